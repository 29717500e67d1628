import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';

import { ExtractError } from '../extract-error.js';
import { codeOf, sentence, unreadableFile } from '../../words/index.js';

/** What one of a database's files looks like at one moment; null where there is no such file, or an empty one. */
export interface FileState {
  /** Which file it is, how large, and when it was written last. Nothing of it stays the same when the file is written. */
  readonly stamp: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  /** Its first bytes, at most {@link HEAD_BYTES}. */
  readonly head: Buffer;
}

/** The files of one SQLite database at one moment. */
export interface DatabaseFiles {
  readonly main: FileState;
  /** The write-ahead log, `-wal`: what was committed and is not in the main file yet. */
  readonly log: FileState | null;
  /** The rollback journal, `-journal`, of a change that is under way or was cut off. */
  readonly journal: FileState | null;
}

/** As long as the header of a database; the one of a log is shorter. */
const HEAD_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
/** What a journal begins with while it counts; a finished one is deleted, emptied, or its head filled with zeros. */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * The path of a database as SQLite takes it: it looks for the log beside the file itself, not beside a link to it.
 * @throws ExtractError when there is no such file, or it is no SQLite database
 */
export function databasePath(path: string): string {
  const real = realPath(path);
  const found = statSync(real);
  // Anything but a file is not even opened: a pipe would wait for ever.
  if (!found.isFile()) throw new ExtractError({ said: sentence('{path}: expected an SQLite database, found {what}', { path, what: found.isDirectory() ? sentence('a folder') : sentence('no plain file') }), todo: sentence('Check the path.') });
  const state = stateOf(real);
  if (state === null) throw new ExtractError({ said: sentence('{path}: expected an SQLite database, found an empty file', { path }), todo: sentence('Check the path.') });
  const begins = state.head.subarray(0, MAGIC.length).toString('latin1');
  if (begins !== MAGIC) throw new ExtractError({ said: sentence('{path}: expected an SQLite database, found another file', { path }), todo: sentence('Is it encrypted, or compressed? Check the path.') });
  return real;
}

/**
 * Looks at the files of a database. Opens them for reading only, and makes none. Without a pause in between, as all that is done while a server writes:
 * the shorter it takes, the less is written meanwhile.
 */
export function databaseFiles(path: string): DatabaseFiles {
  const main = stateOf(path);
  if (main === null) throw new ExtractError({ said: sentence('{path}: expected the database until it is read, found it emptied or removed', { path }), todo: sentence('Check the path, and run it again.') });
  const journal = stateOf(`${path}-journal`);
  return { main, log: stateOf(`${path}-wal`), journal: journal?.head.subarray(0, 8).equals(JOURNAL_MAGIC) === true ? journal : null };
}

/** Whether the database says of itself that it is in WAL mode. */
export function isInWalMode({ main }: DatabaseFiles): boolean {
  return main.head[18] === 2;
}

/** Counts the changes made to the main file. */
export function changeCounter({ main }: DatabaseFiles): number {
  return main.head.readUInt32BE(24);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function stateOf(path: string): FileState | null {
  try {
    const file = openSync(path, 'r');
    try {
      const { ino, size, mtimeNs, ctimeNs, mtimeMs } = fstatSync(file, { bigint: true });
      const head = Buffer.alloc(HEAD_BYTES);
      const bytesRead = readSync(file, head, 0, HEAD_BYTES, 0);
      if (bytesRead === 0) return null;
      return { stamp: [ino, size, mtimeNs, ctimeNs].join(' '), writtenAt: Number(mtimeMs), head: head.subarray(0, bytesRead) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): ExtractError {
  const told = unreadableFile(path, error);
  const isClosed = ['EACCES', 'EPERM'].includes(codeOf(error));
  return new ExtractError(isClosed ? { ...told, todo: sentence('Give this user the right to read the file and its -wal: no other is needed.') } : told);
}
