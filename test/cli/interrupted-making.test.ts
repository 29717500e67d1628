import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fixture, serverDatabase } from '../extract/old-servers.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
// Beside the sources: it is no TypeScript.
const HOOK = resolve(import.meta.dirname, '../../test/interrupt-when-made.mjs');
const FEDOW = fixture('fedow/clean.jsonl');

/** A command that makes something beside its result, and how the path of that ends. */
const MAKING: Readonly<Record<string, { readonly when: string; readonly words: (folder: string) => readonly string[] }>> = {
  'the draft of an extract': { when: String.raw`\.x\.jsonl\..*part$`, words: (folder) => ['extract', 'fedow', '--from', `sqlite:${serverDatabase()}`, '--out', join(folder, 'x.jsonl')] },
  'the copy of an old database': { when: String.raw`\.convoyeur-extract-$`, words: (folder) => ['extract', 'fedow', '--from', `sqlite:${serverDatabase()}`, '--out', join(folder, 'x.jsonl')] },
  'the draft of a report': { when: String.raw`\.r\.html\..*part$`, words: (folder) => ['invariants', 'run', '--source', FEDOW, '--report', join(folder, 'r.html')] },
  'the draft of a made-up dump': { when: String.raw`x\.jsonl\..*part$`, words: (folder) => ['generate', 'fedow', '--transactions', '20', '--out', join(folder, 'x.jsonl')] },
  'the draft of a made-up till': { when: String.raw`x\.jsonl\..*part$`, words: (folder) => ['generate', 'laboutik', '--transactions', '20', '--out', join(folder, 'x.jsonl')] },
  'the database of a first use': { when: 'postgres-new-', words: (folder) => ['schema', 'create', '--data-dir', join(folder, 'made', 'here')] },
  'the server of a fuzz': { when: 'convoyeur-fuzz-', words: () => ['fuzz', '--runs', '1'] },
};

const making = suite<{ folder: string }>('interrupted at the moment when something was made');
making.before.each((context) => { context.folder = mkdtempSync(join(tmpdir(), 'convoyeur-making-')); });
making.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

for (const [name, { when, words }] of Object.entries(MAKING)) {
  making(`${name} does not stay behind`, ({ folder }) => {
    if (process.getuid?.() === 0) spawnSync('chmod', ['755', folder]);
    const { signal, stderr } = spawnSync(process.execPath, ['--import', HOOK, PROGRAM, ...words(folder)], {
      cwd: folder, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', LANG: 'C.UTF-8', TMPDIR: folder, INTERRUPT_WHEN: when },
    });
    assert.is(signal, 'SIGINT', stderr);
    assert.match(stderr, 'Interrupted (SIGINT)');
    assert.equal(readdirSync(folder), []);
  });
}

making.run();
