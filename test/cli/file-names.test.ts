import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fileNames } from '#convoyeur/cli/file-names.js';

const test = suite('how files are called for somebody else');

/** What the files of a run are called, in the order in which they are given. */
function names(...paths: readonly string[]): string[] {
  return paths.map(fileNames({ source: paths[0], witness: paths.slice(1), lang: 'fr' }));
}

test('by their names alone, as long as these differ', () => {
  assert.equal(names('/data/jo/dump.jsonl', 'v1/till.json'), ['dump.jsonl', 'till.json']);
});

test('with the folders that tell two of one name apart, and no more of them', () => {
  assert.equal(names('dump.jsonl', 'v1/till.json', 'v2/till.json'), ['dump.jsonl', 'v1/till.json', 'v2/till.json']);
  assert.equal(names('/data/jo/v1/till.json', '/srv/v2/till.json'), ['v1/till.json', 'v2/till.json']);
  assert.equal(names('/srv/a/till/dump.json', '/srv/b/till/dump.json', '/srv/b/bar/dump.json'), ['a/till/dump.json', 'b/till/dump.json', 'b/bar/dump.json']);
  assert.equal(names('/till.json', '/srv/till.json'), ['till.json', 'srv/till.json']);
});

test('a file beside the folder of another of its name keeps its name alone, and no path leads upwards', () => {
  assert.equal(names('/data/jo/till.json', '/data/jo/v1/till.json'), ['till.json', 'v1/till.json']);
  assert.equal(names('../one/till.json', 'two/../../other/till.json'), ['one/till.json', 'other/till.json']);
});

test('one file that is given twice has one name', () => {
  assert.equal(names('v1/till.json', './v1/till.json'), ['till.json', 'till.json']);
});

test('a name that a command would read as a flag is written as a path', () => {
  assert.equal(names('some/-x.jsonl', '-a/-y.json', 'b/-y.json'), ['./-x.jsonl', './-a/-y.json', 'b/-y.json']);
});

test.run();
