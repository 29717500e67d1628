import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Database } from 'node-sqlite3-wasm';

import { ExtractError } from '../extract-error.js';
import { quoted, type OldColumn, type OldDatabase, type OldTable, type RawValue, type RowQuery } from '../old-database.js';
import { sqliteKind } from './columns.js';
import { changeCounter, databasePath, isInWalMode, type DatabaseFiles } from './database-files.js';
import { copyStable } from './stable-copy.js';
import { type Sentence, sentence, type Text, unwritableFile } from '../../words/index.js';

const BATCH_ROWS = 500;

/** A private copy of a database, in a folder that only its owner may enter. */
export interface PrivateCopy {
  /** Removes it, at once. May be called twice. */
  discard(): void;
}

/**
 * Opens one state of an SQLite database, that of its last commit. The database is not touched, nor locked: a copy of it is opened, which stands
 * beside the extract while it is made.
 * @param beside the extract's path: there the operator wants the data to be, and expects room
 * @param onCopy told of the copy as soon as there is something to remove
 * @throws ExtractError in words
 */
export async function openSqlite(path: string, beside: string, onCopy: (copy: PrivateCopy) => void): Promise<OldDatabase> {
  const real = databasePath(path);
  const folder = folderBeside(beside);
  onCopy({ discard: () => { rmSync(folder, { recursive: true, force: true }); } });
  try {
    const copy = join(folder, 'copy.sqlite3');
    // Loaded here: a megabyte of WebAssembly that no other command needs. Before the copy is made, which can be found on the disk until it is open.
    const { default: sqlite } = await import('node-sqlite3-wasm');
    const files = await copyStable(real, copy);
    const database = new sqlite.Database(copy);
    // Nobody else may want this copy; without it, SQLite would need shared memory to read the log.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF');
    // The first question opens the files, and they are read to the end without their names: of a run that is killed from here on, nothing of the old
    // server's secrets stays behind. Only while it is copied and opened could a SIGKILL leave the copy.
    answerOf(database, 'PRAGMA schema_version', path);
    for (const ending of ['', '-wal']) rmSync(`${copy}${ending}`, { force: true });
    // Our indexes would make a journal beside it, with pages of the old server in it. In WAL mode there is none, only the log that has lost its name.
    if (!isInWalMode(files)) database.exec('PRAGMA journal_mode = MEMORY');
    const found = answerOf(database, 'PRAGMA quick_check(1)', path);
    if (found !== 'ok') throw damaged(path, found);
    return new OpenSqlite(database, folder, files, path);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Made at once, without a promise: an interruption that came before anybody knows of the folder would leave it behind. */
function folderBeside(path: string): string {
  try {
    return mkdtempSync(join(dirname(path), '.convoyeur-extract-'));
  } catch (error) {
    throw new ExtractError(unwritableFile(path, error));
  }
}

/** What SQLite finds wrong with the copy is wrong with the database, or the files do not belong together. */
function answerOf(database: Database, question: string, path: string): string {
  try {
    return String(Object.values(database.get(question) ?? {})[0]);
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
}

function damaged(path: string, found: string): ExtractError {
  return new ExtractError({ said: sentence('{path}: expected a sound database, found damage ({found})', { path, found }), todo: sentence('Is it a copy made while it was written to, or with the -wal of another day? Copy both again.') });
}

class OpenSqlite implements OldDatabase {
  readonly kind = 'sqlite';
  readonly snapshot: string;
  readonly tables: ReadonlyMap<string, OldTable>;
  readonly warnings: readonly Text[];
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly folder: string,
    files: DatabaseFiles,
    path: string,
  ) {
    this.tables = tablesOf(database);
    this.snapshot = `change counter ${changeCounter(files)}${files.log === null ? '' : `, write-ahead log ${files.log.head.subarray(16, 24).toString('hex')}`}`;
    this.warnings = isInWalMode(files) && files.log === null ? [withoutLog(path)] : [];
  }

  // Asynchronous for the interface; SQLite itself answers at once.
  async *rows({ table, columns, orderBy }: RowQuery): AsyncGenerator<readonly (readonly RawValue[])[]> {
    this.#makeIndex(table, orderBy);
    const order = orderBy.map(quoted).join(', ');
    const statement = this.database.prepare(`SELECT ${columns.map(selected).join(', ')} FROM ${quoted(table)} ORDER BY ${order}`);
    try {
      let batch: RawValue[][] = [];
      for (const row of statement.iterate()) {
        batch.push(Object.values(row) as RawValue[]);
        if (batch.length < BATCH_ROWS) continue;
        yield await Promise.resolve(batch);
        batch = [];
      }
      yield batch;
    } finally {
      statement.finalize();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** In the copy, which is ours: so the rows come in order one by one, where sorting would hold all of them in memory. */
  #makeIndex(table: string, orderBy: readonly string[]): void {
    this.database.exec(`CREATE INDEX IF NOT EXISTS ${quoted(`convoyeur ${table} ${orderBy.join(' ')}`)} ON ${quoted(table)} (${orderBy.map(quoted).join(', ')})`);
  }
}

/** Text is asked for as bytes: the library would end it at the first character 0. The place in the list is its name, so that none stands twice. */
function selected({ name, kind }: OldColumn, at: number): string {
  return `${kind === 'text' || kind === 'json' ? `CAST(${quoted(name)} AS BLOB)` : quoted(name)} AS c${at}`;
}

function tablesOf(database: Database): ReadonlyMap<string, OldTable> {
  const names = database.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name").map(({ name }) => textOf(name));
  return new Map(names.map((name) => [name, { name, columns: columnsOf(database, name), rowsAbout: rowsOf(database, name) }]));
}

function columnsOf(database: Database, table: string): ReadonlyMap<string, OldColumn> {
  const found = database.all(`PRAGMA table_info(${quoted(table)})`);
  return new Map(
    found.map((row) => {
      const name = textOf(row['name']);
      return [name, { name, kind: sqliteKind(textOf(row['type'])), nullable: row['notnull'] === 0, key: row['pk'] !== 0, readable: true }];
    }),
  );
}

/** A value of the catalogue, where names and types are texts. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function rowsOf(database: Database, table: string): number {
  return Number(database.get(`SELECT count(*) AS n FROM ${quoted(table)}`)?.['n'] ?? 0);
}

function withoutLog(path: string): Sentence {
  return sentence('{path} is in WAL mode and has no -wal beside it. On the server itself all is well: the last connection that was closed has cleared it away. If this is a copy, copy the -wal too, or the last sales may be missing.', { path });
}
