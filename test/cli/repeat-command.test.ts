import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { repeatCommand } from '#convoyeur/cli/repeat-command.js';

const test = suite('the command that repeats a run');

test('names files without their folders, and quotes what a shell would take apart', () => {
  const flags = { source: 'some/where/my dump.jsonl', accept: "o'hara.yaml", only: 'hash-chain,references', commit: true, rehearse: false, mapping: undefined };
  assert.is(repeatCommand('import fedow', flags), `convoyeur import fedow --source 'my dump.jsonl' --accept 'o'\\''hara.yaml' --only hash-chain,references --commit`);
});

test('leaves out what a saved plan holds', () => {
  const flags = { source: 'dump.jsonl', plan: 'there/plan.json', accept: 'accepted.yaml', mapping: 'mapping.yaml', commit: true };
  assert.is(repeatCommand('import fedow', flags), 'convoyeur import fedow --source dump.jsonl --plan plan.json --commit');
});

test('never holds the address of a database, nor what decides nothing', () => {
  const flags = { database: true, 'database-url': 'postgres://jo:secret@host/lespass', 'data-dir': 'x', report: 'r.html', lang: 'fr', json: false };
  assert.is(repeatCommand('invariants run', flags), 'convoyeur invariants run --database --database-url "$DATABASE_URL"');
});

test('says a flag again for each of its values', () => {
  assert.is(repeatCommand('invariants run', { witness: ['a/one.json', 'b/-two.json'] }), 'convoyeur invariants run --witness one.json --witness ./-two.json');
});

test('tells two files of one name apart, by no more of their folders than it takes', () => {
  const flags = { source: '/srv/dump.jsonl', witness: ['/data/jo/v1/laboutik.json', '/data/jo/v2/laboutik.json'] };
  assert.is(repeatCommand('invariants run', flags), 'convoyeur invariants run --source dump.jsonl --witness v1/laboutik.json --witness v2/laboutik.json');
});

test.run();
