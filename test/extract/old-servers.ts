import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { ExtractError } from '#convoyeur/extract/extract-error.js';
import { extract, type ExtractOutcome } from '#convoyeur/extract/extract.js';
import type { OldSystem } from '#convoyeur/extract/shapes/shape.js';
import { FEDOW } from '#convoyeur/extract/shapes/fedow.js';
import sqlite, { type Database } from 'node-sqlite3-wasm';

const FIXTURES = new URL('../../test/fixtures/', import.meta.url);

/** Made when it is first asked for: a program that is killed, as the busy server is, cannot remove what it never used. */
let root: string | undefined;
process.on('exit', () => { if (root !== undefined) rmSync(root, { recursive: true, force: true }); });

export function fixture(name: string): string {
  return fileURLToPath(new URL(name, FIXTURES));
}

/** A folder of its own. */
export function folder(): string {
  root ??= mkdtempSync(join(tmpdir(), 'convoyeur-extract-test-'));
  return mkdtempSync(join(root, 'd-'));
}

/** A copy of the fixture's database, alone in its folder. */
export function serverDatabase(): string {
  const path = join(folder(), 'db.sqlite3');
  copyFileSync(fixture('fedow/clean.sqlite3'), path);
  return path;
}

/** Opens a database as a server would, to write. */
export function openToWrite(path: string): Database {
  return new sqlite.Database(path);
}

/** The rows of a query, every value as text. */
export function textRows(database: Database, sql: string): readonly Readonly<Record<string, string>>[] {
  const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
  return database.all(sql).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)])));
}

export interface Extracted extends ExtractOutcome {
  readonly text: string;
  readonly lines: readonly string[];
  readonly data: readonly DjangoRecord[];
}

export interface DjangoRecord {
  readonly model: string;
  readonly pk: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Extracts as the command does, and reads what was written. */
export async function extracted(from: string, system: OldSystem = FEDOW, out = join(folder(), 'out.jsonl.gz')): Promise<Extracted> {
  const outcome = await extract({ system, from, out, force: false, toolVersion: '0.0.0', onInterrupt: () => () => undefined }, { stage: () => undefined, advance: () => undefined });
  const bytes = readFileSync(out);
  const text = (out.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').slice(0, -1);
  return { ...outcome, text, lines, data: lines.slice(1, -1).map((line) => JSON.parse(line) as DjangoRecord) };
}

/** Why an extract is refused: all the lines of it. */
export async function refusal(from: string, system: OldSystem = FEDOW): Promise<string> {
  const out = join(folder(), 'out.jsonl.gz');
  try {
    await extracted(from, system, out);
  } catch (error) {
    const left = readdirSync(join(out, '..'));
    if (left.length > 0) throw new Error(`left behind: ${left.join(' ')}`, { cause: error });
    if (!(error instanceof ExtractError)) throw error;
    return [error.message, ...error.particulars].join('\n');
  }
  throw new Error('expected to be refused');
}

/** The names, digests, sizes and times of all files of a folder: what must not change. */
export function folderState(path: string): readonly string[] {
  return readdirSync(path).sort().map((name) => {
    const { size, mtimeMs, ctimeMs, mode } = statSync(join(path, name));
    const digest = statSync(join(path, name)).isFile() ? createHash('sha256').update(readFileSync(join(path, name))).digest('hex') : 'folder';
    return [name, size, mtimeMs, ctimeMs, mode, digest].join(' ');
  });
}

export function recordsOf(data: readonly DjangoRecord[], model: string): readonly DjangoRecord[] {
  return data.filter((record) => record.model === model);
}
