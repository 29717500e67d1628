import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Columns } from '#convoyeur/ledger/columns.js';

class Pair extends Columns {
  narrow!: Int32Array;
  wide!: Uint32Array;

  constructor(capacity: number) {
    super(capacity);
    this.column(Int32Array, 1, -1, (column) => (this.narrow = column));
    this.column(Uint32Array, 3, 7, (column) => (this.wide = column));
  }

  setRow(row: number, value: number): void {
    this.ensure(row);
    this.narrow[row] = value;
    for (let at = 0; at < 3; at += 1) this.wide[row * 3 + at] = value * 10 + at;
  }
}

const test = suite('Columns');

test('keep what they hold and fill what is new, however far they grow at once', () => {
  const pair = new Pair(2);
  const rows = [0, 1, 2, 3, 17, 1000];
  for (const row of rows) pair.setRow(row, row + 1);
  assert.ok(pair.narrow.length > 1000);
  assert.is(pair.wide.length, pair.narrow.length * 3);
  for (let row = 0; row <= 1000; row += 1) {
    const expected = rows.includes(row) ? row + 1 : null;
    assert.is(pair.narrow[row], expected ?? -1);
    assert.equal([...pair.wide.subarray(row * 3, row * 3 + 3)], [0, 1, 2].map((at) => (expected === null ? 7 : expected * 10 + at)));
  }
});

test('do not grow for a row that there is room for', () => {
  const pair = new Pair(8);
  const before = pair.narrow;
  pair.setRow(7, 1);
  assert.is(pair.narrow, before);
});

test.run();
