import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import type { InvariantResult } from '#convoyeur/invariants/result.js';
import { invariantsText } from '#convoyeur/reports/text/invariants-text.js';
import { CATALOGUE_FAULTS, IMPORTER_FAULTS, SOURCE_FAULTS } from '#convoyeur/testing/faults/index.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { generateTill } from '#convoyeur/testing/laboutik/generate-till.js';
import { WHOLE_TILL } from '#convoyeur/testing/laboutik/production-till.js';
import { examineTill } from '#convoyeur/testing/projection/examine-till.js';
import { examine } from '#convoyeur/testing/projection/examine.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { LANGUAGES, Voice } from '#convoyeur/words/index.js';

// How each finding reads, with why it matters and what to do, in both languages: each code has a fault that makes it in a small dump.
// After a change on purpose: UPDATE_GOLDEN=1 npm test -- findings, and read the diff.
const findings = suite('how findings read');

const healthy = [...generateFedow({ seed: 1, transactions: 300 })];
const till = [...generateTill(healthy, { shape: WHOLE_TILL, sells: true, random: new Random(1) })];
const planted: (readonly [fault: string, results: readonly InvariantResult[]])[] = [];
const dumpOf = (records: typeof healthy) => ({ records, format: 'jsonl', precision: 'microseconds' }) as const;

findings.before(async () => {
  for (const { name, apply } of SOURCE_FAULTS) planted.push([name, (await examine(dumpOf(apply(healthy)))).import]);
  for (const { name, sabotage } of IMPORTER_FAULTS) planted.push([name, (await examine(dumpOf(healthy), sabotage)).import]);
  for (const { name, spoil } of CATALOGUE_FAULTS) planted.push([name, (await examineTill({ records: till, format: 'jsonl' }, spoil)).results]);
});

for (const language of LANGUAGES) {
  findings(`in ${language}`, () => {
    const text = planted.map(([fault, results]) => `== ${fault}\n${invariantsText({ invariants: results.filter(({ violations }) => violations > 0) }, new Voice(language), { isExplained: true })}\n`).join('\n');
    const path = join(import.meta.dirname, '../../test/golden', `findings.${language}.txt`);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
    assert.ok(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 makes it`);
    assert.fixture(text, readFileSync(path, 'utf8'));
    assert.equal(text.split('\n').filter((line) => [...line].length > 80), []);
  });
}

findings('each code of each invariant is among them', () => {
  const told = new Set(planted.flatMap(([, results]) => results.flatMap(({ codes }) => Object.keys(codes))));
  assert.equal(INVARIANTS.flatMap(({ codes }) => Object.keys(codes)).filter((code) => !told.has(code)), []);
});

findings.run();
