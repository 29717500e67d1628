import { gzipSync } from 'node:zlib';

import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fixturePath, fixtureText, readWhole, sorted, writeDump } from './dump-files.js';

const formats = suite('sources: one database in three formats');

/** What a format cannot say is taken out of both sides before they are compared. */
function without(records: readonly FedowRecord[], drop: (record: FedowRecord) => FedowRecord | null): string[] {
  return sorted(records.map(drop).filter((record) => record !== null));
}

const cutToMilliseconds = (text: string): string => text.replace(/(T\d\d:\d\d:\d\d\.\d{3})\d{3}\+/g, '$1000+').replace(/\.000000\+/g, '+');

formats('Django JSON holds the same records as JSON Lines, up to milliseconds', async () => {
  const lines = await readWhole(fixturePath('clean.jsonl'));
  const list = await readWhole(fixturePath('clean.dumpdata.json'));
  assert.is(lines.records.length, 2388);
  assert.equal(list.facts.records, { ...lines.facts.records });
  assert.equal(sorted(list.records), lines.records.map((record) => cutToMilliseconds(JSON.stringify(record))).sort());
  assert.equal([lines.facts.timestampPrecision, list.facts.timestampPrecision], ['microseconds', 'milliseconds']);
});

formats('sections hold the same records, up to what they cannot say', async () => {
  const lines = await readWhole(fixturePath('clean.jsonl'));
  const sections = await readWhole(fixturePath('clean.sections.json'));
  const originKeys = new Map<string, string>();
  for (const record of lines.records) {
    if (record.model === 'origin') originKeys.set(record.key, `${record.place}/${record.generation}`);
  }
  const usedCheckouts = new Set(lines.records.map((record) => (record.model === 'transaction' ? record.checkout : null)));
  const comparable = (record: FedowRecord): FedowRecord | null => {
    if (record.model === 'organizationapikey') return null;
    if (record.model === 'checkoutstripe') return usedCheckouts.has(record.uuid) ? { ...record, status: null, asset: null, user: null } : null;
    if (record.model === 'fedowuser') return record.wallet === null ? null : { ...record, firstName: null, lastName: null, dateJoined: null };
    if (record.model === 'asset') return { ...record, lastUpdate: null };
    if (record.model === 'origin') return { ...record, key: originKeys.get(record.key) ?? record.key };
    if (record.model === 'card') return { ...record, origin: originKeys.get(record.origin) ?? record.origin };
    if (record.model === 'transaction') return { ...record, ip: '0.0.0.0' };
    return record;
  };
  // The key of a card or token is the same in both; only the sections' ip is not V1's.
  const left = without(sections.records, comparable);
  const right = without(lines.records, comparable);
  assert.is(left.length, right.length);
  assert.equal(left, right);
  assert.equal(sections.facts.problems, []);
});

formats('each format reads the same from .gz, from several gzip members, and whatever its name', async () => {
  for (const name of ['clean.jsonl', 'clean.dumpdata.json', 'clean.sections.json']) {
    const plain = await readWhole(fixturePath(name));
    const bytes = Buffer.from(fixtureText(name));
    const whole = await readWhole(writeDump('misleading-name.csv', gzipSync(bytes)));
    const parts = [bytes.subarray(0, 300_000), bytes.subarray(300_000)].map((part) => gzipSync(part));
    const members = await readWhole(writeDump('members.bin', Buffer.concat(parts)));
    assert.equal(whole.records, plain.records, name);
    assert.equal(members.records, plain.records, name);
    assert.equal(members.facts.problems, []);
  }
});

formats('a byte order mark, CRLF and blank lines change nothing but the line numbers', async () => {
  const plain = await readWhole(fixturePath('clean.jsonl'));
  const text = fixtureText('clean.jsonl');
  const windows = await readWhole(writeDump('windows.jsonl', `\uFEFF${text.replaceAll('\n', '\r\n')}`));
  assert.equal(windows.records, plain.records);
  const spaced = await readWhole(writeDump('spaced.jsonl', text.replaceAll('\n', '\n  \n')));
  assert.equal(spaced.records, plain.records);
  assert.equal(spaced.positions.slice(0, 3), [1, 3, 5]);
  const marked = await readWhole(writeDump('marked.json', `\uFEFF \n${fixtureText('clean.sections.json')}\n`));
  assert.is(marked.records.length, (await readWhole(fixturePath('clean.sections.json'))).records.length);
});

formats('the last line may lack its line end', async () => {
  const { records, facts } = await readWhole(writeDump('no-end.jsonl', fixtureText('clean.jsonl').trimEnd()));
  assert.is(records.length, 2388);
  assert.is(facts.problemsTotal, 0);
});

formats.run();
