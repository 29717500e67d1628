import { PassThrough } from 'node:stream';

import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showsColours } from '#convoyeur/cli/colour.js';
import { gravest, type ExitStatus } from '#convoyeur/cli/exit-codes.js';
import { startProgress } from '#convoyeur/cli/progress.js';
import { passwordsIn, redact } from '#convoyeur/cli/redact.js';
import { nearest } from '#convoyeur/words/nearest.js';
import { table, type Column } from '#convoyeur/cli/table.js';
import { euros } from '#convoyeur/words/index.js';

const text = suite('text for people');

const COLUMNS: readonly Column[] = [{ title: 'Place', kind: 'text' }, { title: 'Domain', kind: 'text' }, { title: 'Collected', kind: 'figure' }];
const FILE = { isTTY: false };

text('a table: figures to the right, no frame, no space at line ends', () => {
  const drawn = table(COLUMNS, [['Bar', 'bar.example', '1.00 €'], ['La Scène', 'x', '112,490.00 €']], FILE);
  assert.is(drawn, [
    'Place     Domain          Collected',
    'Bar       bar.example        1.00 €',
    'La Scène  x            112,490.00 €',
  ].join('\n'));
});

text('a table fits 80 columns: the widest text is cut, figures never', () => {
  const drawn = table(COLUMNS, [['A'.repeat(90), 'b'.repeat(30), '112,490.00 €'], ['中'.repeat(60), 'x', '1.00 €']], FILE);
  for (const line of drawn.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(drawn, 'A…');
  assert.match(drawn, '112,490.00 €');
  assert.match(drawn, 'b'.repeat(30));
});

text('a table of anything has one line a row, and no control character', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 120 });
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, fc.nat().map((cents) => euros(cents))), { maxLength: 5 }), (rows) => {
    const lines = table(COLUMNS, rows, FILE).split('\n');
    assert.is(lines.length, rows.length + 1);
    for (const [at, row] of rows.entries()) assert.ok(lines[at + 1]?.endsWith(row[2]));
    for (const line of lines) assert.not.match(line, /[\u0000-\u001f\u007f-\u009f]/);
  }), { includeErrorInReport: true });
});

text('colours: on a terminal only, and NO_COLOR is honoured', () => {
  assert.is(showsColours({ isTTY: true }, {}), true);
  assert.is(showsColours({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.is(showsColours({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.is(showsColours({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.is(showsColours({}, {}), false);
});

text('a progress bar is drawn on a terminal only', async () => {
  assert.match(await drawnOn(true, 100), 'Reading');
  assert.is(await drawnOn(false, 100), '');
  assert.is(await drawnOn(true, 0), '');
});

text('of several endings 2 wins, then 3, then 1', () => {
  const order: readonly ExitStatus[] = [2, 3, 1, 0];
  for (const [at, first] of order.entries()) {
    for (const second of order.slice(at)) {
      assert.is(gravest(first, second), first);
      assert.is(gravest(second, first), first);
    }
  }
});

text('the word that was meant', () => {
  const known = ['inspect', 'import:fedow', 'invariants:run', 'runs'];
  assert.is(nearest('inspekt', known), 'inspect');
  assert.is(nearest('imprt:fedow', known), 'import:fedow');
  assert.is(nearest('qwertz', known), undefined);
  assert.is(nearest('', known), undefined);
});

text('passwords are blackened, the rest of the text stays', () => {
  assert.is(redact('no connection to postgres://op:p@ss@db:5432/x now'), 'no connection to postgres://op:***@db:5432/x now');
  assert.is(redact("host=db password='a b' user=op"), 'host=db password=*** user=op');
  assert.is(redact('http://localhost:3000/a is not op@example.org'), 'http://localhost:3000/a is not op@example.org');
});

text('a password is found in every way to write a URL', () => {
  const password = fc.string({ minLength: 4, maxLength: 20, unit: 'grapheme-ascii' });
  fc.assert(fc.property(password, fc.boolean(), fc.boolean(), (secret, encoded, inQuery) => {
    const written = encoded ? encodeURIComponent(secret) : secret.replaceAll(/[&?/@]/g, '_');
    const url = inQuery ? `postgres://op@db/x?password=${written}&sslmode=require` : `postgres://op:${written}@db/x`;
    const message = redact(`connect ${url} failed: ${decodeURIComponent(encoded ? written : 'none')}`, passwordsIn([url]));
    // A word that is part of the message anyway is no secret.
    if (!'connect postgres://op@db/x?password=*** failed: none&sslmode=require'.includes(written)) assert.not.ok(message.includes(written), message);
  }), { includeErrorInReport: true });
});

text.run();

async function drawnOn(isTTY: boolean, total: number): Promise<string> {
  const screen = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true, moveCursor: () => true, clearScreenDown: () => true });
  const bar = await startProgress('Reading', total, screen);
  bar.update(50);
  bar.stop();
  return String(screen.read() ?? '');
}
