import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPrintable } from '#convoyeur/ledger/python/printable.js';
import { pythonJsonString } from '#convoyeur/ledger/python/json-string.js';
import { reprOfJson } from '#convoyeur/ledger/python/repr.js';
import { reprOfString } from '#convoyeur/ledger/python/string-repr.js';
import { askPython } from './python-oracle.js';
import { jsonTexts } from './python-texts.js';
import { PROPERTY_SEED } from '../property-seed.js';

const UNICODE_OF_PYTHON_3_11 = '14.0.0';

/** What the generated texts must have had among them, or the comparison shows less than it seems to. */
const CLASSES: Readonly<Record<string, RegExp>> = {
  'big integer': /[0-9]{25}/,
  'exponent': /[0-9][eE][+-]?[0-9]/,
  'minus zero': /-0\b/,
  'escape': /\\u/,
  'lone surrogate': /\\ud[89a-f]..(?!\\ud[c-f])/,
  'space between': /[{[,:]\s/,
  'key that looks like a number': /"10"\s*:/,
  'key that objects swallow': /"__proto__"\s*:/,
  'key twice': /\{"a":[^{}]*"(a|\\u0061)":/,
  'nested': /[{[][^{}[\]]*[{[][^{}[\]]*[{[]/,
  'many keys': /(:[^{}[\]]*){14}/,
  'top-level string': /^\s*"/,
};

const test = suite('the machine’s own Python');
const tellingTexts = fc.sample(jsonTexts(false), { numRuns: 4000, seed: PROPERTY_SEED });
const allTexts = [...tellingTexts, ...fc.sample(jsonTexts(true), { numRuns: 2000, seed: PROPERTY_SEED })];
const python = askPython(allTexts);

test(`was asked about texts of every class (PROPERTY_SEED=${PROPERTY_SEED})`, () => {
  for (const [name, pattern] of Object.entries(CLASSES)) assert.ok(tellingTexts.some((text) => pattern.test(text)), `no text had: ${name}`);
});

if (python === null) console.log('There is no python3 here: the comparison with it was skipped, the golden table still holds.');
else {
  const isPython311 = python.unicode === UNICODE_OF_PYTHON_3_11;
  const texts = isPython311 ? allTexts : tellingTexts;

  test(`agrees on generated texts (PROPERTY_SEED=${PROPERTY_SEED})`, () => {
    assert.is(python.answers.length, allTexts.length);
    const different = texts
      .map((text, index) => ({ text, python: python.answers[index], ours: answerTo(text) }))
      .filter(({ python: theirs, ours }) => theirs?.[0] !== ours[0] || theirs[1] !== ours[1])
      .sort((a, b) => a.text.length - b.text.length);
    assert.equal(different.slice(0, 3), [], `${different.length} of ${texts.length} texts differ; PROPERTY_SEED=${PROPERTY_SEED} makes them again`);
  });

  if (isPython311) test('agrees on every code point that there is', () => assertSameCodePoints(python.notPrintable));
  else console.log(`This python3 knows Unicode ${python.unicode}, not ${UNICODE_OF_PYTHON_3_11}: the table of printable characters was not compared.`);
}

function answerTo(text: string): readonly [string, string] {
  const str = reprOfJson(text);
  return [str, pythonJsonString(str)];
}

function assertSameCodePoints(notPrintable: Readonly<Record<string, string>>): void {
  assert.ok(Object.keys(notPrintable).length > 800_000);
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const theirs = notPrintable[codePoint];
    if (isPrintable(codePoint) !== (theirs === undefined)) assert.unreachable(`U+${codePoint.toString(16)} is printable on one side only`);
    if (theirs === undefined) continue;
    if (reprOfString(String.fromCodePoint(codePoint)) !== theirs) assert.unreachable(`U+${codePoint.toString(16)} should be ${theirs}`);
  }
}

test.run();
