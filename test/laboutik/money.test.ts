import { centsOf, decimalOf } from '#convoyeur/ledger/catalogue/decimal.js';
import { hexColour } from '#convoyeur/mapping/laboutik/colour.js';
import { ARTICLE_FORMS, POINT_OF_SALE_FORMS } from '#convoyeur/mapping/laboutik/method.js';
import { priceRow } from '#convoyeur/mapping/laboutik/product.js';
import type { ArticleRecord } from '#convoyeur/ledger/catalogue/records.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('money and letters of a till');

/** By digits, written apart: whole euros, a point, two digits. */
function written(cents: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`;
}

test('every price with two decimals that V2 holds, both ways', () => {
  for (let cents = -999_999; cents <= 999_999; cents += 1) {
    const text = written(cents);
    if (centsOf(text) !== cents || decimalOf(cents) !== text) throw new Error(`${text}: ${String(centsOf(text))} cents, ${decimalOf(cents)}`);
  }
});

test('a price that a binary fraction would miss', () => {
  assert.is(centsOf('1.15'), 115);
  assert.is(centsOf('8.20'), 820);
  assert.is(centsOf('4.35'), 435);
  assert.is(centsOf('9999999999.99'), 999_999_999_999);
});

test('fewer decimals and zeros that say nothing are read; anything else is no decimal', () => {
  assert.equal(['1', '-1', '1.5', '0.100', '-0.00'].map(centsOf), [100, -100, 150, 10, 0]);
  assert.ok(Object.is(centsOf('-0.00'), 0));
  for (const text of ['', '.5', '1.', '1,50', '1.005', '1e2', ' 1', '+1', 'NaN', '0x10', '99999999999999999.00']) assert.is(centsOf(text), null, text);
});

test('the price of a product is the article’s, in PostgreSQL’s form', () => {
  const article: ArticleRecord = {
    model: 'articles', uuid: '028d106d-171c-4319-8a6c-0f0e0c3584b1', name: 'é'.repeat(60), price: -105, purchasePrice: 0, weight: 1, category: null, textColour: null,
    archived: false, divisible: false, method: 'CR', asset: null, subscriptionType: 'N',
  };
  const { prix, name } = priceRow(article, 'u', 'p');
  assert.equal([prix, name], ['-1.05', 'é'.repeat(50)]);
});

test('colours become #RRGGBB, words become none', () => {
  assert.equal(['#fff', '3B82F6', '#dc143c', ' #000000 ', 'abc'].map(hexColour), ['#FFFFFF', '#3B82F6', '#DC143C', '#000000', '#AABBCC']);
  assert.equal(['red', '', '#ff', '#12345', '#1234567', '#ggg', 'rgb(0,0,0)'].map(hexColour), Array.from({ length: 7 }, () => null));
});

test('V1’s letters become V2’s, and its bars no membership desks', () => {
  assert.equal((['A', 'C', 'K'] as const).map((one) => POINT_OF_SALE_FORMS[one].behaviour), ['D', 'C', 'D']);
  const methods = ['VT', 'RE', 'RC', 'TM', 'AD', 'CR', 'FR', 'BI', 'FD'] as const;
  assert.equal(methods.map((one) => ARTICLE_FORMS[one].method), [...methods]);
  assert.equal((['VC', 'VV', 'TR', 'BG', 'HB'] as const).map((one) => ARTICLE_FORMS[one].method), [null, null, null, null, null]);
  assert.equal((['AD', 'BI', 'BG', 'VT', 'VC', 'HB'] as const).map((one) => ARTICLE_FORMS[one].kind), ['A', 'B', 'G', 'N', 'N', 'N']);
});

test.run();
