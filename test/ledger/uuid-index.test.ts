import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NONE, UuidIndex } from '#convoyeur/ledger/uuid-index.js';
import { writeWords } from '#convoyeur/ledger/uuid-words.js';
import type { Uuid } from '#convoyeur/ledger/records.js';

const test = suite('UuidIndex');

function fromHex(hex: string): Uuid {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Uuids that differ in one or two digits, so that words of them are often the same. */
const alikeUuid = fc.tuple(fc.constantFrom('0', 'f', '8'), fc.array(fc.tuple(fc.nat(31), fc.constantFrom(...'0123456789abcdef')), { maxLength: 2 })).map(([fill, changes]) => {
  const digits = Array.from<unknown, string>({ length: 32 }, () => fill);
  for (const [at, digit] of changes) digits[at] = digit;
  return fromHex(digits.join(''));
});
const anyUuid = fc.oneof(fc.uuid(), alikeUuid);

/** The same in a few lines, with a `Map` of texts. */
function oracle(uuids: readonly Uuid[]): { indices: number[]; byText: Map<Uuid, number> } {
  const byText = new Map<Uuid, number>();
  return { byText, indices: uuids.map((uuid) => byText.get(uuid) ?? byText.set(uuid, byText.size).size - 1) };
}

test('gives indices in the order of first mention, as a Map would', () => {
  fc.assert(fc.property(fc.array(anyUuid, { maxLength: 200 }), anyUuid, fc.constantFrom(1, 2, 16, 1024), (uuids, stranger, capacity) => {
    const index = new UuidIndex(capacity);
    const { indices, byText } = oracle(uuids);
    assert.equal(uuids.map((uuid) => index.intern(uuid)), indices);
    assert.is(index.size, byText.size);
    for (const [uuid, at] of byText) {
      assert.is(index.at(at), uuid);
      assert.is(index.indexOf(uuid), at);
    }
    assert.is(index.indexOf(stranger), byText.get(stranger) ?? NONE);
    assert.is(index.size, byText.size, 'looking for one adds none');
  }), { includeErrorInReport: true, numRuns: 300 });
});

test('a guess at the index changes nothing but the time, whatever it is', () => {
  fc.assert(fc.property(fc.array(fc.tuple(anyUuid, fc.integer({ min: NONE, max: 60 })), { maxLength: 50 }), (guesses) => {
    const index = new UuidIndex(1);
    const nil = '00000000-0000-0000-0000-000000000000';
    const all = [...guesses, [nil, guesses.length] as const, [nil, 0] as const];
    const words = new Int32Array(4);
    assert.equal(all.map(([uuid, likely]) => {
      writeWords(uuid, words, 0);
      const known = index.indexOfLikely(words, 0, likely);
      const at = index.internLikely(words, 0, likely);
      assert.ok(known === at || (known === NONE && at === index.size - 1));
      return at;
    }), oracle(all.map(([uuid]) => uuid)).indices);
  }));
});

test('what is reserved beforehand, and looked up as words or as any text, is found alike', () => {
  fc.assert(fc.property(fc.array(anyUuid, { maxLength: 50 }), fc.nat(200), anyUuid, (uuids, room, stranger) => {
    const [index, grown] = [new UuidIndex(1), new UuidIndex(1)];
    for (const [at, uuid] of uuids.entries()) {
      if (at === 3) index.reserve(room);
      assert.is(index.intern(uuid), grown.intern(uuid));
    }
    const words = index.words;
    for (let at = 0; at < index.size; at += 1) {
      assert.is(grown.indexOfWords(words, at), at);
      assert.is(index.indexOfFour(words[at * 4] ?? 0, words[at * 4 + 1] ?? 0, words[at * 4 + 2] ?? 0, words[at * 4 + 3] ?? 0), at);
      assert.is(index.indexOfText(grown.at(at)), at);
    }
    assert.is(index.indexOfText(stranger), grown.indexOf(stranger));
    for (const text of ['', 'x', `${stranger} `, stranger.replaceAll('-', '')]) assert.is(index.indexOfText(text), NONE);
  }));
});

test('orders as the texts do', () => {
  fc.assert(fc.property(anyUuid, anyUuid, (a, b) => {
    const index = new UuidIndex();
    assert.is(Math.sign(index.compare(index.intern(a), index.intern(b))), a < b ? -1 : a > b ? 1 : 0);
  }), { includeErrorInReport: true, numRuns: 1000 });
});

test('letters in upper case are the same uuid', () => {
  const index = new UuidIndex();
  const uuid = 'abcdef01-2345-4678-89ab-cdef01234567';
  assert.is(index.intern(uuid), index.intern(uuid.toUpperCase()));
  assert.is(index.at(0), uuid);
});

const PATTERNS: Readonly<Record<string, (number: number) => string>> = {
  'counted in the last digits': (number) => number.toString(16).padStart(32, '0'),
  'counted in the first digits': (number) => number.toString(16).padStart(8, '0').padEnd(32, '0'),
  'the highest bits of each word': (number) => [0, 1, 2, 3].map((word) => (((number >>> (word * 5)) & 31) << 3).toString(16).padStart(2, '0').padEnd(8, '0')).join(''),
  'all words the same': (number) => number.toString(16).padStart(8, '0').repeat(4),
  'words swapped': (number) => [number, 99_999 - number, number, 99_999 - number].map((word) => word.toString(16).padStart(8, '0')).join(''),
};

for (const [name, hexOf] of Object.entries(PATTERNS)) {
  test(`50,000 uuids: ${name}`, () => {
    const index = new UuidIndex(16);
    for (let number = 0; number < 50_000; number += 1) assert.is(index.intern(fromHex(hexOf(number))), number);
    for (let number = 49_999; number >= 0; number -= 7) {
      assert.is(index.indexOf(fromHex(hexOf(number))), number);
      assert.is(index.at(number), fromHex(hexOf(number)));
    }
    assert.is(index.size, 50_000);
  });
}

test('four words are the uuid of their digits', () => {
  const index = new UuidIndex();
  const at = index.internWords(0xffffffff, 0x00000001, 0x80000000, 0x0a0b0c0d);
  assert.is(index.at(at), 'ffffffff-0000-0001-8000-00000a0b0c0d');
  assert.is(index.intern('ffffffff-0000-0001-8000-00000a0b0c0d'), at);
});

test.run();
