import { chmodSync, constants, copyFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { ExtractError } from '../extract-error.js';
import { databaseFiles, type DatabaseFiles, type FileState } from './database-files.js';
import { codeOf, type ErrorText, fileTrouble, sentence } from '../../words/index.js';

/** A server that writes without a pause for so long is not met by waiting longer. */
const PATIENCE_MS = 20_000;
/** Two writes within one tick of the file system's clock leave one time behind. */
const CLOCK_TICK_MS = 50;

/**
 * Copies an SQLite database that a server may be writing to, taking no lock and writing nothing beside it: SQLite itself, asked to read a database in
 * WAL mode, would write into its `-shm` and make the files that are not there. The copy is one state of the database, by this argument:
 *
 * - **with a write-ahead log**: the main file is copied first, the log after it. The main file changes only by pages that are in the log already, and
 *   the log grows only at its end, until it is begun anew, with another header. So as long as the header stays the same, the copy of the log holds
 *   whatever page of the main file may have changed under the copy, and the state is that of the log's last commit.
 * - **without one**: whoever writes makes a journal first and counts the change in the header; neither must be seen, nor another time of writing.
 *
 * Otherwise the copy is made again. The digests that SQLite keeps in the log exclude what was half written at its end.
 * @param path the database's real path
 * @param copy the path of the copy, in a folder of its own
 * @returns the files as they were when the copy was made
 * @throws ExtractError when the server does not pause for long enough, or the disk is full
 */
export async function copyStable(path: string, copy: string, patienceMs = PATIENCE_MS): Promise<DatabaseFiles> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const before = databaseFiles(path);
    if (isAtRest(before)) {
      copyFiles(path, copy, before);
      if (isSameState(before, databaseFiles(path))) return before;
    }
    if (Date.now() > deadline) throw new ExtractError(before.journal === null ? busy(path) : halfDone(path));
    // Never twice the same: a server may write at regular times too.
    await pause(Math.random() * CLOCK_TICK_MS);
  }
}

function isAtRest({ main, log, journal }: DatabaseFiles): boolean {
  return journal === null && (log !== null || restMs(main) > CLOCK_TICK_MS);
}

function restMs({ writtenAt }: FileState): number {
  const rest = Date.now() - writtenAt;
  // A time in the future (a clock set back, another machine's clock) says nothing about now.
  return rest < 0 ? Infinity : rest;
}

function copyFiles(path: string, copy: string, { log }: DatabaseFiles): void {
  try {
    rmSync(`${copy}-wal`, { force: true });
    // In this order: see above.
    for (const ending of log === null ? [''] : ['', '-wal']) {
      copyFileSync(`${path}${ending}`, `${copy}${ending}`, constants.COPYFILE_FICLONE);
      // A copy has the rights of what was copied, which may be read-only.
      chmodSync(`${copy}${ending}`, 0o600);
    }
  } catch (error) {
    const code = codeOf(error);
    // The log went away meanwhile: the states differ then, and the copy is made again.
    if (code === 'ENOENT') return;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new ExtractError({
      said: sentence('{path}: expected that a passing copy can be made of it beside --out, found {error}', { path, error: fileTrouble(error) }),
      todo: isFull ? sentence('Take another disk for --out.') : sentence('Take another folder for --out.'),
    });
  }
}

function isSameState(before: DatabaseFiles, after: DatabaseFiles): boolean {
  if (after.journal !== null) return false;
  if (before.log !== null || after.log !== null) return isSameLog(before.log, after.log);
  return before.main.stamp === after.main.stamp && before.main.head.equals(after.main.head);
}

/** The header of a log, 32 bytes, has two numbers that change whenever the log is begun anew. */
function isSameLog(before: FileState | null, after: FileState | null): boolean {
  return before !== null && after !== null && before.head.subarray(0, 32).equals(after.head.subarray(0, 32));
}

/** Taking the change back is SQLite's work, and needs to write: not here, where nothing may be touched. */
function halfDone(path: string): ErrorText {
  return {
    said: sentence('{path}: expected no change under way, found a -journal that nobody finishes', { path }),
    todo: sentence('The server was stopped in the middle of writing. Start it once, or open the database (or a copy of both files) with the program sqlite3 and run .tables: that takes the change back. Then extract again.'),
  };
}

function busy(path: string): ErrorText {
  return {
    said: sentence('{path}: expected a moment without a write, found none in {seconds} s', { path, seconds: PATIENCE_MS / 1000 }),
    todo: sentence('Try again when the server has less to do, stop it, or take a copy with `{command}` and extract from that.', { command: 'sqlite3 DB ".backup COPY"' }),
  };
}
