import { jsonArray } from '#convoyeur/sources/formats/json-array.js';
import { jsonLines } from '#convoyeur/sources/formats/json-lines.js';
import { sections } from '#convoyeur/sources/formats/sections.js';
import { type DumpFormat } from '#convoyeur/sources/formats/splitter.js';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const splitters = suite('sources: splitting bytes into records');

interface Outcome {
  readonly records: readonly (readonly [string, string | null, string])[];
  readonly fault: string | null;
}

function run(format: DumpFormat, chunks: readonly Buffer[]): Outcome {
  const splitter = format.splitter();
  const raws = chunks.flatMap((chunk) => splitter.feed(chunk));
  if (splitter.fault === null) raws.push(...splitter.end());
  return {
    records: raws.map((raw) => [String(raw.place()), raw.fault === null ? null : String(raw.fault), raw.text]),
    fault: splitter.fault === null ? null : `${String(splitter.fault.where)}: ${String(splitter.fault.message)}`,
  };
}

/** Cuts bytes at the given places, which may be anywhere: in a string, an escape, a character. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const bounds = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

const records = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 6 });
const places = fc.array(fc.nat(), { maxLength: 12 });
const SPACES = [undefined, 1, '\t'];
const spaces = fc.constantFrom(...SPACES);

splitters('JSON Lines: cut anywhere, the same records', () => {
  fc.assert(fc.property(records, places, fc.constantFrom('\n', '\r\n'), (values, cuts, end) => {
    const bytes = Buffer.from(values.map((value) => JSON.stringify(value) + end).join(''));
    const outcome = run(jsonLines, cut(bytes, cuts));
    assert.equal(outcome.records.map(([, , text]) => JSON.parse(text) as unknown), JSON.parse(JSON.stringify(values)));
    assert.equal(outcome, run(jsonLines, [bytes]));
  }), { includeErrorInReport: true });
});

splitters('a JSON list: cut anywhere, the same records', () => {
  fc.assert(fc.property(records, places, spaces, (values, cuts, space) => {
    const bytes = Buffer.from(JSON.stringify(values, null, space));
    const outcome = run(jsonArray, cut(bytes, cuts));
    assert.is(outcome.fault, null);
    assert.equal(outcome.records.map(([, , text]) => JSON.parse(text) as unknown), JSON.parse(JSON.stringify(values)));
  }), { includeErrorInReport: true });
});

splitters('sections: cut anywhere, the same entries under the same names', () => {
  const names = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(names, records, places, spaces, (sectionNames, values, cuts, space) => {
    const bytes = Buffer.from(JSON.stringify(Object.fromEntries(sectionNames.map((name) => [name, values])), null, space));
    const splitter = sections.splitter();
    const raws = cut(bytes, cuts).flatMap((chunk) => splitter.feed(chunk));
    splitter.end();
    assert.is(splitter.fault, null);
    const own = Object.keys(JSON.parse(bytes.toString()) as object);
    assert.equal([...splitter.sections], own);
    assert.equal(raws.map((raw) => raw.section), own.flatMap((name) => values.map(() => name)));
    assert.equal(raws.map((raw) => JSON.parse(raw.text) as unknown), own.flatMap(() => JSON.parse(JSON.stringify(values)) as unknown[]));
  }), { includeErrorInReport: true });
});

splitters('a structure cut off anywhere is noticed', () => {
  const list = Buffer.from('[{"a": "]"}, {"b": [1, {"c": "\\""}]}]');
  for (let end = 0; end < list.length; end += 1) {
    assert.match(run(jsonArray, [list.subarray(0, end)]).fault ?? '', /expected the closing "]" at the end, found the file cut off/, `at ${end}`);
  }
  const object = Buffer.from('{"tokens": [{"a": 1}], "primary_wallet_uuid": "x"}');
  for (let end = 0; end < object.length; end += 1) {
    assert.match(run(sections, [object.subarray(0, end)]).fault ?? '', /expected the closing "}" at the end, found the file cut off/, `at ${end}`);
  }
});

splitters('a broken structure is named with its place', () => {
  const table: readonly (readonly [DumpFormat, string, string])[] = [
    [jsonArray, '[{} {}]', 'after record 1: expected "," or "]" after a record, found "{"'],
    [jsonArray, '[{},]', 'after record 1: expected a record, found "]"'],
    [jsonArray, '[,{}]', 'the beginning of the file: expected a record or "]", found ","'],
    [jsonArray, '[{}] []', 'after record 1: expected nothing more, found "["'],
    [jsonArray, '[{}\u0001]', 'after record 1: expected "," or "]" after a record, found the byte 0x1'],
    [jsonArray, '{}', 'the beginning of the file: expected a list or an object, found "{"'],
    [sections, '{"tokens" []}', 'section tokens: expected ":" after the name of a section, found "["'],
    [sections, '{tokens: []}', 'the beginning of the file: expected the name of a section, found "t"'],
    [sections, '{"tokens": [{}], "tokens": []}', 'after section tokens: expected the name of a section, found the section "tokens" a second time'],
    [sections, '{"tokens": [{}],}', 'after section tokens: expected the name of a section, found "}"'],
    [sections, '{"tokens": [{}]} x', 'after section tokens: expected nothing more, found "x"'],
    [sections, '{"tokens": [{},]}', 'section tokens, after record 1: expected a record, found "]"'],
  ];
  for (const [format, text, fault] of table) assert.is(run(format, [Buffer.from(text)]).fault, fault, text);
});

splitters('bytes that are no UTF-8 are a fault of their record only', () => {
  const bytes = Buffer.concat([Buffer.from('{"a": "é"}\n{"a": "'), Buffer.from([0xe9]), Buffer.from('"}\n{"a": "œ"}\n')]);
  const expected = 'expected UTF-8 text, found bytes that are not; write the dump as UTF-8';
  assert.equal(run(jsonLines, [bytes]).records, [['line 1', null, '{"a": "é"}'], ['line 2', expected, ''], ['line 3', null, '{"a": "œ"}']]);
  const list = Buffer.concat([Buffer.from('[{"a": "'), Buffer.from([0xff]), Buffer.from('"}, {}]')]);
  assert.equal(run(jsonArray, [list]).records, [['record 1', expected, ''], ['record 2', null, '{}']]);
});

splitters('a record beyond 64 MB is refused before it fills the memory', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  for (const [format, begin, where] of [[jsonLines, '{"a": "', 'line 1'], [jsonArray, '[{"a": "', 'the beginning of the file']] as const) {
    const splitter = format.splitter();
    splitter.feed(Buffer.from(begin));
    let fed = 0;
    for (; splitter.fault === null && fed < 100; fed += 1) splitter.feed(megabyte);
    assert.is(fed, 64);
    assert.equal(JSON.parse(JSON.stringify(splitter.fault)), { where, message: 'expected a record of at most 64 MB, found a larger one' });
  }
});

splitters.run();
