import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as assert from 'uvu/assert';

import { openFolder } from '../open-folder.js';
import { TENANTS, testServer } from '../import/database.js';
import { fixture } from '../import/dumps.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

/** A step of the runbook: a block of commands, and lines that they print, in this order. */
export interface Step {
  readonly commands: string;
  readonly prints: readonly string[];
}

/** The steps of a page: each block of `sh`, with the block of `text` that follows it, if one does. */
export function stepsOf(page: string): Step[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```\n(?:\s*^```text\n(.*?)^```\n)?/gms)].map(([, commands = '', prints = '']) => ({
    commands, prints: prints.split('\n').filter((line) => line.trim() !== ''),
  }));
}

/** The first line that should have been printed and was not, after those before it; `…` stands for anything. */
export function missingLine(prints: readonly string[], output: string): string | null {
  const lines = output.split('\n');
  let at = 0;
  for (const line of prints) {
    const pattern = new RegExp(`^\\s*${line.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('.*')}\\s*$`, 'u');
    const found = lines.findIndex((printed, place) => place >= at && pattern.test(printed));
    if (found < 0) return line;
    at = found + 1;
  }
  return null;
}

/** Runs every command of a page, in a Lespass and a folder of its own, as a reader of that language. */
export async function follow(page: string, language: string): Promise<void> {
  const server = await testServer();
  try {
    const tenants = TENANTS.map((tenant) => (tenant.name === 'Mama Sound' ? { ...tenant, schema: 'mamasound' } : tenant));
    const database = await server.lespass({ tenants, tables: tenants.map(({ schema }) => schema) });
    const folder = openFolder('runbook');
    copyFileSync(fixture('clean.sqlite3'), join(folder, 'db.sqlite3'));
    copyFileSync(fixture('../laboutik/mama-sound.json'), join(folder, 'mama-sound.json'));
    writeFileSync(join(folder, 'convoyeur'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, { mode: 0o755 });
    const { LC_ALL: _all, LC_MESSAGES: _messages, ...environment } = process.env;
    for (const { commands, prints } of stepsOf(page)) {
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', commands], {
        cwd: folder, encoding: 'utf8', timeout: 600_000,
        env: { ...environment, PATH: `${folder}:${environment['PATH'] ?? ''}`, LANG: language, NO_COLOR: '1', DATABASE_URL: database.url },
      });
      if (process.env['SHOW_RUNBOOK'] !== undefined) console.log(`$ ${commands}${stdout}${stderr}`);
      assert.is(status, 0, `${commands}\n${stderr.slice(-2000)}`);
      assert.is(missingLine(prints, stdout), null, `${commands}\nprinted\n${stdout}`);
    }
    assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction'), '0', 'the last step is the way back');
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  } finally {
    await server.close();
  }
}
