import fc from 'fast-check';

/** Characters that some rule is about, and whose printability is the same in every Unicode since 14. */
const TELLING = Array.from(
  `aZ09 '"\\/_{}[]:,\n\r\t\b\f` +
    '\u0000\u0007\u001f\u007f\u0080\u00a0\u00ad\u00e9\u00ff\u0100\u0301\u0627\u1680\u200b\u200d\u2028\u3000\u6f22\ue000\ufeff\ufffd\uffff' +
    '\u{1f37a}\u{1f468}\u{e0001}\u{f0000}\u{10ffff}',
);

const space = fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n');
const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff }).filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff);
const digits = (max: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: max, size: 'max' }).map((all) => all.join(''));

const integer = fc
  .tuple(fc.constantFrom('', '-'), digits(40))
  .map(([sign, all]) => sign + all.replace(/^0+(?=[0-9])/, ''));
const oddFloat = fc
  .tuple(integer, fc.option(digits(20), { nil: null }), fc.constantFrom('e', 'E', 'e+', 'e-', 'E-'), fc.integer({ min: 0, max: 330 }))
  .map(([whole, fraction, e, exponent]) => `${whole}${fraction === null ? '' : `.${fraction}`}${e}${exponent}`);
const decimal = fc.tuple(integer, digits(20)).map(([whole, fraction]) => `${whole}.${fraction}`);
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value));

function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}

/** A piece of a JSON string: a character as it is or escaped, or a lone surrogate, which only an escape can hold. */
function stringText(characters: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const asIs = characters.map((character) => JSON.stringify(character).slice(1, -1));
  const surrogate = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => escapeUnits(String.fromCharCode(unit)));
  const piece = fc.oneof({ weight: 6, arbitrary: asIs }, { weight: 2, arbitrary: characters.map(escapeUnits) }, { weight: 1, arbitrary: surrogate });
  return fc.array(piece, { maxLength: 12 }).map((pieces) => `"${pieces.join('')}"`);
}

/**
 * JSON texts as writers of all kinds might give them: odd spaces, escapes, numbers, and keys that come twice.
 * @param everyCharacter also characters whose printability depends on the version of Unicode
 */
export function jsonTexts(everyCharacter: boolean): fc.Arbitrary<string> {
  const telling = fc.constantFrom(...TELLING);
  const any = anyCodePoint.map((codePoint) => String.fromCodePoint(codePoint));
  const text = stringText(everyCharacter ? fc.oneof({ weight: 3, arbitrary: telling }, { weight: 1, arbitrary: any }) : telling);
  const key = fc.oneof(fc.constantFrom('"a"', '"\\u0061"', '"10"', '"2"', '"__proto__"', '"b"'), text);
  const leaf = fc.oneof(fc.constantFrom('null', 'true', 'false', '-0', '-0.0', '{}', '[]'), integer, oddFloat, decimal, double, text);
  const { value } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
    value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, tie('array'), tie('object')),
    array: fc.array(fc.tuple(space, tie('value'), space), { maxLength: 5 }).map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    object: objectText(key, tie('value'), { maxLength: 5 }),
  }));
  const manyKeys = objectText(key, leaf, { minLength: 14, maxLength: 20 });
  const whole = fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: manyKeys });
  return fc.tuple(space, whole, space).map((parts) => parts.join(''));
}

function objectText(key: fc.Arbitrary<string>, value: fc.Arbitrary<string>, size: fc.ArrayConstraints): fc.Arbitrary<string> {
  const item = fc.tuple(space, key, space, fc.constant(':'), space, value, space).map((parts) => parts.join(''));
  return fc.array(item, size).map((items) => `{${items.join(',')}}`);
}
