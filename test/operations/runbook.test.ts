import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { TENANTS, type TestServer, testServer } from '../import/database.js';
import { fixture } from '../import/dumps.js';
import { missingLine, stepsOf } from './runbook.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
/** What each page's reader speaks. */
const PAGES = [['runbook.md', 'C'], ['runbook.fr.md', 'fr_FR.UTF-8']] as const;

const runbook = suite('the runbook, word for word');
let server: TestServer;
runbook.before(async () => { server = await testServer(); });
runbook.after(async () => { await server.close(); });

for (const [page, language] of PAGES) {
  runbook(`every command of ${page} does what the page says`, async () => {
    const tenants = TENANTS.map((tenant) => (tenant.name === 'Mama Sound' ? { ...tenant, schema: 'mamasound' } : tenant));
    const database = await server.lespass({ tenants, tables: tenants.map(({ schema }) => schema) });
    const folder = mkdtempSync(join(tmpdir(), 'convoyeur-runbook-'));
    chmodSync(folder, 0o755);
    copyFileSync(fixture('clean.sqlite3'), join(folder, 'db.sqlite3'));
    copyFileSync(fixture('../laboutik/mama-sound.json'), join(folder, 'mama-sound.json'));
    writeFileSync(join(folder, 'convoyeur'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, { mode: 0o755 });
    const { LC_ALL: _all, LC_MESSAGES: _messages, ...environment } = process.env;
    for (const { commands, prints } of stepsOf(page)) {
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', commands], {
        cwd: folder, encoding: 'utf8', timeout: 120_000,
        env: { ...environment, PATH: `${folder}:${environment['PATH'] ?? ''}`, LANG: language, NO_COLOR: '1', DATABASE_URL: database.url },
      });
      if (process.env['SHOW_RUNBOOK'] !== undefined) console.log(`$ ${commands}${stdout}${stderr}`);
      assert.is(status, 0, `${commands}\n${stderr.slice(-2000)}`);
      assert.is(missingLine(prints, stdout), null, `${commands}\nprinted\n${stdout}`);
    }
    assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction'), '0', 'the last step is the way back');
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });
}

runbook('both languages have the same commands', () => {
  const [english = [], french = []] = PAGES.map(([page]) => stepsOf(page).map(({ commands }) => commands));
  assert.ok(english.length > 10);
  assert.equal(french, english);
});

runbook.run();
