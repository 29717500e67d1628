import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { FedowRecord } from '#convoyeur/ledger/records.js';
import type { DumpFacts, ReadOptions } from '#convoyeur/sources/fedow/dump.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

const FIXTURES = new URL('../../test/fixtures/fedow/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'convoyeur-sources-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(name, FIXTURES));
}

export function fixtureText(name: string): string {
  return readFileSync(fixturePath(name), 'utf8');
}

/** Writes a file into this run's own folder, and returns its path. */
export function writeDump(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export interface WholeRead {
  readonly records: FedowRecord[];
  readonly positions: number[];
  readonly facts: DumpFacts;
}

export async function readWhole(path: string, options?: ReadOptions): Promise<WholeRead> {
  const dump = await openFedowDump(path);
  const records: FedowRecord[] = [];
  const positions: number[] = [];
  for await (const batch of dump.read(options)) {
    records.push(...batch.records);
    positions.push(...batch.positions);
  }
  return { records, positions, facts: dump.facts };
}

/** The problems of a dump as lines of text: `where: message`. */
export async function problemsOf(path: string): Promise<string[]> {
  const { facts } = await readWhole(path);
  return facts.problems.map(({ where, message }) => `${String(where)}: ${String(message)}`);
}

/** Records by model and key, so that dumps with another order compare. */
export function sorted(records: readonly FedowRecord[]): string[] {
  return records.map((record) => JSON.stringify(record)).sort();
}

/** A Django record of the fixture, parsed: the first of its model that meets the condition. */
export interface DjangoRecord {
  model: string;
  pk: unknown;
  fields: Record<string, unknown>;
}

const CLEAN: readonly DjangoRecord[] = fixtureText('clean.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line) as DjangoRecord);

/** A copy of the fixture's first record of a model. */
export function sample(model: string): DjangoRecord {
  const found = CLEAN.find((record) => record.model === `fedow_core.${model}`);
  if (found === undefined) throw new Error(`the fixture has no ${model}`);
  return structuredClone(found);
}
