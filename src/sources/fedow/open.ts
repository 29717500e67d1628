import type { LedgerBuilder } from '../../ledger/ledger-builder.js';
import type { DumpFormat } from '../formats/splitter.js';
import { SourceError } from '../problem.js';
import { recognise } from '../recognise.js';
import { IS_LABOUTIK, type Batch, type DumpFacts, type FedowDump, type ReadOptions, requireSame } from './dump.js';
import type { Recognised } from './read-pass.js';
import { sentence } from '../../words/index.js';

export type { Batch, DumpFacts, FedowDump, ReadOptions } from './dump.js';

/**
 * Opens a dump of Fedow. What it is, and whether it is compressed, is found by its content, never by its name.
 * @throws SourceError when the file is absent, unreadable, a folder, empty, no dump, or one of LaBoutik
 */
export async function openFedowDump(path: string): Promise<FedowDump> {
  const file = await recognise(path, sentence('a dump of Fedow'), sentence('JSON Lines, a JSON list or sections'));
  if (file.system === 'laboutik') throw new SourceError({ said: sentence('{path}: {fault}', { path, fault: IS_LABOUTIK.fault }), todo: IS_LABOUTIK.todo });
  return new OpenDump(file, file.sizeBytes);
}

class OpenDump implements FedowDump {
  readonly path: string;
  readonly format: DumpFormat['name'];
  readonly compressed: boolean;
  private first: DumpFacts | null = null;

  constructor(
    private readonly file: Recognised,
    readonly sizeBytes: number,
  ) {
    this.path = file.path;
    this.format = file.format.name;
    this.compressed = file.compressed;
  }

  get facts(): DumpFacts {
    if (this.first === null) throw new Error(`${this.path} has not been read to its end yet, so nothing is known of it`);
    return this.first;
  }

  async readInParts(parts: number, onProgress?: (bytesRead: number) => void): Promise<LedgerBuilder | null> {
    if (this.format !== 'jsonl' || this.compressed || this.first !== null) return null;
    const { loadParts } = await import('./parts/load-parts.js');
    const loaded = await loadParts(this.path, parts, onProgress);
    this.first = loaded?.facts ?? null;
    return loaded?.builder ?? null;
  }

  async *read(options: ReadOptions = {}): AsyncGenerator<Batch> {
    // A dump with problems is validated again: its invalid records must be left out each time.
    const validating = !(options.validated === true && this.first?.problemsTotal === 0);
    // Loaded here, because class-validator takes longer to load than a small dump to read.
    const { readPass } = await import('./read-pass.js');
    const facts = yield* readPass(this.file, options, validating);
    if (this.first !== null) requireSame(this, facts.sha256);
    if (options.models === undefined) this.first ??= facts;
  }
}
