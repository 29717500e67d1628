import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codesOf } from '#convoyeur/testing/fault-matrix.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { examine } from '#convoyeur/testing/projection/examine.js';
import { mutants } from './mutants.js';

const test = suite('mutants of the rules');

// The records are made and hashed by the rules as they are; each mutant reads them with one cell of a table flipped.
const healthy = { records: [...generateFedow({ seed: 1, transactions: 300 })], format: 'jsonl', precision: 'microseconds' } as const;
for (const mutant of mutants()) {
  test(`${mutant.cell}: ${mutant.change}`, async () => {
    assert.equal(codesOf((await examine(healthy)).import), []);
    mutant.mutate();
    try {
      const codes = codesOf((await examine(healthy)).import);
      console.log(mutant.cell, mutant.change, codes.join(' '));
      assert.ok(codes.length > 0, 'survived');
    } finally {
      mutant.restore();
    }
  });
}

test.run();
