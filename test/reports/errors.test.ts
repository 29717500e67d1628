import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { type Language, LANGUAGES } from '#convoyeur/words/index.js';
import { type Said, saidIn, sourceFiles } from '../words/said.js';
import { folder, run, shown, tell } from './errors/program.js';
import { conflicts } from './errors/conflicts.js';
import { CONNECTIONS } from './errors/connections.js';
import { OLD_DATABASES } from './errors/old-databases.js';
import type { Area, Reproducer } from './errors/reproducer.js';
import { rollbacks } from './errors/rollbacks.js';
import { targets } from './errors/targets.js';
import { WITHOUT_REPRODUCER } from './errors/without-reproducer.js';
import { venues } from './errors/venues.js';
import { type TestServer, testServer } from '../import/database.js';
import { FILES } from './errors/dump-files.js';
import { RECORDS } from './errors/records.js';
import { SIGNED_FILES } from './errors/signed-files.js';
import { USAGE } from './errors/usage.js';

// How each error reads, in both languages: each has a reproducer as small as it can be, which goes through the real commands.
// After a change on purpose: UPDATE_GOLDEN=1 npm test -- reports/errors, and read the diff.
const errors = suite('how errors read');

let server: TestServer;
errors.before(async () => { server = await testServer(); });
errors.after(async () => {
  await server.close();
  // Not when the process exits: the files of several servers take a while, and the suite has told its result by then.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
const given = (): TestServer => server;

const AREAS: readonly Area[] = [
  USAGE, ...FILES, ...RECORDS, ...SIGNED_FILES, ...CONNECTIONS, OLD_DATABASES, ...targets(given), ...conflicts(given), venues(given), rollbacks(given),
];
const FIXTURES = join(import.meta.dirname, '../../test/fixtures');
for (const [name, fixture] of Object.entries({ 'clean.jsonl': 'fedow/clean.jsonl', 'faulty.jsonl': 'fedow/faulty.jsonl', 'till.json': 'laboutik/mama-sound.json', 'old.sqlite3': 'fedow/clean.sqlite3' })) {
  copyFileSync(join(FIXTURES, fixture), join(folder, name));
}

async function reproduced({ name, words, files = {}, around = (work) => work(), error }: Reproducer, language: Language): Promise<string> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  let text = '';
  await around(async () => { text = words === undefined ? tell(error?.(), language) : await run(words, language); });
  for (const file of Object.keys(files)) rmSync(join(folder, file), { force: true });
  const line = words === undefined ? '' : `$ convoyeur ${words.map((word) => (/^[\w./:=,-]+$/u.test(word) ? word : `'${word}'`)).join(' ')}\n`;
  return `-- ${name}\n${shortened(stable(`${line}${text}`))}`;
}

/** Without what is another one in each run: where the folder is, and the database. */
function stable(text: string): string {
  return text.replaceAll(folder, '<folder>').replaceAll(/postgres:\/\/[^\s']*@127\.0\.0\.1:\d+\/\w+/gu, 'postgres://…').replaceAll(/import_\d+_\d+/gu, '<database>')
    .replaceAll(/00000000-0000-4000-9000-\d{12}/gu, '<new>')
    .replaceAll(/(?<=port )\d{4,5}/gu, '<port>')
    .replaceAll(/(?<=process(?:us)? )\d+/gu, '<pid>').replaceAll(/(?:\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}) \d\d:\d\d(?::\d\d)?/gu, '<moment>');
}

const KEYS = [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, /(?<= )\d+/gu] as const;

/** Of many lines that differ in a key or a number only the first. */
function shortened(text: string): string {
  const kept: string[] = [];
  let [shape, alike] = ['', 0];
  for (const line of [...text.split('\n'), null]) {
    const next = line === null ? null : KEYS.reduce((told, key) => told.replaceAll(key, ''), line);
    if (next === shape && next.startsWith('  ')) { alike += 1; continue; }
    // Which of them comes first is nobody's promise.
    if (alike > 0) kept.push(KEYS.reduce((told, key) => told.replaceAll(key, '…'), kept.pop() ?? ''), `  (${alike} more lines like it)`);
    [shape, alike] = [next ?? '', 0];
    if (line !== null) kept.push(line);
  }
  return kept.join('\n');
}

const texts: Record<Language, string> = { en: '', fr: '' };

/** The one layout: where, what was expected and found, all of it line by line, why it matters, what to do. */
const LAYOUT: Readonly<Record<Language, RegExp>> = {
  en: /^Error: \S.*: expected \S.*, found \S.*\n(?: {2}.*\n)* {2}Why it matters: \S.*\.\n {2}What to do: \S.*[.?]\nexit code [123]\n$/mu,
  fr: /^Erreur\u00a0: \S.*\u00a0: attendu \S.*, trouvé \S.*\n(?: {2}.*\n)* {2}Pourquoi c’est important\u00a0: \S.*\.\n {2}Que faire\u00a0: \S.*[.?]\nexit code [123]\n$/mu,
};

/** Files whose sentences are no errors: what reports, findings, questions before an import and reasons say has golden texts of its own. */
const NO_ERRORS = /^(?:reports|invariants|commands|cli\/help|migration\/preflight|sources\/laboutik\/models\/not-imported|acceptance\/(?:acceptance|proposal))/u;
/** What is warned of, said on the way or counted. */
const NO_ERROR = /(?:^|\.)(?:warn|say|check|progress|Stages|tell)$|(?:warnings|leftOut|lacking)\.push$/u;

function mayBeAnError({ where, givenTo }: Said): boolean {
  return !NO_ERRORS.test(where) && !NO_ERROR.test(givenTo);
}

for (const area of AREAS) {
  errors(area.title, async () => {
    const reproducers = await area.reproducers();
    for (const language of LANGUAGES) {
      const parts: string[] = [];
      for (const reproducer of reproducers) parts.push(await reproduced(reproducer, language));
      assert.equal(parts.filter((part) => part.includes('exit code 0')), [], 'each is an error');
      assert.equal(parts.filter((part) => /^\s+at .*:\d+:\d+|unexpected error|erreur imprévue/mu.test(part)), [], 'foreseen, and without a stack');
      assert.equal(parts.filter((part) => !LAYOUT[language].test(part)), [], 'all of it, in the one layout');
      texts[language] += `== ${area.title}\n\n${parts.join('\n')}\n`;
    }
  });
}

for (const language of LANGUAGES) {
  errors(`in ${language}, to the letter`, () => {
    const path = join(import.meta.dirname, '../../test/golden', `errors.${language}.txt`);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, texts[language]);
    assert.ok(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 makes it`);
    assert.fixture(texts[language], readFileSync(path, 'utf8'));
  });
}

errors('no sentence of an error is without a reproducer, but for those that say why', () => {
  const excepted = WITHOUT_REPRODUCER.flatMap(([, ...sentences]) => sentences);
  const isExcepted = ({ where, pattern = '' }: Said): boolean => excepted.some(([file, begins = '']) => where.startsWith(`${file}:`) && pattern.startsWith(begins));
  const silent = sourceFiles().flatMap(saidIn).filter((said) => mayBeAnError(said) && !shown.has(said.pattern ?? ''));
  assert.is(silent.filter((said) => !isExcepted(said)).map(({ where, pattern }) => `${where}: ${pattern ?? ''}`).join('\n'), '', 'give it a reproducer in test/reports/errors/, or a reason in without-reproducer.ts');
  assert.equal(excepted.filter(([file, begins = '']) => !silent.some(({ where, pattern = '' }) => where.startsWith(`${file}:`) && pattern.startsWith(begins))), [], 'the exceptions are no more than these');
});

errors.run();
