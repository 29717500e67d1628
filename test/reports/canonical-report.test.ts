import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { canonicalReport, type Making } from '#convoyeur/reports/canonical-report.js';

const test = suite('canonical report');

const MAKING: Making = { command: 'invariants run', version: '1.2.3', inputs: { accept: null, mapping: null }, options: { only: null }, accepted: [] };
const SOURCE = { path: 'here/dump.jsonl', sha256: 'f00', format: 'jsonl', records: { b: 2, a: 1 } };

test('keys are sorted, nothing stands between them, and the digest is of the text', () => {
  const { text, sha256 } = canonicalReport({ source: SOURCE, verdict: 'clean', é: 1, Z: [3, 1] } as { source: typeof SOURCE }, MAKING);
  assert.is(text, '{"Z":[3,1],"accepted":[],"command":"invariants run","convoyeur":"1.2.3","inputs":{"accept":null,"mapping":null},"options":{"only":null},'
    + '"source":{"format":"jsonl","records":{"a":1,"b":2},"sha256":"f00"},"verdict":"clean","é":1}');
  assert.is(sha256, createHash('sha256').update(text, 'utf8').digest('hex'));
});

test('where the dump lay makes no difference, what was found does', () => {
  const one = canonicalReport({ source: SOURCE }, MAKING);
  assert.equal(canonicalReport({ source: { ...SOURCE, path: 'elsewhere.gz' } }, MAKING), one);
  assert.is.not(canonicalReport({ source: { ...SOURCE, sha256: 'f01' } }, MAKING).sha256, one.sha256);
  assert.is.not(canonicalReport({ source: SOURCE }, { ...MAKING, version: '1.2.4' }).sha256, one.sha256);
});

test('half a character becomes the sign for it: the text can be written as UTF-8 and read again', () => {
  const { text } = canonicalReport({ name: 'a\ud800b\u0000' } as object, MAKING);
  assert.is(Buffer.from(text).toString(), text);
  assert.match(text, '"name":"a\ufffdb\\u0000"');
});

test.run();
