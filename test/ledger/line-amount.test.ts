import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lineAmount, nearestCents } from '#convoyeur/ledger/witness/line-amount.js';
import { millionthsOf } from '#convoyeur/ledger/witness/quantity.js';

const test = suite('what a line of a ticket says was paid');

/** What LaBoutik stores when `paid` cents of articles at `price` cents come from one balance: six decimals, by long division. */
function storedQuantity(paid: number, price: number): string {
  const sign = paid < 0 !== price < 0 && paid !== 0 ? '-' : '';
  const [dividend, divisor] = [BigInt(Math.abs(paid)) * 10_000_000n, BigInt(Math.abs(price))];
  const millionths = (dividend / divisor + 5n) / 10n;
  return `${sign}${String(millionths / 1_000_000n)}.${String(millionths % 1_000_000n).padStart(6, '0')}`;
}

test('every part that was paid from one balance is found again to the cent', () => {
  const price = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).filter((cents) => cents !== 0);
  fc.assert(fc.property(fc.oneof(price, fc.integer({ min: 1, max: 2_000 })), fc.oneof(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 3_000 })), (cents, paid) => {
    // A price so high that a millionth of the article is more than a cent says nothing of single cents.
    fc.pre(Math.abs(cents) <= 1_000_000);
    const quantity = millionthsOf(storedQuantity(paid, cents));
    assert.is(nearestCents(lineAmount(cents, quantity ?? NaN)), BigInt(paid));
    assert.is(lineAmount(cents, quantity ?? NaN), BigInt(paid) * 1_000_000n);
  }), { numRuns: 2_000, includeErrorInReport: true });
});

test('a thousand thirds are a thousand thirds', () => {
  const third = lineAmount(300, 333_333);
  assert.is(third, 100_000_000n);
  assert.is(nearestCents(Array.from({ length: 1_000 }, () => third).reduce((sum, one) => sum + one, 0n)), 100_000n);
});

test('what is no whole cents stays, and only a sum is rounded', () => {
  // 0.125 kg at 1.99 €: 24.875 cents.
  assert.is(lineAmount(199, 125_000), 24_875_000n);
  assert.is(nearestCents(lineAmount(199, 125_000) * 8n), 199n);
  assert.equal([24_500_000n, -24_500_000n, 24_499_999n, 0n, -1n].map(nearestCents), [25n, -25n, 24n, 0n, 0n]);
});

test('quantities are read by their digits', () => {
  assert.equal(['1', '1.000000', '-0.5', '0.333333', '999999.999999', '-0.000000', '1.5000000'].map(millionthsOf), [1_000_000, 1_000_000, -500_000, 333_333, 999_999_999_999, 0, 1_500_000]);
  for (const text of ['', '1.', '.5', '1e3', '1,5', '0.0000001', 'NaN', '99999999999.000000']) assert.is(millionthsOf(text), null, text);
});

test.run();
