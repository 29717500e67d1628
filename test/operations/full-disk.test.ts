import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { plainly } from '../import/command.js';
import { differences, type Snapshot, snapshotOf } from '../import/snapshot.js';
import { openFolder } from '../open-folder.js';
import { lookingInto } from './looking.js';

// A disk of its own, in memory, which only root can make: elsewhere this is skipped.
const MB = 1024 * 1024;
const work = openFolder('full');
const disk = join(work, 'disk');
const dataDir = join(disk, 'data');
const ballast = join(disk, 'ballast');
const dump = join(work, 'dump.jsonl');

const full = suite('a full disk');
mkdirSync(disk);
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600m,mode=755', 'tmpfs', disk]).status === 0;
process.on('exit', () => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(work, { recursive: true, force: true });
});

if (mounted) {
  full('leaves nothing of a commit, and all or nothing of a rollback; with room again, each goes through', async () => {
    const { code, stderr } = await plainly('generate', 'fedow', '--seed', '9', '--transactions', '4000', '--out', dump);
    assert.is(code, 0, stderr);
    const committing = ['import', 'fedow', '--source', dump, '--data-dir', dataDir, '--create-tenants', '--commit'];
    assert.is((await plainly('schema', 'create', '--data-dir', dataDir)).code, 0);
    const before = await content();
    assert.is(await withoutRoom(committing), 3);
    assert.equal(differences(before, await content()), [], 'nothing of the commit is left');
    await goesThrough(committing);
    const imported = await content();
    const rollback = ['rollback', '--run', '1', '--data-dir', dataDir, '--commit'];
    // It takes rows away, for which the room that the server keeps may do.
    if (await withoutRoom(rollback) === 3) {
      assert.equal(differences(imported, await content()), [], 'the import stands as it did');
      await goesThrough(rollback);
    }
    await goesThrough(committing);
  });
} else process.stdout.write('# skipped: only root can mount a disk that is full\n');

full.run();

/** Runs a command with one megabyte left: it ends with 0, or with 3 in words. */
async function withoutRoom(words: readonly string[]): Promise<number> {
  const { bavail, bsize } = statfsSync(disk);
  // Megabyte by megabyte: the machine may have no room in memory for all of it twice.
  for (let left = bavail * bsize - MB; left > 0; left -= MB) appendFileSync(ballast, Buffer.alloc(Math.min(left, MB)));
  const { code, stderr } = await plainly(...words);
  rmSync(ballast);
  if (code === 0) return 0;
  assert.is(code, 3, `${words.slice(0, 2).join(' ')}\n${stderr}`);
  assert.match(stderr, /disk|space|room|connection/u);
  assert.not.match(stderr, /unexpected error:|\n\s+at .*:\d+:\d+/u);
  return 3;
}

async function goesThrough(words: readonly string[]): Promise<void> {
  const { code, stderr } = await plainly(...words);
  assert.is(code, 0, stderr);
}

/** Rows of every table; a crash for want of room lets sequences jump ahead, and the tool's own tables remember what was undone. */
async function content(): Promise<Snapshot> {
  const snapshot = await lookingInto(dataDir, (sql) => snapshotOf({ sql }));
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => !/_seq"?$/u.test(name)));
}
