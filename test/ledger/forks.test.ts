import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findForks, parentOf } from '#convoyeur/ledger/chain.js';
import { NONE } from '#convoyeur/ledger/uuid-index.js';
import { ledgerOf, transactionRecord, uuid } from './made-records.js';

const test = suite('forks of a chain');

const network = fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 10 }).chain((numbers) => fc.tuple(...numbers.map((number) =>
  fc.nat(14).map((parent) => transactionRecord({ uuid: uuid('1', number), previous: uuid('1', parent) })))));

test('counts parents with several children, and these, as a grouping by parent does', () => {
  let forked = 0;
  fc.assert(fc.property(network, (records) => {
    const groups = new Map<string, string[]>();
    for (const { uuid: key, previous } of records) if (previous !== key) groups.set(previous, [...(groups.get(previous) ?? []), key]);
    const forks = [...groups.values()].filter((children) => children.length > 1);
    const { transactions: table } = ledgerOf(records);
    const found = findForks(table);
    assert.is(found.points, forks.length);
    assert.is(found.children, forks.flat().length);
    const children = new Set(forks.flat());
    for (let row = 0; row < table.rows; row += 1) {
      const key = table.uuids.at(row);
      assert.is(found.isChild[row] === 1, children.has(key), key);
      assert.is(found.childCount[row], groups.get(key)?.length ?? 0, key);
    }
    forked += forks.length;
  }), { includeErrorInReport: true, numRuns: 400 });
  assert.ok(forked > 100, 'hardly any network had a fork');
});

test('a first block is nobody’s child, one that is only mentioned has no parent', () => {
  const { transactions: table } = ledgerOf([transactionRecord({ uuid: uuid('1', 1) }), transactionRecord({ uuid: uuid('1', 2), previous: uuid('1', 9) })]);
  assert.is(parentOf(table, table.uuids.indexOf(uuid('1', 1))), NONE);
  assert.is(parentOf(table, table.uuids.indexOf(uuid('1', 9))), NONE);
  assert.is(table.uuids.at(parentOf(table, table.uuids.indexOf(uuid('1', 2)))), uuid('1', 9));
  assert.is(table.count, 2);
  assert.is(table.rows, 3);
});

test.run();
