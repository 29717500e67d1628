import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { microsecondsOf, parseTimestamp } from '#convoyeur/ledger/timestamp.js';

const test = suite('timestamps');

const REAL: Readonly<Record<string, string>> = {
  '2023-03-05T17:28:57.014564Z': '2023-03-05T17:28:57.014564+00:00',
  '2023-03-05T17:28:57.014Z': '2023-03-05T17:28:57.014000+00:00',
  '2023-03-05T17:28:57.5Z': '2023-03-05T17:28:57.500000+00:00',
  '2023-03-05T17:28:57.000001Z': '2023-03-05T17:28:57.000001+00:00',
  '2023-03-05T17:28:57.000000Z': '2023-03-05T17:28:57+00:00',
  '2023-03-05T17:28:57.0Z': '2023-03-05T17:28:57+00:00',
  '2023-03-05T17:28:57Z': '2023-03-05T17:28:57+00:00',
  '2023-03-05T17:28:57+00:00': '2023-03-05T17:28:57+00:00',
  '2023-03-05T17:28:57-00:00': '2023-03-05T17:28:57+00:00',
  '2023-03-05T17:28:57.014564+00:00': '2023-03-05T17:28:57.014564+00:00',
  '2023-03-05 17:28:57.014564': '2023-03-05T17:28:57.014564+00:00',
  '2023-03-05 17:28:57': '2023-03-05T17:28:57+00:00',
  '2023-03-05 17:28:57.014564+00': '2023-03-05T17:28:57.014564+00:00',
  '2023-03-05 01:28:57.014564+02': '2023-03-04T23:28:57.014564+00:00',
  '2023-03-05T01:28:57.014564+02:00': '2023-03-04T23:28:57.014564+00:00',
  '2023-12-31T23:59:59.999999-04:30': '2024-01-01T04:29:59.999999+00:00',
  '2023-12-31T23:59:59-0430': '2024-01-01T04:29:59+00:00',
  '1900-01-01T00:00:00+00:09:21': '1899-12-31T23:50:39+00:00',
  '2024-02-29T00:00:00Z': '2024-02-29T00:00:00+00:00',
  '2000-02-29T00:00:00Z': '2000-02-29T00:00:00+00:00',
  '0001-01-01T00:00:00Z': '0001-01-01T00:00:00+00:00',
  '9999-12-31T23:59:59.999999Z': '9999-12-31T23:59:59.999999+00:00',
};

const NOT_REAL: readonly string[] = [
  '', 'now', 'infinity', '2023-03-05', '2023-03-05T17:28', '2023-03-05t17:28:57Z', '2023-03-05T17:28:57z', '2023-03-05_17:28:57Z',
  '2023-13-05T17:28:57Z', '2023-00-05T17:28:57Z', '2023-02-30T17:28:57Z', '2023-02-29T17:28:57Z', '1900-02-29T00:00:00Z',
  '2023-04-31T17:28:57Z', '2023-03-32T17:28:57Z', '2023-03-00T17:28:57Z', '2023-03-05T24:00:00Z', '2023-03-05T17:60:57Z',
  '2023-03-05T17:28:60Z', '0000-03-05T17:28:57Z', '-001-03-05T17:28:57Z', '10000-03-05T17:28:57Z', '2023-03-05T17:28:57.Z',
  '2023-03-05T17:28:57.0145641Z', '2023-03-05T17:28:57,014564Z', '2023-03-05T17:28:57.01a564Z', '2O23-03-05T17:28:57Z',
  '2023-3-05T17:28:57.014564Z', '2023/03/05T17:28:57Z', '2023-03-05T17-28-57Z', ' 2023-03-05T17:28:57Z', '2023-03-05T17:28:57Z ',
  '2023-03-05T17:28:57ZZ', '2023-03-05T17:28:57 UTC', '2023-03-05T17:28:57+2', '2023-03-05T17:28:57+24:00', '2023-03-05T17:28:57+02:60',
  '2023-03-05T17:28:57+02:', '2023-03-05T17:28:57+02:00:60', '2023-03-05T17:28:57+020000', '2023-03-05 17:28:57 BC',
  '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01', '٢٠٢٣-03-05T17:28:57Z',
];

for (const [text, expected] of Object.entries(REAL)) {
  test(`reads ${text}`, () => assert.is(parseTimestamp(text), expected));
}

for (const text of NOT_REAL) {
  test(`refuses ${JSON.stringify(text)}`, () => assert.is(parseTimestamp(text), null));
}

test('keeps what it gave, whatever the moment', () => {
  fc.assert(
    fc.property(momentMicroseconds(-62_135_596_800, 253_402_300_799), ({ seconds, microseconds }) => {
      const text = `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(microseconds).padStart(6, '0')}`;
      const timestamp = parseTimestamp(`${text}Z`);
      assert.is(timestamp, `${text.replace(/\.000000$/, '')}+00:00`);
      assert.is(parseTimestamp(timestamp ?? ''), timestamp);
    }),
    { includeErrorInReport: true },
  );
});

test('takes any offset for what it is', () => {
  fc.assert(
    fc.property(momentMicroseconds(-2e9, 4e9), fc.integer({ min: -1439, max: 1439 }), ({ seconds }, eastMinutes) => {
      const size = Math.abs(eastMinutes);
      const offset = `${eastMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
      const local = new Date((seconds + eastMinutes * 60) * 1000).toISOString().slice(0, 19);
      assert.is(parseTimestamp(local + offset), `${new Date(seconds * 1000).toISOString().slice(0, 19)}+00:00`);
    }),
    { includeErrorInReport: true },
  );
});

test('counts the microseconds since 1970 exactly until 2255', () => {
  fc.assert(
    fc.property(momentMicroseconds(-9_007_199_254, 9_007_199_253), ({ seconds, microseconds }) => {
      const text = `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(microseconds).padStart(6, '0')}Z`;
      assert.is(BigInt(microsecondsOf(parseTimestamp(text) ?? '')), BigInt(seconds) * 1_000_000n + BigInt(microseconds));
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
  assert.is(microsecondsOf('1970-01-01T00:00:00+00:00'), 0);
  assert.is(microsecondsOf('1969-12-31T23:59:59.999999+00:00'), -1);
  assert.is(microsecondsOf('2023-03-03T03:43:15.598176+00:00'), 1_677_814_995_598_176);
});

function momentMicroseconds(min: number, max: number): fc.Arbitrary<{ seconds: number; microseconds: number }> {
  return fc.record({
    seconds: fc.integer({ min, max }),
    microseconds: fc.oneof(fc.constantFrom(0, 1, 1000, 500_000, 999_999), fc.integer({ min: 0, max: 999_999 })),
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

test.run();
