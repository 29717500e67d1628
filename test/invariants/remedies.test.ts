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

test('where a database was judged alone nothing is to be mended in Fedow, nor accepted without the signature of the import', () => {
  const inV2 = INVARIANTS.flatMap(({ codes, remediesInV2 = {} }) => Object.entries(remediesInV2).map(([code, remedy]) => [codes[code], String(remedy)] as const));
  assert.ok(inV2.length > 0);
  for (const [meaning, remedy] of inV2) {
    assert.ok(meaning !== undefined);
    assert.not.match(remedy, 'reconcile_tokens');
    assert.match(remedy, /the same accepted file .* in Lespass V2|the same accepted file .* Lespass V2 were changed since/u);
    assert.match(remedy, /Do not accept it/u);
  }
});

test('a fork is blamed on nobody: a movement that was slipped in looks the same', () => {
  const remedy = INVARIANTS.flatMap(({ remedies }) => remedies['hash-chain/fork'] ?? []).map(String).join();
  assert.match(remedy, /a movement slipped in later looks the same: compare the amounts with the till/u);
});

test.run();
