import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FactsCollector } from '#convoyeur/sources/fedow/facts-collector.js';
import { builderFor, readPart } from '#convoyeur/sources/fedow/parts/read-part.js';
import { plainTransactions } from '#convoyeur/sources/fedow/plain/plain-transactions.js';
import { writeGenerated } from '#convoyeur/testing/write-generated.js';

import { plainly } from '../../import/command.js';
import { freshPath } from '../../import/dumps.js';
import { fixturePath, fixtureText, writeDump } from '../dump-files.js';

const plain = suite('sources: transactions read from the bytes of their lines');

interface Reading {
  /** Everything that the two ways must agree in. */
  readonly content: unknown;
  readonly taken: number;
}

/** Reads a file with or without the way from bytes to columns. */
async function read(path: string, isPlain: boolean): Promise<Reading> {
  const facts = new FactsCollector();
  const size = readFileSync(path).length;
  const builder = builderFor(size);
  const takes = plainTransactions(builder, facts);
  let taken = 0;
  let twice = 0;
  await readPart(path, { start: 0, end: size }, facts, (bytes, start, end) => {
    const isTaken = isPlain && takes(bytes, start, end);
    taken += Number(isTaken);
    return isTaken;
  }, (record) => { twice += Number(builder.add(record) !== null); });
  const problems = facts.problems.kept.map(({ where, message }) => `${String(where)}: ${String(message)}`);
  return { content: { ledger: builder.part(), facts: facts.collected(), problems, twice, unsettled: builder.unsettled }, taken };
}

async function sameBothWays(path: string): Promise<number> {
  const { content, taken } = await read(path, true);
  const { content: expected } = await read(path, false);
  // Before it is asked what differs, which takes a hundred times as long.
  if (!isDeepStrictEqual(content, expected)) assert.equal(content, expected, path);
  return taken;
}

const lines = fixtureText('clean.jsonl').trimEnd().split('\n');
const countOf = (all: readonly string[]): number => all.filter((line) => line.startsWith('{"model": "fedow_core.transaction"')).length;
/** The previous transaction before the next one, as in an extract, and all checkouts before them; nothing else is needed. */
const inOrder = [...lines.filter((line) => line.includes('fedow_core.checkoutstripe"')), ...lines.filter((line) => line.includes('fedow_core.transaction"')).sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))];

function timeOf(line: string): string {
  return /"datetime": "([^"]+)"/.exec(line)?.[1] ?? '';
}

plain('nearly all of a dump is read that way, and comes to the same', async () => {
  const path = writeDump('in-order.jsonl', `${inOrder.join('\n')}\n`);
  const taken = await sameBothWays(path);
  assert.ok(taken > 0.8 * countOf(lines), `${taken} of ${countOf(lines)}`);
  const made = writeDump('made-plain.jsonl', '');
  await writeGenerated({ seed: 11, transactions: 2000, wallets: undefined, faults: ['fork', 'drift'], format: 'jsonl', path: made, overwrite: true }, () => undefined);
  assert.ok(await sameBothWays(made) > 1700);
});

plain('what extract writes is of that form', async () => {
  const path = freshPath('extracted.jsonl');
  assert.is((await plainly('extract', 'fedow', '--from', `sqlite:${fixturePath('clean.sqlite3')}`, '--out', path)).code, 0);
  const taken = await sameBothWays(path);
  assert.ok(taken > 0.8 * countOf(lines), `${taken} of ${countOf(lines)}`);
});

