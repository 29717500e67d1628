import { tmpdir } from 'node:os';
import { writeFileSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AcceptanceError } from '#convoyeur/acceptance/acceptance-error.js';
import { readAcceptance } from '#convoyeur/acceptance/read-acceptance.js';
import type { Violation } from '#convoyeur/invariants/invariant.js';
import { freshPath, proposed, SHA256, signed, writeYaml } from './signed-files.js';

const refused = suite('acceptance: files that are refused');

const UUID = '10000000-0000-4000-8000-000000000001';
const OTHER = '20000000-0000-4000-8000-000000000002';
const DIGEST = 'a'.repeat(64);
const SIGNATURE = 'by: Jo, reason: known';
const DRIFT = `code: sum-conservation/drift, token: ${UUID}, wallet: ${UUID}, asset: ${UUID}, driftCents: 4000`;
const FORK = `code: hash-chain/fork, parent: ${UUID}, children: [${UUID}, ${OTHER}]`;
const CLASS = `code: hash-chain/fork, count: 320, sha256: ${DIGEST}`;

/** Everything that is said of a file. */
async function refusalOf(path: string): Promise<AcceptanceError> {
  try {
    await readAcceptance(path);
  } catch (error) {
    if (error instanceof AcceptanceError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

async function problemsOf(text: string): Promise<readonly string[]> {
  return (await refusalOf(writeYaml(text))).particulars.map(String);
}

function fileWith(...entries: readonly string[]): string {
  return `source: {sha256: ${SHA256}}\naccepted:\n${entries.map((entry) => `  - {${entry}}\n`).join('')}`;
}

/** Entries, and what is said of them. The first stands on line 3. */
const ENTRIES: readonly (readonly [what: string, entries: readonly string[], problems: readonly string[]])[] = [
  ['no name', [`${DRIFT}, by: , reason: known`], ['line 3, entry 1, sum-conservation/drift, field by: not signed: expected who accepts this, found nothing']],
  ['an empty name', [`${DRIFT}, by: "", reason: known`], ['line 3, entry 1, sum-conservation/drift, field by: not signed: expected who accepts this, found ""']],
  ['a blank reason', [`${DRIFT}, by: Jo, reason: "  "`], ['line 3, entry 1, sum-conservation/drift, field reason: not signed: expected why this is accepted, found "  "']],
  ['a missing reason', [`${DRIFT}, by: Jo`], ['line 3, entry 1, sum-conservation/drift, field reason: not signed: expected why this is accepted, found nothing (the field is missing)']],
  ['a number as the reason', [`${DRIFT}, by: Jo, reason: 12`], ['line 3, entry 1, sum-conservation/drift, field reason: not signed: expected why this is accepted, found 12']],
  ['a class without a signature', [CLASS], [
    'line 3, entry 1, hash-chain/fork, field by: not signed: expected who accepts this, found nothing (the field is missing)',
    'line 3, entry 1, hash-chain/fork, field reason: not signed: expected why this is accepted, found nothing (the field is missing)',
  ]],
  ['an unknown code', [`code: hash-chain/forks, ${SIGNATURE}`], ['line 3, entry 1, hash-chain/forks, field code: expected a code that is known, found "hash-chain/forks"; `convoyeur invariants list` names them all']],
  ['a code named as what every object has', [`code: constructor, ${SIGNATURE}`], ['line 3, entry 1, constructor, field code: expected a code that is known, found "constructor"; `convoyeur invariants list` names them all']],
  ['no code', [SIGNATURE], ['line 3, entry 1, field code: expected a code such as sum-conservation/drift, found nothing (the field is missing)']],
  ['a code about the import', [`code: count-parity/missing, ${SIGNATURE}`], [
    'line 3, entry 1, count-parity/missing, field code: expected a finding about the source, found one of count-parity, which is about the import and can never be accepted; find its cause, and take the entry out',
  ]],
  ['an unknown field', [`${DRIFT}, note: hello, ${SIGNATURE}`], ['line 3, entry 1, sum-conservation/drift, field note: expected only code, token, wallet, asset, driftCents, by, reason, found this field']],
  ['a missing uuid and figure', [`code: sum-conservation/drift, wallet: ${UUID}, asset: ${UUID}, ${SIGNATURE}`], [
    'line 3, entry 1, sum-conservation/drift, field token: expected a uuid, found nothing (the field is missing)',
    'line 3, entry 1, sum-conservation/drift, field driftCents: expected a whole number, found nothing (the field is missing)',
  ]],
  ['a figure with a fraction', [`${DRIFT.replace(/4000$/, '40.5')}, ${SIGNATURE}`], ['line 3, entry 1, sum-conservation/drift, field driftCents: expected a whole number, found 40.5']],
  ['a figure as text', [`${DRIFT.replace(/4000$/, '"4000"')}, ${SIGNATURE}`], ['line 3, entry 1, sum-conservation/drift, field driftCents: expected a whole number, found "4000"']],
  ['what is no uuid', [`code: hash-chain/content, transaction: 02f4d37b, contentDigest: 1, ${SIGNATURE}`], ['line 3, entry 1, hash-chain/content, field transaction: expected a uuid, found "02f4d37b"']],
  ['a list where one is expected', [`code: hash-chain/content, transaction: [${UUID}], contentDigest: 1, ${SIGNATURE}`], ['line 3, entry 1, hash-chain/content, field transaction: expected a uuid, found a list of 1']],
  ['one where a list is expected', [`code: hash-chain/fork, parent: ${UUID}, children: ${UUID}, ${SIGNATURE}`], [`line 3, entry 1, hash-chain/fork, field children: expected a list of uuids, found "${UUID}"`]],
  ['a list with something else', [`code: hash-chain/fork, parent: ${UUID}, children: [${UUID}, x], ${SIGNATURE}`], ['line 3, entry 1, hash-chain/fork, field children: expected a list of uuids, found "x" in it']],
  ['neither place nor tenant', [`code: tenant-coherence/not-federated, asset: ${UUID}, transactions: 3, ${SIGNATURE}`], [
    'line 3, entry 1, tenant-coherence/not-federated, field place or tenant: expected one of them, found none',
  ]],
  ['both place and tenant', [`code: tenant-coherence/not-federated, asset: ${UUID}, place: ${UUID}, tenant: ${UUID}, transactions: 3, ${SIGNATURE}`], [
    'line 3, entry 1, tenant-coherence/not-federated, field place or tenant: expected one of them, found both',
  ]],
  ['a class without its digest', [`code: hash-chain/fork, count: 320, ${SIGNATURE}`], [
    'line 3, entry 1, hash-chain/fork, field sha256: expected a SHA-256 of 64 lower-case hexadecimal digits, found nothing (the field is missing)',
  ]],
  ['a class of none', [`code: hash-chain/fork, count: 0, sha256: ${DIGEST}, ${SIGNATURE}`], ['line 3, entry 1, hash-chain/fork, field count: expected a whole number from 1, found 0']],
  ['a class with a uuid', [`${CLASS}, parent: ${UUID}, ${SIGNATURE}`], ['line 3, entry 1, hash-chain/fork, field parent: expected only code, count, sha256, by, reason, found this field']],
  ['the same finding twice', [`${FORK}, ${SIGNATURE}`, `code: hash-chain/fork, parent: ${UUID.toUpperCase()}, children: [${OTHER}, ${UUID}], by: Ann, reason: too`], [
    'line 4, entry 2, hash-chain/fork: expected once, found again: the same as entry 1',
  ]],
  ['the same class twice', [`${CLASS}, ${SIGNATURE}`, `${CLASS}, ${SIGNATURE}`], ['line 4, entry 2, hash-chain/fork: expected once, found again: the same as entry 1']],
  ['two classes of one code', [`${CLASS}, ${SIGNATURE}`, `${CLASS.replace('320', '321')}, ${SIGNATURE}`], [
    'line 4, entry 2, hash-chain/fork: expected either one entry for all findings of this code or one for each, found both, here and in entry 1',
  ]],
  ['a class and one of its findings', [`${CLASS}, ${SIGNATURE}`, `${FORK}, ${SIGNATURE}`], [
    'line 4, entry 2, hash-chain/fork: expected either one entry for all findings of this code or one for each, found both, here and in entry 1',
  ]],
  ['a finding and its class', [`${FORK}, ${SIGNATURE}`, `${CLASS}, ${SIGNATURE}`], [
    'line 4, entry 2, hash-chain/fork: expected either one entry for all findings of this code or one for each, found both, here and in entry 1',
  ]],
];

for (const [what, entries, problems] of ENTRIES) {
  refused(`an entry with ${what}`, async () => {
    assert.equal(await problemsOf(fileWith(...entries)), problems);
  });
}

refused('what is no entry at all', async () => {
  assert.equal(await problemsOf(`source: {sha256: ${SHA256}}\naccepted:\n  - hello\n  -\n  - {}\n`), [
    'line 3, entry 1: expected code, by, reason and what is accepted, found "hello"',
    'line 4, entry 2: expected code, by, reason and what is accepted, found nothing',
    'line 5, entry 3, field code: expected a code such as sum-conservation/drift, found nothing (the field is missing)',
    'line 5, entry 3, field by: not signed: expected who accepts this, found nothing (the field is missing)',
    'line 5, entry 3, field reason: not signed: expected why this is accepted, found nothing (the field is missing)',
  ]);
});

/** Whole files, and what is said of them. */
const FILES: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
  ['nothing in it', '', ['line 1: expected source and accepted, found nothing']],
  ['only a comment in it', '# to do\n', ['line 1: expected source and accepted, found nothing']],
  ['a list in it', '- 1\n', ['line 1: expected source and accepted, found a list of 1']],
  ['no source', 'accepted: []\n', ['line 1, field source.sha256: expected the SHA-256 of the dump, 64 lower-case hexadecimal digits, found nothing (the field is missing)']],
  ['a source without a digest', 'source: {}\naccepted: []\n', ['line 1, field source.sha256: expected the SHA-256 of the dump, 64 lower-case hexadecimal digits, found nothing (the field is missing)']],
  ['a digest that is cut off', 'source:\n  sha256: 5f0c…\naccepted: []\n', ['line 2, field source.sha256: expected the SHA-256 of the dump, 64 lower-case hexadecimal digits, found "5f0c…"']],
  ['no findings', `source: {sha256: ${SHA256}}\n`, ['line 1, field accepted: expected a list of findings, found nothing (the field is missing)']],
  ['findings by name', `source: {sha256: ${SHA256}}\naccepted: {a: 1}\n`, ['line 2, field accepted: expected a list of findings, found a set of fields']],
  ['unknown fields', `source: {sha256: ${SHA256}, path: x}\naccepted: []\nrejected: []\n`, [
    'line 1, field source.path: expected only sha256, found this field',
    'line 3, field rejected: expected only source and accepted, found this field',
  ]],
];

for (const [what, text, problems] of FILES) {
  refused(`a file with ${what}`, async () => {
    assert.equal(await problemsOf(text), problems);
  });
}

refused('what is no YAML is told by its lines, without its text', async () => {
  const cut = await refusalOf(writeYaml('source: {sha256: "HUSH'));
  assert.match(cut.message, /accepted-\d+\.yaml: expected YAML, found (?:an error|\d errors) in it\. Correct the file\.$/);
  assert.ok(cut.particulars.length > 0 && cut.particulars.every((line) => String(line).startsWith('line 1: ')));
  assert.equal(await problemsOf('accepted: []\naccepted: []\n'), ['line 2, field accepted: expected once, found again']);
  assert.equal(await problemsOf('accepted: *HUSH\n'), ['the aliases: expected each to lead somewhere, found one that does not; put a text that begins with * or & in quotes']);
  for (const text of ['source: {sha256: "HUSH', 'a: *HUSH', '"a": 1 "HUSH"', '}HUSH', '--- a\n--- HUSH']) {
    const { message, particulars } = await refusalOf(writeYaml(text));
    assert.not.match(message + particulars.join(), /HUSH/, text);
  }
});

refused('the first line says how many faults there are, and what to do', async () => {
  const path = writeYaml(fileWith(`${DRIFT}, by: , reason: `));
  const { message, exitCode } = await refusalOf(path);
  assert.is(message, `${path}: expected a file in order, found 2 faults. Correct and sign every entry (by, reason), or take it out.`);
  assert.is(exitCode, 2);
  assert.match((await refusalOf(writeYaml(fileWith(`${DRIFT}, by: , reason: known`)))).message, /, found one fault\. /);
});

refused('a proposal that nobody has signed: every entry is named', async () => {
  const forks: Violation[] = [1, 2, 3].map((number) => ({ code: 'hash-chain/content', subjects: { transaction: UUID.replace('1', String(number)) }, figures: { contentDigest: number }, message: 'Changed.' }));
  const problems = await problemsOf(proposed(forks));
  assert.is(problems.length, 6);
  assert.match(problems[5] ?? '', /^line 22, entry 3, hash-chain\/content, field reason: not signed/);
  const half = signed(proposed(forks)).replace('by: "Jo: treasurer"', 'by:');
  assert.equal(await problemsOf(half), ['line 9, entry 1, hash-chain/content, field by: not signed: expected who accepts this, found nothing']);
});

refused('files that cannot be read, or are others than were meant', async () => {
  const absent = freshPath();
  assert.is((await refusalOf(absent)).message, `${absent}: expected a file, found none of that name. Check the path.`);
  assert.is((await refusalOf(tmpdir())).message, `${tmpdir()}: expected a file that can be read, found a folder. Check the path.`);
  const binary = freshPath();
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0xc3]));
  assert.is((await refusalOf(binary)).message, `${binary}: expected YAML, found bytes that are no UTF-8 text. Check the path: this is no file that people fill in.`);
  const dump = freshPath();
  writeFileSync(dump, Buffer.alloc(40_000_000, ' '));
  assert.is((await refusalOf(dump)).message, `${dump}: expected a file that people fill in, found 40 MB. Check the path: this is no file that people fill in.`);
});

refused('a sound file is not', async () => {
  const text = `\ufeff${fileWith(`${DRIFT}, ${SIGNATURE}`, `${FORK}, ${SIGNATURE}`).replaceAll('\n', '\r\n')}`;
  assert.equal((await readAcceptance(writeYaml(text))).entries, [
    { code: 'sum-conservation/drift', subjects: { token: UUID, wallet: UUID, asset: UUID }, figures: { driftCents: 4000 }, by: 'Jo', reason: 'known' },
    { code: 'hash-chain/fork', subjects: { parent: UUID, children: [UUID, OTHER] }, figures: { children: 2 }, by: 'Jo', reason: 'known' },
  ]);
});

refused.run();
