import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Conflict, RowNote } from '#convoyeur/migration/plan/plan.js';
import { columnWords, TablePlanner } from '#convoyeur/migration/plan/table-planner.js';
import type { TableRule } from '#convoyeur/migration/plan/table-rules.js';

const test = suite('what becomes of a row');

interface Row { readonly id: number; readonly wallet: string | null; readonly name: string | null; readonly flag: boolean | null }
const RULE: TableRule<Row> = { table: 'things', key: 'id', compared: ['wallet'], filled: ['name'], kept: ['flag'] };
const ROW: Row = { id: 5, wallet: 'w', name: 'n', flag: false };

interface Outcome { readonly counts: string; readonly notes: readonly (readonly [change: string, before: unknown, written: unknown])[]; readonly fill: unknown; readonly conflicts: number }

function outcome(existing: Partial<Row> | undefined, row: Row = ROW, isLinked = false, given = false, late?: string): Outcome {
  const [notes, conflicts]: [RowNote[], Conflict[]] = [[], []];
  const planner = new TablePlanner(RULE, notes, conflicts, { linked: () => isLinked, gave: () => given }, columnWords(() => 'EUR'));
  planner.want(row, existing, { model: 'wallet', key: 'k', late });
  assert.is(planner.create.length, planner.counts.create);
  assert.is(planner.fill.length, planner.counts.update);
  assert.is(conflicts.length, planner.counts.conflict);
  return {
    counts: Object.entries(planner.counts).flatMap(([name, count]) => (count === 0 ? [] : [name])).join(' '),
    notes: notes.map(({ change, before, written }) => [change, before, written] as const), fill: planner.fill[0] ?? null, conflicts: conflicts.length,
  };
}

const CASES: readonly (readonly [words: string, existing: Partial<Row> | undefined, row: Row, expected: Partial<Outcome>])[] = [
  ['not there: created', undefined, ROW, { counts: 'create', notes: [['created', null, null]] }],
  ['the same: unchanged', { ...ROW }, ROW, { counts: 'unchanged', notes: [['linked', null, null]] }],
  ['another value of V2’s own: kept, a part of unchanged', { ...ROW, flag: true }, ROW, { counts: 'unchanged kept', notes: [['linked', null, null]] }],
  ['a name of V2’s own: kept', { ...ROW, name: 'other' }, ROW, { counts: 'unchanged kept', fill: null }],
  ['V2 has a name, the dump none: kept', { ...ROW }, { ...ROW, name: null }, { counts: 'unchanged kept', fill: null }],
  ['NULL where a name belongs: filled', { ...ROW, name: null }, ROW, { counts: 'update', fill: { key: '5', set: { name: 'n' } }, notes: [['filled', { name: null }, { name: 'n' }]] }],
  ['NULL in a compared column: filled', { ...ROW, wallet: null }, ROW, { counts: 'update', fill: { key: '5', set: { wallet: 'w' } } }],
  ['NULL on both sides: unchanged', { ...ROW, name: null, wallet: null }, { ...ROW, name: null, wallet: null }, { counts: 'unchanged' }],
  ['another value in a compared column: conflict', { ...ROW, wallet: 'x' }, ROW, { counts: 'conflict', notes: [], fill: null }],
  ['V2 has a value that is compared, the dump none: conflict', { ...ROW }, { ...ROW, wallet: null }, { counts: 'conflict', notes: [] }],
  ['a conflict fills nothing', { ...ROW, wallet: 'x', name: null }, ROW, { counts: 'conflict', fill: null, notes: [] }],
];

for (const [words, existing, row, expected] of CASES) {
  test(words, () => {
    const found = outcome(existing, row);
    for (const [name, value] of Object.entries(expected)) assert.equal(found[name as keyof Outcome], value, name);
  });
}

test('what an earlier run has linked is not noted again, what is filled is', () => {
  assert.equal(outcome({ ...ROW }, ROW, true).notes, []);
  assert.is(outcome({ ...ROW, name: null }, ROW, true).notes.length, 1);
});

test('what an earlier run gave and V2 has emptied since is a conflict, but for a column that came late and names', () => {
  assert.equal(outcome({ ...ROW, wallet: null }, ROW, true, true).counts, 'conflict');
  assert.equal(outcome({ ...ROW, wallet: null }, ROW, true, true, 'wallet').counts, 'update');
  assert.equal(outcome({ ...ROW, wallet: null }, ROW, true, false).counts, 'update');
  assert.equal(outcome({ ...ROW, name: null }, ROW, true, true).counts, 'update');
});

test('a conflict says what stands against what', () => {
  const conflicts: Conflict[] = [];
  new TablePlanner(RULE, [], conflicts, { linked: () => false, gave: () => false }, columnWords(() => 'EUR')).want(ROW, { ...ROW, wallet: 'x' }, { model: 'wallet', key: 'k' });
  assert.equal(conflicts.map((conflict) => ({ ...conflict, message: String(conflict.message) })), [{ table: 'things', key: 'k', message: 'things 5: wallet is x in Lespass and w in the dump; find out which of the two is right, and correct the other' }]);
});

test.run();