/** Texts that stand in a line, and what a dump, or an attacker, may have there instead. */
const OTHERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.\d{6}Z"/, ['.000000Z"', '.500000Z"', '.014Z"', 'Z"', '.014564+00:00"', '.014564+02:00"', '.0145641Z"', '.01456Z"', '.Z"', '"']],
  [/T\d\d:/, ['T24:', ' 10:', 'T1a:', 'T00:']],
  [/"datetime": "\d{4}-\d\d-\d\d/, ['"datetime": "2023-02-29', '"datetime": "2024-02-29', '"datetime": "0000-01-01', '"datetime": "9999-12-31', '"datetime": "2023-13-01', '"datetime": null, "x": "']],
  [/"amount": \d+/, ['"amount": 0', '"amount": 007', '"amount": -1', '"amount": 1e3', '"amount": 2147483647', '"amount": 2147483648', '"amount": 999999999', '"amount": 1.0', '"amount": "5"', '"amount": null', '"amount": ']],
  [/"ip": "[^"]*"/, ['"ip": null', '"ip": "::1"', '"ip": "1.2.3.04"', '"ip": "256.1.1.1"', '"ip": "1.2.3"', '"ip": "1.2.3.4.5"', '"ip": ""', '"ip": "fe80::1%eth0"', '"ip": "01.2.3.4"']],
  [/"comment": (null|"(?:[^"\\]|\\.)*")/, ['"comment": ""', '"comment": null', '"comment": "a\\u0000"', '"comment": "\\ud800"', '"comment": "é\\n\\"🍺\\""', '"comment": "\u007f~ "', '"comment": 5', '"comment": "\t"', '"comment": "\\x"', '"comment": "}}"', '"comment": "\\\\"']],
  [/"metadata": (?:null|\{[^{}]*\})/, ['"metadata": {}', '"metadata": { }', '"metadata": {"a": 1, "a": 2}', '"metadata": {"10": 1, "9": [1.0, -0.0, 1e21, {"é": "\\u00e9"}]}', '"metadata": {"a": 1e99999}', '"metadata": {"a": "\\u0000"}', '"metadata": {"a": }', '"metadata": {"}": "\\"{"}', '"metadata": [1]', '"metadata": "x"', '"metadata": {"__proto__": {"b": null}}', '"metadata": {"a": 1}}']],
  [/"subscription_type": (?:null|"[^"]*")/, ['"subscription_type": null', '"subscription_type": ""', `"subscription_type": "${'x'.repeat(50)}"`, `"subscription_type": "${'x'.repeat(51)}"`, '"subscription_type": "é"']],
  [/"action": "\w+"/, ['"action": "XXX"', '"action": "sal"', '"action": "SALE"', '"action": null', '"action": "REF"', '"action": "FST"']],
  [/"hash": "\w+"/, [`"hash": "${'0'.repeat(64)}"`, `"hash": "${'A'.repeat(64)}"`, `"hash": "${'a'.repeat(63)}"`, `"hash": "${'g'.repeat(64)}"`]],
  [/"(checkout_stripe|card|primary_card|sender|asset|previous_transaction)": (null|"[^"]*")/, ['"$1": null', '"$1": "0061E2C4-a504-4871-9094-a73bed5317a6"', '"$1": "0061e2c4-a504-4871-9094-a73bed5317a6"', '"$1": "0061e2c4a504-4871-9094-a73bed5317a6x"', '"$1": "x"', '"$1": ""']],
  [/, "ip"/, [',"ip"', ', "ip" ', ', "api_key": "x", "ip"', ', "ip": "8.8.8.8", "ip"']],
  [/\}\}$/, ['}} ', '}}\r', '}', '}, "more": 1}', '}}}', '']],
];

const anyEdit = fc.constantFrom(...OTHERS).chain(([from, to]) => fc.constantFrom(...to).map((text) => (line: string): string => line.replace(from, text)));
/** Any byte anywhere: also in names, dashes and braces. */
const anyByte = fc.tuple(fc.nat(), fc.constantFrom('"', '\\', ' ', '0', 'f', 'g', 'Z', '{', '}', ',', 'é', '\u0001', '')).map(([at, byte]) => (line: string): string => line.slice(0, at % line.length) + byte + line.slice(at % line.length + 1));
const edits = fc.array(fc.tuple(fc.nat(), fc.oneof(anyEdit, anyByte)), { minLength: 1, maxLength: 8 });

plain('whatever else stands in a line, it comes to the same, or is refused in the same words', async () => {
  const firsts = inOrder.length - countOf(lines);
  await fc.assert(fc.asyncProperty(edits, async (all) => {
    const edited = inOrder.slice(0, firsts + 60);
    for (const [at, edit] of all) {
      const place = firsts + (at % 60);
      edited[place] = edit(edited[place] ?? '');
    }
    await sameBothWays(writeDump('edited.jsonl', edited.join('\n')));
  }), { numRuns: 250, includeErrorInReport: true });
});

plain('each other value alone comes to the same', async () => {
  const firsts = inOrder.length - countOf(lines);
  for (const [from, to] of OTHERS) {
    for (const text of to) {
      const place = inOrder.findIndex((line, at) => at > firsts + 20 && from.test(line));
      const edited = inOrder.slice(0, place + 5);
      edited[place] = (edited[place] ?? '').replace(from, text);
      await sameBothWays(writeDump('one.jsonl', `${edited.join('\n')}\n`));
    }
  }
});

plain('a line that is cut off, at any place', async () => {
  const firsts = inOrder.length - countOf(lines);
  const last = inOrder[firsts + 10] ?? '';
  for (let length = 0; length < last.length; length += 7) {
    await sameBothWays(writeDump('cut.jsonl', [...inOrder.slice(0, firsts + 10), `${last.slice(0, length)}\n`].join('\n')));
  }
});

plain('bytes that are no UTF-8', async () => {
  const bytes = Buffer.from(`${inOrder.join('\n')}\n`);
  bytes[bytes.length - 300] = 0xff;
  const path = writeDump('bytes.jsonl', '');
  writeFileSync(path, bytes);
  await sameBothWays(path);
});

plain.run();
