import { INVARIANTS } from '#convoyeur/invariants/index.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('what to do about a finding');

test('every code has a meaning and a remedy, and there is no remedy of another', () => {
  for (const { id, codes, remedies } of INVARIANTS) assert.equal(Object.keys(remedies).sort(), Object.keys(codes).sort(), id);
});

test.run();
