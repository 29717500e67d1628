import { createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Draft, nameDraft, openDraft, requireNone } from '../../files/whole-file.js';
import { Failure } from '../../ledger/failure.js';
import type { FedowRecord } from '../../ledger/records.js';
import { type DumpFormat, dumpText } from './dump-text.js';
import type { MadeTillRecord } from '../laboutik/records.js';
import type { Precision } from './json-text.js';
import { type TillFormat, tillText } from './till-text.js';
import { codeOf, sentence, takenFile, unwritableFile } from '../../words/index.js';

/** Characters handed on at a time: large enough that the calls cost nothing. */
const PIECE_CHARACTERS = 256 * 1024;
/** Nobody's data is in it: who may read it, the operator's own mask says. */
const MODE = 0o666;

/** A dump that was not written. */
export class WriteDumpError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A test dump must be whole, and must not take the place of a real one.');
}

/** Writes records as a dump to a stream, no faster than the stream takes them, and ends it. */
export async function writeDump(records: Iterable<FedowRecord>, format: DumpFormat, stream: NodeJS.WritableStream, precision: Precision = 'microseconds'): Promise<void> {
  await pipeline(Readable.from(pieces(dumpText(records, format, precision))), stream);
}

/** How a file is written. */
export interface FileOptions {
  /** Whether it may take the place of another. */
  readonly overwrite?: boolean;
  /** Registers what is to be done when the program is stopped from outside; returns what takes it back. */
  readonly onInterrupt?: ((cleanup: () => void) => () => void) | undefined;
}

/** Writes records of Fedow as a dump to a file, as `writeTexts` does. @throws WriteDumpError */
export async function writeDumpFile(records: Iterable<FedowRecord>, path: string, options: FileOptions & { readonly format: DumpFormat; readonly precision?: Precision }): Promise<void> {
  const { format, precision = 'microseconds' } = options;
  await writeTexts(dumpText(records, format, precision), path, options);
}

/** Writes records of a till as a dump to a file, as `writeTexts` does. @throws WriteDumpError */
export async function writeTillFile(records: Iterable<MadeTillRecord>, path: string, options: FileOptions & { readonly format: TillFormat }): Promise<void> {
  await writeTexts(tillText(records, options.format), path, options);
}

/**
 * Writes texts to a file as they come, compressed where its name ends in `.gz`. The file is there when all of it was written, and not before,
 * however the writing ends.
 * @throws WriteDumpError where the file is there already, or cannot be written
 */
async function writeTexts(texts: Iterable<string>, path: string, { overwrite = false, onInterrupt }: FileOptions): Promise<void> {
  let draft: Draft | undefined;
  const discard = (): void => {
    if (draft !== undefined) rmSync(draft.path, { force: true });
  };
  const takeBack = onInterrupt?.(discard);
  try {
    if (!overwrite) requireNone(path);
    draft = openDraft(path, MODE);
    const compression = path.endsWith('.gz') ? [createGzip()] : [];
    await pipeline([Readable.from(pieces(texts)), ...compression, createWriteStream(draft.path, { fd: draft.fd, flush: true })]);
    nameDraft(draft, path, overwrite);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new WriteDumpError({ ...takenFile(path), todo: sentence('Name another file, or say --force to replace this one.') });
    if (error instanceof Error && ('syscall' in error)) throw new WriteDumpError(unwritableFile(path, error));
    throw error;
  } finally {
    discard();
    takeBack?.();
  }
}

function* pieces(texts: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
