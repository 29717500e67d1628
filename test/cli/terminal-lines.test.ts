import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { terminalLines } from '#convoyeur/cli/terminal-lines.js';

const test = suite('a message on a terminal');
const message = `  the till of Mama Sound and Fedow differ: ${'word '.repeat(20)}end`;

test('is broken between words to its width, what goes on indented', () => {
  const lines = terminalLines(message, 60).split('\n');
  assert.ok(lines.length > 1);
  assert.equal(lines.filter((line) => line.length > 60), []);
  assert.equal(lines.slice(1).filter((line) => !line.startsWith('    ')), []);
  assert.is(lines.map((line) => line.trim()).join(' '), message.trim());
});

test('goes on deeper than the lines below it', () => {
  assert.is(terminalLines('Error: the places of Fedow: expected a tenant for each, found 7\n  place one', 50), 'Error: the places of Fedow: expected a tenant\n    for each, found 7\n  place one');
});

test('stays whole where it goes elsewhere, and where a file is shown to be copied', () => {
  const file = `Error: two places without a tenant\nplaces:\n  b2221a58-008a-45a6-8464-7159c324c985: {tenant: }  # ${'Le Bœuf sur le Toit '.repeat(4)}`;
  assert.is(terminalLines(message, undefined), message);
  assert.is(terminalLines(file, 60), file);
});

test.run();
