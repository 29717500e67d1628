import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { languageAsked } from '#convoyeur/cli/voice.js';
import { unitOf } from '#convoyeur/ledger/unit.js';
import { amount, capitalised, cents, count, euros, languageOf, listed, onDay, percent, sentence, signedAmount, signedCents, signedEuros, Voice } from '#convoyeur/words/index.js';

const words = suite('words');

words('euros have two decimals, and no cent is lost however many there are', () => {
  const amounts: readonly (readonly [number | bigint, string])[] = [
    [0, '0.00 €'], [-0, '0.00 €'], [5, '0.05 €'], [-5, '−0.05 €'], [4000, '40.00 €'], [126_260, '1,262.60 €'], [-1_300, '−13.00 €'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91 €'], [10n ** 20n + 1n, '1,000,000,000,000,000,000.01 €'],
  ];
  for (const [amount, expected] of amounts) assert.is(euros(amount), expected);
  assert.is(signedEuros(4000), '+40.00 €');
  assert.is(signedEuros(-4000), '−40.00 €');
  assert.is(signedEuros(0), '0.00 €');
  for (const amount of [0.5, Number.NaN, 2 ** 60]) assert.throws(() => euros(amount), 'expected whole cents');
});

words('what is no money has no € behind it', () => {
  assert.equal(['TLF', 'TNF', 'FED', 'SUB', 'FID', 'TIM', 'BDG', null].map((category) => amount(1_234, unitOf(category))),
    ['12.34 €', '12.34 €', '12.34 €', '12.34 €', '12.34 pts', '12.34 TIM', '12.34 BDG', '12.34 €']);
  assert.is(signedAmount(-5, 'FID', 'fr'), '−0,05\u00a0pts');
  assert.is(sentence('{sum} too few', { sum: cents(300, 'TIM') }).in('en'), '3.00 TIM too few');
});

words('the digits of an amount are those of its cents', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (amount) => {
    assert.is(euros(amount).replace('−', '-').replace(/[^\d-]/g, '').replace(/^(-?)0+(?=\d)/, '$1'), String(amount));
  }), { includeErrorInReport: true });
});

words('things are counted in words', () => {
  assert.equal([count(0, 'card'), count(1, 'card'), count(2003, 'card'), count(2, 'currency', 'currencies')], ['0 cards', '1 card', '2,003 cards', '2 currencies']);
});

words('French money and dates are written as in France, with spaces that do not break', () => {
  assert.is(euros(123_456, 'fr'), '1\u202f234,56\u00a0€');
  assert.is(signedEuros(-5, 'fr'), '−0,05\u00a0€');
  assert.equal(['en', 'fr'].map((language) => sentence('{rate}', { rate: percent(550) }).in(language as 'en' | 'fr')), ['5.50 %', '5,50\u00a0%']);
  const [english, french] = [new Voice('en'), new Voice('fr')];
  assert.equal([english.day('2026-11-23T06:42:10Z'), english.minute('2026-11-23 06:42:10'), english.day('no date')], ['2026-11-23', '2026-11-23 06:42', 'no date']);
  assert.equal([french.day('2026-11-23T06:42:10Z'), french.minute('2026-11-23 06:42:10'), french.number(12_345)], ['23/11/2026', '23/11/2026 06:42', '12\u202f345']);
});

words('a sentence is made once and said in the language of its reader; to a program it is English', () => {
  const gone = sentence('{n, plural, one {# row} other {# rows}} in {table}', { n: 1200, table: 'wallet' });
  assert.is(gone.in('fr'), '1\u202f200 lignes dans wallet');
  assert.is(String(gone), '1,200 rows in wallet');
  assert.is(JSON.stringify({ gone }), '{"gone":"1,200 rows in wallet"}');
});

words('what stands in a sentence follows its language', () => {
  const nested = sentence('{path}: expected a file, found {what}', { path: 'x', what: sentence('a folder') });
  assert.is(nested.in('fr'), 'x\u00a0: attendu un fichier, trouvé un dossier');
  assert.is(sentence('untranslated {a} {b}', { a: cents(4000), b: signedCents(4000) }).in('fr'), 'untranslated 40,00\u00a0€ +40,00\u00a0€');
  assert.is(listed(['a', 'b', sentence('nothing')], 'or').in('fr'), 'a, b ou rien');
  assert.is(listed(['a', 'b', 'c'], 'and').in('en'), 'a, b and c');
  assert.is(listed(['a', 'b']).in('en'), 'a, b');
  assert.is(capitalised(sentence('nothing')).in('fr'), 'Rien');
  assert.is(onDay('2026-11-23').in('fr'), '23/11/2026');
});

words('what people have named is shown as it is, braces, quotes and tags too', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    assert.is(String(sentence('{command}', { command: name })), name);
  }), { includeErrorInReport: true });
});

words('the language is the environment’s, the weightiest variable first', () => {
  assert.is(languageOf({ LANG: 'fr_FR.UTF-8' }), 'fr');
  assert.is(languageOf({ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }), 'en');
  assert.is(languageOf({ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'fr_CA', LC_ALL: '' }), 'fr');
  assert.is(languageOf({ LANG: 'fr' }), 'fr');
  for (const LANG of ['', 'C', 'POSIX', 'de_DE.UTF-8', 'frr_DE', 'fry']) assert.is(languageOf({ LANG }), 'en', LANG);
});

words('--lang comes before the environment', () => {
  const french = { LANG: 'fr_FR.UTF-8' };
  assert.is(languageAsked(['runs'], french), 'fr');
  assert.is(languageAsked(['runs', '--lang', 'en'], french), 'en');
  assert.is(languageAsked(['--lang=en'], french), 'en');
  assert.is(languageAsked(['--', '--lang=en'], french), 'fr');
  assert.is(languageAsked(['--lang', 'de'], french), 'fr');
});

words.run();
