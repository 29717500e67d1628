import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { signedAcceptance } from './command.js';
import { type TestServer, testServer } from './database.js';
import { CLEAN_LINES, writeLines } from './dumps.js';

const memory = suite('the memory of a commit');
let server: TestServer;
memory.before(async () => { server = await testServer(); });
memory.after(async () => { await server.close(); });

/** At its end the process says how much it has held, in kibibytes. */
const CONFESSION = `data:text/javascript,process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))`;
const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

/** What ten times longer comments may add, of which the fixture then has two megabytes: generous, since garbage is collected when Node likes. */
const GROWTH_MAX_BYTES = 64 << 20;

memory('the texts of a dump pass through: ten times longer comments add next to nothing', async () => {
  const [short, long] = [await imported(200), await imported(2_000)];
  assert.ok(long.sizeBytes - short.sizeBytes > 1_500_000, 'the dump is larger');
  const grown = long.peakBytes - short.peakBytes;
  assert.ok(grown < GROWTH_MAX_BYTES, `${Math.round(grown / 1e6)} MB more`);
  assert.ok(long.peakBytes < 400e6, `${Math.round(long.peakBytes / 1e6)} MB in all`);
});

/** Commits the fixture with comments of that many characters; all hashes are wrong then, which a person has accepted. */
async function imported(length: number): Promise<{ readonly sizeBytes: number; readonly peakBytes: number }> {
  const path = writeLines(CLEAN_LINES.map((line) => line.replace(/"comment": (null|"")/, `"comment": "${'x'.repeat(length)}"`)));
  const database = await server.lespass();
  const words = ['import', 'fedow', '--source', path, '--commit', '--database-url', database.url, ...await signedAcceptance(path)];
  const child = spawn(process.execPath, ['--import', CONFESSION, PROGRAM, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const code = await new Promise((done) => { child.on('close', done); });
  assert.is(code, 0, stderr.slice(-500));
  const peak = /peak (\d+)$/.exec(stderr)?.[1];
  assert.ok(peak !== undefined);
  assert.is(await database.value('SELECT max(length(comment)) FROM fedow_core_transaction'), String(length));
  await database.close();
  return { sizeBytes: statSync(path).size, peakBytes: Number(peak) * 1024 };
}

memory.run();
