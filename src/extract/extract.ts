import { resolve } from 'node:path';

import { DumpFile } from './dump-file.js';
import { headerLine, trailerLine, type Trailer } from './frame.js';
import { parseFrom, type FromAddress } from './from-address.js';
import type { OldDatabase } from './old-database.js';
import { planExtract, type ExtractPlan } from './plan.js';
import { readLinks } from './read-links.js';
import { RecordWriter } from './record-writer.js';
import type { OldSystem } from './shapes/shape.js';
import type { Text } from '../words/index.js';

/** An extract as it was asked for. */
export interface ExtractRequest {
  readonly system: OldSystem;
  /** `sqlite:PATH` or `postgres://…` */
  readonly from: string;
  readonly out: string;
  /** Whether an existing file may be replaced. */
  readonly force: boolean;
  readonly toolVersion: string;
  /** Registers what is to be done when the program is stopped from outside; returns what takes it back. */
  readonly onInterrupt: (cleanup: () => void) => () => void;
}

/** What is told while it runs. */
export interface ExtractProgress {
  stage(name: 'open' | 'read', total: number): void;
  /** @param done records so far */
  readonly advance: (done: number) => void;
}

/** What an extract has done. */
export interface ExtractOutcome extends Trailer {
  /** The file, as an absolute path. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file's own bytes: what `inspect` shows of it. */
  readonly fileSha256: string;
  readonly plan: ExtractPlan;
  /** Single values that could not be written as they are stored: the first ones, in words. */
  readonly doubts: readonly Text[];
  readonly doubtsTotal: number;
  readonly warnings: readonly Text[];
  readonly recordsPerSecond: number;
}

const DOUBTS_KEPT_MAX = 50;

/**
 * Writes one consistent state of an old database into a file, and changes nothing there.
 * @throws ExtractError in words; no file is left then
 */
export async function extract(request: ExtractRequest, progress: ExtractProgress): Promise<ExtractOutcome> {
  const address = parseFrom(request.from);
  const discards: (() => void)[] = [];
  const takeBack = request.onInterrupt(() => { for (const discard of discards) discard(); });
  try {
    const file = await DumpFile.create(resolve(request.out), request.force);
    discards.push(() => { file.discard(); });
    progress.stage('open', 0);
    const database = await openDatabase(address, file.path, discards);
    const extractedAt = new Date().toISOString();
    try {
      return await written(request, database, file, extractedAt, progress);
    } finally {
      await database.close();
    }
  } finally {
    for (const discard of discards) discard();
    takeBack();
  }
}

async function openDatabase(address: FromAddress, out: string, discards: (() => void)[]): Promise<OldDatabase> {
  if (address.kind === 'sqlite') {
    const { openSqlite } = await import('./sqlite/open-sqlite.js');
    return openSqlite(resolve(address.path), out, (copy) => discards.push(() => { copy.discard(); }));
  }
  const { openPostgres } = await import('./postgres/open-postgres.js');
  return openPostgres(address.url);
}

async function written(request: ExtractRequest, database: OldDatabase, file: DumpFile, extractedAt: string, progress: ExtractProgress): Promise<ExtractOutcome> {
  const plan = planExtract(request.system, database);
  progress.stage('read', plan.models.reduce((sum, { table }) => sum + table.rowsAbout, 0));
  const startedAt = performance.now();
  const counter = new RecordCounter(progress.advance);
  await file.write(headerLine(request.system.name));
  for (const model of plan.models) await writeModel(model, database, file, counter);
  const trailer: Trailer = {
    records: counter.records, sha256: await file.digest(), extractedAt, from: database.kind, snapshot: database.snapshot, version: request.toolVersion,
  };
  await file.write(trailerLine(trailer));
  const fileSha256 = await file.finish();
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    ...trailer, path: file.path, bytes: file.bytes, fileSha256, plan, doubts: counter.doubts, doubtsTotal: counter.doubtsTotal,
    warnings: database.warnings, recordsPerSecond: Math.round(counter.total / Math.max(seconds, 0.001)),
  };
}

async function writeModel(model: ExtractPlan['models'][number], database: OldDatabase, file: DumpFile, counter: RecordCounter): Promise<void> {
  const writer = new RecordWriter(model, await readLinks(database, model), counter.doubt);
  counter.begin(model.label);
  for await (const rows of database.rows({ table: model.table.name, columns: writer.columns, orderBy: model.orderBy })) {
    let text = '';
    for (const row of rows) text += writer.line(row);
    await file.write(text);
    counter.add(rows.length);
  }
}

class RecordCounter {
  readonly records: Record<string, number> = {};
  readonly doubts: Text[] = [];
  doubtsTotal = 0;
  total = 0;
  private label = '';

  constructor(private readonly advance: (done: number) => void) {}

  /** A model begins; one without a record is counted too. */
  begin(label: string): void {
    this.label = label;
    this.records[label] = 0;
  }

  add(count: number): void {
    this.records[this.label] = (this.records[this.label] ?? 0) + count;
    this.total += count;
    this.advance(this.total);
  }

  readonly doubt = (doubt: Text): void => {
    this.doubtsTotal += 1;
    if (this.doubts.length < DOUBTS_KEPT_MAX) this.doubts.push(doubt);
  };
}
