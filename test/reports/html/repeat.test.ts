import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { importFedow, plainly, signedAcceptance } from '../../import/command.js';
import { type TestServer, testServer } from '../../import/database.js';
import { fixture, freshPath } from '../../import/dumps.js';
import { FEDOW } from '../../laboutik/till-dumps.js';
import { fedowRecords, honestTill } from '../../laboutik/witness-dumps.js';
import { openFolder } from '../../open-folder.js';

// What a page tells who wants to do it again is done here, word for word: on somebody's own machine, with the page, the files that it names and nothing else.

const repeats = suite('doing again what a report says');
let server: TestServer;
repeats.before(async () => { server = await testServer(); });
repeats.after(async () => {
  await server.close();
  for (const { folder } of MACHINES) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const CLEAN = fixture('clean.jsonl');
const FAULTY = fixture('faulty.jsonl');
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** What stands in the boxes of a page, one text each. */
function boxesOf(page: string): string[] {
  return [...page.matchAll(/<pre>(.*?)<\/pre>/gs)].map(([, text]) => (text ?? '').replaceAll(/<\/?span[^>]*>/g, '').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
}

const MACHINES: Machine[] = [];

/** Somebody's own machine: a folder with some files, and the program made callable as the first box says. */
class Machine {
  readonly folder = openFolder('elsewhere');

  constructor(readonly boxes: readonly string[], readonly url = '') {
    MACHINES.push(this);
  }

  bring(...paths: readonly string[]): void {
    for (const path of paths) copyFileSync(path, join(this.folder, basename(path)));
  }

  /** Types the text of a box. The program is installed already; its other lines are typed. */
  type(text: string): { readonly code: number | null; readonly stdout: string } {
    const program = (this.boxes[0] ?? '').split('\n').filter((line) => line !== 'npm ci' && !line.startsWith('git '));
    const script = [`cd '${PROJECT}'`, ...program, `cd '${this.folder}'`, text].join('\n');
    const { status, stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { ...process.env, DATABASE_URL: this.url, LANG: 'C', LC_ALL: '', LC_MESSAGES: '' } });
    return { code: status, stdout };
  }
}

repeats('an audit: its files, its command and its digest, with nothing but the page and what it names', async () => {
  const path = freshPath('audit.html');
  const [, accepted = ''] = await signedAcceptance(FAULTY);
  await plainly('invariants', 'run', '--source', FAULTY, '--accept', accepted, '--lang', 'fr', '--report', path);
  const page = readFileSync(path, 'utf8');
  const boxes = boxesOf(page);
  const [program = '', digests = '', expected, line = '', ending = '', saved = '', unsaved = '', digest = ''] = boxes;
  assert.match(program, /npm ci\nalias convoyeur=/);
  assert.is(boxes.length, 8, 'no box is left over');
  const machine = new Machine(boxes);
  machine.bring(FAULTY, accepted);
  assert.equal(machine.type(digests), { code: 0, stdout: `${expected ?? ''}\n` });
  assert.is(ending, `Rapport sha256 ${digest}`);
  assert.is(line, `convoyeur invariants run --source faulty.jsonl --accept ${basename(accepted)}`);
  const { code, stdout } = machine.type(line);
  assert.is(code, 0);
  assert.ok(stdout.includes(`Report  sha256 ${digest}`), stdout.slice(-200));
  // The link, saved by a browser; and without one, as docs/audit.md says it too.
  writeFileSync(join(machine.folder, 'convoyeur-report.json'), Buffer.from(/href="data:application\/json;base64,([^"]*)"/.exec(page)?.[1] ?? '', 'base64'));
  writeFileSync(join(machine.folder, 'report.html'), page);
  assert.match(machine.type(saved).stdout, new RegExp(`^${digest} `));
  assert.match(machine.type(unsaved).stdout, new RegExp(`^${digest} `));
  for (const guide of ['docs/audit.md', 'docs/audit.fr.md']) assert.ok(readFileSync(join(PROJECT, guide), 'utf8').includes(unsaved), guide);
});

repeats('the digest of a dump is that of its bytes as they were given, compressed ones too', async () => {
  const path = freshPath('audit.html');
  const example = join(PROJECT, 'examples/fedow.jsonl.gz');
  await plainly('invariants', 'run', '--source', example, '--only', 'references', '--report', path);
  const boxes = boxesOf(readFileSync(path, 'utf8'));
  const machine = new Machine(boxes);
  machine.bring(example);
  assert.equal(machine.type(boxes[1] ?? ''), { code: 0, stdout: `${boxes[2] ?? ''}\n` });
});

repeats('tills of one file name, each in a folder of its own, and a file that is named like a flag', async () => {
  const own = new Machine([]);
  const [dump, ...tills] = ['-x.jsonl', 'v1/laboutik.json', 'v2/laboutik.json'].map((name) => join(own.folder, name));
  copyFileSync(FEDOW, dump ?? '');
  for (const [at, venue] of ['Mama Sound', 'grooveyourass'].entries()) {
    mkdirSync(join(tills[at] ?? '', '..'));
    copyFileSync(honestTill(fedowRecords(FEDOW), venue).toFile(), tills[at] ?? '');
  }
  const path = freshPath('tills.html');
  await plainly('invariants', 'run', '--source', dump ?? '', ...tills.flatMap((till) => ['--witness', till]), '--only', 'references', '--report', path);
  const page = readFileSync(path, 'utf8');
  assert.not.match(page, own.folder);
  for (const till of ['v1', 'v2']) assert.match(page, `<bdi>${till}/laboutik.json</bdi>`);
  assert.match(page, 'Files of one name lie there each in the folder that stands before it.');
  const boxes = boxesOf(page);
  const [, digests = '', expected = '', line = '', , , , digest = ''] = boxes;
  assert.is(line, 'convoyeur invariants run --source ./-x.jsonl --witness v1/laboutik.json --witness v2/laboutik.json --only references');
  const machine = new Machine(boxes);
  for (const folder of ['v1', 'v2']) mkdirSync(join(machine.folder, folder));
  for (const name of ['-x.jsonl', 'v1/laboutik.json', 'v2/laboutik.json']) copyFileSync(join(own.folder, name), join(machine.folder, name));
  assert.equal(machine.type(digests), { code: 0, stdout: `${expected}\n` });
  const { code, stdout } = machine.type(line);
  assert.is(code, 0);
  assert.ok(stdout.includes(`Report  sha256 ${digest}`), stdout.slice(-200));
});

repeats('a dump’s report speaks of no database, though an address stood in the environment', async () => {
  const path = freshPath('audit.html');
  await plainly('invariants', 'run', '--source', CLEAN, '--database-url', 'postgres://nobody@localhost/none', '--report', path);
  assert.not.match(readFileSync(path, 'utf8'), 'DATABASE_URL');
});

repeats('a commit: commands that judge what it left behind', async () => {
  const database = await server.lespass();
  const path = freshPath('commit.html');
  await importFedow(CLEAN, database.url, '--commit', '--report', path);
  const boxes = boxesOf(readFileSync(path, 'utf8'));
  const machine = new Machine(boxes, database.url);
  machine.bring(CLEAN);
  const judging = boxes.flatMap((box) => box.split('\n')).filter((line) => /^convoyeur (?:verify|invariants|runs)/.test(line));
  assert.is(judging.length, 4);
  const told = judging.map((line) => machine.type(line));
  assert.equal(told.map(({ code }) => code), [0, 0, 0, 0]);
  const ending = boxes.find((box) => box.startsWith('Report  sha256 ')) ?? 'a digest';
  assert.ok(told.at(-1)?.stdout.includes(ending));
  const alone = boxes.find((box) => box.startsWith('psql ')) ?? '';
  assert.match(alone, 'FROM convoyeur.import_run WHERE id = 1');
  if (spawnSync('psql', ['--version']).status === 0) assert.is(`Report  sha256 ${machine.type(alone).stdout.trim()}`, ending);
  await database.close();
});

repeats('a commit into an embedded database: in a folder that holds its files and nothing else it is done again, and comes out the same', async () => {
  const path = freshPath('embedded.html');
  const own = new Machine([]);
  assert.is((await plainly('import', 'fedow', '--source', CLEAN, '--create-tenants', '--commit', '--data-dir', join(own.folder, 'data'), '--report', path)).code, 0);
  const page = readFileSync(path, 'utf8');
  assert.not.match(page, 'DATABASE_URL');
  assert.match(page, 'In a folder that holds these files and nothing else,');
  const boxes = boxesOf(page);
  const machine = new Machine(boxes);
  machine.bring(CLEAN);
  const { stdout } = machine.type(boxes.find((box) => box.startsWith('convoyeur import fedow')) ?? '');
  assert.ok(stdout.includes(boxes.find((box) => box.startsWith('Report  sha256 ')) ?? 'a digest'), stdout.slice(-300));
});

repeats('an import that was refused: nobody is told to commit it; what is typed writes nothing', async () => {
  const path = freshPath('refused.html');
  const own = new Machine([]);
  assert.is((await plainly('import', 'fedow', '--source', FAULTY, '--create-tenants', '--commit', '--data-dir', join(own.folder, 'data'), '--report', path)).code, 1);
  const page = readFileSync(path, 'utf8');
  assert.match(page, /This import was refused\. To look again, run it without <code>[^:]*--commit[^:]*<\/code>: nothing is written\./u);
  assert.not.match(page, 'Run what made this report.');
  assert.not.match(page, 'the same digest means the same figures');
  const boxes = boxesOf(page);
  const line = boxes.find((box) => box.startsWith('convoyeur import fedow')) ?? '';
  assert.is(line, 'convoyeur import fedow --source faulty.jsonl --create-tenants');
  assert.not.ok(boxes.some((box) => box.includes('--commit')));
  const machine = new Machine(boxes.filter((box) => !box.includes('--write-accept')));
  machine.bring(FAULTY);
  const { code, stdout } = machine.type(line);
  assert.is(code, 1);
  // As the page says: what was to be written is a part of the digest.
  assert.not.ok(stdout.includes(boxes.find((box) => box.startsWith('Report  sha256 ')) ?? 'a digest'));
});

repeats.run();
