import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import { NONE } from '#convoyeur/ledger/uuid-index.js';
import type { SourceError } from '#convoyeur/sources/problem.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { writeGenerated } from '#convoyeur/testing/write-generated.js';

import { plainly } from '../import/command.js';
import { freshPath } from '../import/dumps.js';
import { fixturePath, fixtureText, writeDump } from './dump-files.js';

const parts = suite('sources: a dump read on several threads');

/** All that a ledger holds, row by row in its order. */
function contentOf(ledger: FedowLedger): unknown {
  const { transactions: table, indices } = ledger;
  const name = (index: typeof indices.wallets, at: number | undefined): string | null => (at === undefined || at === NONE ? null : index.at(at));
  const rows = Array.from({ length: table.rows }, (_, row) => (table.present[row] !== 1 ? table.uuids.at(row) : [
    table.uuids.at(row), table.actionAt(row), table.amount[row], name(indices.assets, table.asset[row]), name(indices.wallets, table.sender[row]), name(indices.wallets, table.receiver[row]),
    name(indices.cards, table.card[row]), name(indices.cards, table.primaryCard[row]), name(table.uuids, table.previous[row]), table.microseconds[row], table.content[row],
    ledger.inJsonbOrder && table.jsonbSensitive[row], table.hashAt(row),
  ]));
  const { primaryWallet, precision, inJsonbOrder, wallets, users, places, assets, origins, cards, tokens, checkouts, refilledCheckouts, federations } = ledger;
  return {
    rows, count: table.count, primaryWallet, precision, inJsonbOrder,
    maps: [wallets, users, places, assets, origins, cards, tokens, checkouts, federations].map((map) => [...map]), refilledCheckouts: [...refilledCheckouts].sort(),
  };
}

/** What loading a file comes to: the ledger and the facts, or the error in words. */
async function loaded(path: string, threads: number): Promise<unknown> {
  const dump = await openFedowDump(path);
  try {
    const ledger = await loadLedger(dump, undefined, threads);
    return { ledger: contentOf(ledger), facts: dump.facts };
  } catch (error) {
    return { error: (error as Error).message, lines: (error as SourceError).particulars.map(String) };
  }
}

async function sameInParts(path: string, threads: readonly number[] = [2]): Promise<void> {
  const whole = await loaded(path, 1);
  for (const count of threads) assert.equal(await loaded(path, count), whole, `${path} on ${count} threads`);
}

/** Whether threads were really used: they give up in silence. */
async function isReadInParts(path: string, threads = 2): Promise<boolean> {
  return await (await openFedowDump(path)).readInParts(threads) !== null;
}

parts('the fixtures give the same ledger and the same facts, however many threads read them', async () => {
  for (const name of ['clean.jsonl', 'faulty.jsonl']) {
    assert.ok(await isReadInParts(fixturePath(name)), name);
    await sameInParts(fixturePath(name), [3, 7]);
  }
});

parts('lines in any order: what a hash covers may stand in another part', async () => {
  const lines = fixtureText('clean.jsonl').trimEnd().split('\n');
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
    const path = writeDump('shuffled.jsonl', `${shuffled.join('\n')}\n`);
    assert.ok(await isReadInParts(path));
    await sameInParts(path);
  }), { numRuns: 2, includeErrorInReport: true });
});

parts('records that are missing, transactions and checkouts among them, leave the same hashes open', async () => {
  const lines = fixtureText('clean.jsonl').trimEnd().split('\n').filter((line, at) => !line.includes('fedow_core.checkoutstripe') && (at % 97 !== 0 || !line.includes('fedow_core.transaction')));
  const path = writeDump('holes.jsonl', lines.join('\n'));
  assert.ok(await isReadInParts(path));
  await sameInParts(path);
});

parts('a generated dump with unknown fields, other applications’ records and a byte order mark', async () => {
  const path = writeDump('made.jsonl', '');
  await writeGenerated({ seed: 5, transactions: 3000, wallets: undefined, faults: ['fork', 'drift'], format: 'jsonl', path, overwrite: true }, () => undefined);
  await sameInParts(path, [2, 4]);
  const odd = fixtureText('clean.jsonl').replaceAll('"archive": false', '"archive": false, "new_api_key": "x", "colour": "red"');
  const strange = writeDump('odd.jsonl', `\uFEFF${odd}{"model": "auth.group", "pk": 1, "fields": {}}\n`);
  assert.ok(await isReadInParts(strange));
  await sameInParts(strange);
});

parts('a fault is told with its line, and so is what stands twice in different parts', async () => {
  const lines = fixtureText('clean.jsonl').trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  const transaction = lines.find((line) => line.includes('fedow_core.transaction')) ?? '';
  const card = lines.find((line) => line.includes('fedow_core.card')) ?? '';
  for (const [name, text] of Object.entries({
    twice: [...lines, transaction].join('\n'),
    card: [...lines, card].join('\n'),
    hash: [...lines, transaction.replace(/"pk": "[0-9a-f]{8}/, '"pk": "00000000')].join('\n'),
    cut: [...lines.slice(0, -1), last.slice(0, 40)].join('\n'),
    amount: lines.map((line) => line.replace(/"amount": \d+/, '"amount": -1')).join('\n'),
    unknown: [...lines, '{"model": "fedow_core.something", "pk": 1, "fields": {}}'].join('\n'),
    bytes: lines.join('\n').replace('"comment": ""', '"comment": "\\ud800"'),
  })) {
    const path = writeDump(`${name}.jsonl`, text);
    assert.is(await isReadInParts(path), false, name);
    const whole = await loaded(path, 1);
    assert.ok((whole as { error?: string }).error !== undefined, name);
    await sameInParts(path);
  }
});

parts('an extract is whole, or it is said what it lacks', async () => {
  const lines = fixtureText('clean.jsonl').trimEnd().split('\n');
  const cut = writeDump('extract.jsonl', ['{"model": "convoyeur.extract", "pk": 1, "fields": {}}', ...lines].join('\n'));
  assert.is(await isReadInParts(cut), false);
  await sameInParts(cut);
  assert.match(JSON.stringify(await loaded(cut, 2)), 'trailer of an extract');
  const whole = freshPath('whole.jsonl');
  assert.is((await plainly('extract', 'fedow', '--from', `sqlite:${fixturePath('clean.sqlite3')}`, '--out', whole)).code, 0);
  assert.ok(await isReadInParts(whole));
  await sameInParts(whole);
});

parts('what cannot be cut is read in one piece', async () => {
  assert.is(await isReadInParts(fixturePath('clean.dumpdata.json')), false);
  assert.is(await isReadInParts(fixturePath('clean.sections.json')), false);
  await sameInParts(fixturePath('clean.dumpdata.json'));
});

parts.run();
