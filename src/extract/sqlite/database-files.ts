import { open, realpath, stat } from 'node:fs/promises';

import { ExtractError } from '../extract-error.js';

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
export async function databasePath(path: string): Promise<string> {
  const real = await realpath(path).catch((error: unknown) => { throw unreadable(path, error); });
  const found = await stat(real);
  // Anything but a file is not even opened: a pipe would wait for ever.
  if (!found.isFile()) throw new ExtractError(`${path}: expected an SQLite database, found ${found.isDirectory() ? 'a folder' : 'no plain file'}`);
  const state = await stateOf(real);
  if (state === null) throw new ExtractError(`${path}: expected an SQLite database, found an empty file`);
  const begins = state.head.subarray(0, MAGIC.length).toString('latin1');
  if (begins !== MAGIC) throw new ExtractError(`${path}: expected an SQLite database, found another file; is it encrypted, or compressed?`);
  return real;
}

/** Looks at the files of a database. Opens them for reading only, and makes none. */
export async function databaseFiles(path: string): Promise<DatabaseFiles> {
  const main = await stateOf(path);
  if (main === null) throw new ExtractError(`${path}: the file was emptied or removed while it was read`);
  const journal = await stateOf(`${path}-journal`);
  return { main, log: await stateOf(`${path}-wal`), journal: journal?.head.subarray(0, 8).equals(JOURNAL_MAGIC) === true ? journal : null };
}

/** Whether the database says of itself that it is in WAL mode. */
export function isInWalMode({ main }: DatabaseFiles): boolean {
  return main.head[18] === 2;
}

/** Counts the changes made to the main file. */
export function changeCounter({ main }: DatabaseFiles): number {
  return main.head.readUInt32BE(24);
}

async function stateOf(path: string): Promise<FileState | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { ino, size, mtimeNs, ctimeNs, mtimeMs } = await file.stat({ bigint: true });
      const head = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
      if (bytesRead === 0) return null;
      return { stamp: [ino, size, mtimeNs, ctimeNs].join(' '), writtenAt: Number(mtimeMs), head: head.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): ExtractError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ExtractError(`${path}: no such file`);
  if (code === 'EACCES' || code === 'EPERM') return new ExtractError(`${path}: this user may not read it; read rights on the file and its -wal are enough`);
  return new ExtractError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}
