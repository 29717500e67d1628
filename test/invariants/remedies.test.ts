import { INVARIANTS } from '#convoyeur/invariants/index.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('what to do about a finding');

test('every code has a meaning and a remedy, and there is no remedy of another', () => {
  for (const { id, codes, remedies } of INVARIANTS) assert.equal(Object.keys(remedies).sort(), Object.keys(codes).sort(), id);
});

test('a reason of its own is that of a code', () => {
  for (const { id, codes, reasons = {} } of INVARIANTS) assert.equal(Object.keys(reasons).filter((code) => codes[code] === undefined), [], id);
});

test('nobody is told to reconcile a balance before every hash is verified: the movement may be the forged one', () => {
  const toReconcile = INVARIANTS.flatMap(({ remedies }) => Object.values(remedies).map(String)).filter((remedy) => remedy.includes('reconcile_tokens'));
  assert.is(toReconcile.length, 2);
  for (const remedy of toReconcile) assert.match(remedy, /^First make sure that every hash is verified/u);
});

test('a fork is blamed on nobody: a movement that was slipped in looks the same', () => {
  const remedy = INVARIANTS.flatMap(({ remedies }) => remedies['hash-chain/fork'] ?? []).map(String).join();
  assert.match(remedy, /a movement slipped in later looks the same: compare the amounts with the till/u);
});

test.run();
