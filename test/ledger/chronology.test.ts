import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chronologicalRows } from '#convoyeur/ledger/chronology.js';
import type { TransactionRecord, Uuid } from '#convoyeur/ledger/records.js';
import { ledgerOf, moment, transactionRecord, uuid } from './made-records.js';

const test = suite('chronological order');

function order(records: readonly TransactionRecord[]): Uuid[] {
  const { transactions } = ledgerOf(records);
  return Array.from(chronologicalRows(transactions), (row) => transactions.uuids.at(row));
}

/** Few moments, and any parent: itself, an earlier or later one, one that is not there, a ring. */
const network = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 14 }).chain((numbers) => fc.tuple(...numbers.map((number) =>
  fc.record({ at: fc.nat(3), parent: fc.oneof(fc.constantFrom(...numbers), fc.constant(99)) }).map(({ at, parent }) =>
    transactionRecord({ uuid: uuid('1', number), previous: uuid('1', parent), datetime: moment(at) })))));

test('by time, every one once; a child of the same moment after its parent, unless they form a ring', () => {
  const seen = { tie: 0, ring: 0, reordered: 0 };
  fc.assert(fc.property(network, (records) => {
    const byUuid = new Map(records.map((record) => [record.uuid, record]));
    const ordered = order(records);
    assert.equal([...ordered].sort(), [...byUuid.keys()].sort());
    // A moment without a fraction is written shorter.
    const times = ordered.map((key) => byUuid.get(key)!.datetime.replace(/(:\d\d)\+/, '$1.000000+'));
    assert.equal(times, [...times].sort());
    const place = new Map(ordered.map((key, at) => [key, at]));
    for (const record of records) {
      const parent = byUuid.get(record.previous);
      if (parent === undefined || parent === record || parent.datetime !== record.datetime) continue;
      seen.tie += 1;
      if (isInRing(record, byUuid)) seen.ring += 1;
      else {
        assert.ok(place.get(parent.uuid)! < place.get(record.uuid)!, `${parent.uuid} before its child ${record.uuid}`);
        if (parent.uuid > record.uuid) seen.reordered += 1;
      }
    }
  }), { includeErrorInReport: true, numRuns: 500 });
  for (const [name, count] of Object.entries(seen)) assert.ok(count > 0, `no network had a ${name}`);
});

/** Whether the line of parents within the moment comes back to where it began, or never ends. */
function isInRing(record: TransactionRecord, byUuid: ReadonlyMap<Uuid, TransactionRecord>): boolean {
  const passed = new Set<Uuid>();
  for (let at: TransactionRecord | undefined = record; at?.datetime === record.datetime; at = byUuid.get(at.previous)) {
    if (at.previous === at.uuid) return false;
    if (passed.has(at.uuid)) return true;
    passed.add(at.uuid);
  }
  return false;
}

test('among equal times without kin, by uuid, whatever the order of the dump', () => {
  const records = [5, 2, 9, 1].map((number) => transactionRecord({ uuid: uuid('1', number), datetime: moment(5) }));
  assert.equal(order(records), [1, 2, 5, 9].map((number) => uuid('1', number)));
  assert.equal(order(records.toReversed()), order(records));
});

test('the microsecond decides', () => {
  const [late, early] = [transactionRecord({ uuid: uuid('1', 1), datetime: moment(2) }), transactionRecord({ uuid: uuid('1', 2), datetime: moment(1) })];
  assert.equal(order([late, early]), [early.uuid, late.uuid]);
});

test('a long chain in one moment, against the order of its uuids', () => {
  const length = 20_000;
  const records = Array.from({ length }, (_, at) => transactionRecord({ uuid: uuid('1', length - at), previous: uuid('1', at === 0 ? length : length - at + 1) }));
  assert.equal(order(records.toReversed()), records.map((record) => record.uuid));
});

test('a transaction that is only mentioned has no place', () => {
  assert.equal(order([transactionRecord({ uuid: uuid('1', 1), previous: uuid('1', 2) })]), [uuid('1', 1)]);
});

test.run();
