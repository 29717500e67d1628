import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export type Fields = Readonly<Record<string, unknown>>;

/** A record as Django serialises it. */
export interface DjangoRecord {
  readonly model: string;
  readonly pk: unknown;
  readonly fields: Fields;
}

const folder = mkdtempSync(join(tmpdir(), 'convoyeur-import-'));
process.on('exit', () => { rmSync(folder, { recursive: true, force: true }); });

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../test/fixtures/fedow/${name}`, import.meta.url));
}

/** The lines of the clean fixture. They are edited as text: parsing and printing again would change the hashed metadata. */
export const CLEAN_LINES = linesOf('clean.jsonl');
export const CLEAN = CLEAN_LINES.map((line) => JSON.parse(line) as DjangoRecord);
export const FAULTY = linesOf('faulty.jsonl').map((line) => JSON.parse(line) as DjangoRecord);

function linesOf(name: string): readonly string[] {
  return readFileSync(fixture(name), 'utf8').trimEnd().split('\n');
}

/** The records of a model in the clean fixture. */
export function recordsOf(model: string): readonly DjangoRecord[] {
  return CLEAN.filter((record) => record.model === `fedow_core.${model}`);
}

/** The first of them that meets the condition. */
export function recordOf(model: string, isMeant: (fields: Fields, pk: string) => boolean = () => true): { readonly pk: string; readonly fields: Fields } {
  const found = recordsOf(model).find(({ fields, pk }) => isMeant(fields, String(pk)));
  if (found === undefined) throw new Error(`the fixture has no such ${model}`);
  return { pk: String(found.pk), fields: found.fields };
}

let written = 0;

/** A path in this run's own folder, that nothing stands at. */
export function freshPath(name: string): string {
  written += 1;
  return join(folder, `${written}-${name}`);
}

/** Writes a file into this run's own folder, and returns its path. */
export function writeFile(name: string, content: string | Buffer): string {
  const path = freshPath(name);
  writeFileSync(path, content);
  return path;
}

export function writeLines(lines: readonly string[]): string {
  return writeFile('dump.jsonl', `${lines.join('\n')}\n`);
}

/** The same file, compressed. */
export function gzipped(path: string): string {
  return writeFile('dump.gz', gzipSync(readFileSync(path)));
}

/** The clean fixture with the lines changed that the condition is true for; at least one. */
export function editedDump(isMeant: (record: DjangoRecord) => boolean, edit: (line: string) => string): string {
  const lines = CLEAN_LINES.map((line, at) => {
    const record = CLEAN[at];
    return record !== undefined && isMeant(record) ? edit(line) : line;
  });
  if (lines.every((line, at) => line === CLEAN_LINES[at])) throw new Error('the edit changed nothing');
  return writeLines(lines);
}
