import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../../ledger/failure.js';
import type { FedowRecord } from '../../ledger/records.js';
import { type DumpFormat, dumpText } from './dump-text.js';
import type { MadeTillRecord } from '../laboutik/records.js';
import type { Precision } from './json-text.js';
import { type TillFormat, tillText } from './till-text.js';
import { sentence, takenFile, unwritableFile } from '../../words/index.js';

/** Characters handed on at a time: large enough that the calls cost nothing. */
const PIECE_CHARACTERS = 256 * 1024;

/** A dump that was not written. */
export class WriteDumpError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A test dump must be whole, and must not take the place of a real one.');
}

/** Writes records as a dump to a stream, no faster than the stream takes them, and ends it. */
export async function writeDump(records: Iterable<FedowRecord>, format: DumpFormat, stream: NodeJS.WritableStream, precision: Precision = 'microseconds'): Promise<void> {
  await pipeline(Readable.from(pieces(dumpText(records, format, precision))), stream);
}

/** Writes records of Fedow as a dump to a file, as `writeTexts` does. @throws WriteDumpError */
export async function writeDumpFile(records: Iterable<FedowRecord>, path: string, options: { readonly format: DumpFormat; readonly precision?: Precision; readonly overwrite?: boolean }): Promise<void> {
  const { format, precision = 'microseconds', overwrite = false } = options;
  await writeTexts(dumpText(records, format, precision), path, overwrite);
}

/** Writes records of a till as a dump to a file, as `writeTexts` does. @throws WriteDumpError */
export async function writeTillFile(records: Iterable<MadeTillRecord>, path: string, { format, overwrite = false }: { readonly format: TillFormat; readonly overwrite?: boolean }): Promise<void> {
  await writeTexts(tillText(records, format), path, overwrite);
}

/**
 * Writes texts to a file as they come, compressed where its name ends in `.gz`. The file is there when all of it was written,
 * and not before.
 * @throws WriteDumpError where the file is there already, or cannot be written
 */
async function writeTexts(texts: Iterable<string>, path: string, overwrite: boolean): Promise<void> {
  if (!overwrite && (await isThere(path))) throw new WriteDumpError({ ...takenFile(path), todo: sentence('Name another file, or say --force to replace this one.') });
  const part = `${path}.part`;
  const compression = path.endsWith('.gz') ? [createGzip()] : [];
  try {
    await pipeline([Readable.from(pieces(texts)), ...compression, createWriteStream(part)]);
    await rename(part, path);
  } catch (error) {
    // What could not be written may be out of reach for removal, too.
    await rm(part, { force: true }).catch(() => undefined);
    if (error instanceof Error && 'syscall' in error) throw new WriteDumpError(unwritableFile(path, error));
    throw error;
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

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
