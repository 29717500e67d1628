import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../../ledger/failure.js';
import type { FedowRecord } from '../../ledger/records.js';
import { type DumpFormat, dumpText } from './dump-text.js';
import type { Precision } from './json-text.js';

/** Characters handed on at a time: large enough that the calls cost nothing. */
const PIECE_CHARACTERS = 256 * 1024;

/** A dump that was not written. */
export class WriteDumpError extends Failure {
  readonly exitCode = 2;
}

/** Writes records as a dump to a stream, no faster than the stream takes them, and ends it. */
export async function writeDump(records: Iterable<FedowRecord>, format: DumpFormat, stream: NodeJS.WritableStream, precision: Precision = 'microseconds'): Promise<void> {
  await pipeline(Readable.from(pieces(dumpText(records, format, precision))), stream);
}

/**
 * Writes records as a dump to a file, compressed where its name ends in `.gz`. The file is there when all of it was written,
 * and not before.
 * @throws WriteDumpError where the file is there already, or cannot be written
 */
export async function writeDumpFile(records: Iterable<FedowRecord>, path: string, options: { readonly format: DumpFormat; readonly precision?: Precision; readonly overwrite?: boolean }): Promise<void> {
  const { format, precision = 'microseconds', overwrite = false } = options;
  if (!overwrite && (await isThere(path))) throw new WriteDumpError(`${path}: expected no such file, found one; name another, or overwrite it with --force`);
  const part = `${path}.part`;
  const compression = path.endsWith('.gz') ? [createGzip()] : [];
  try {
    await pipeline([Readable.from(pieces(dumpText(records, format, precision))), ...compression, createWriteStream(part)]);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Error && 'syscall' in error) throw new WriteDumpError(`${path} cannot be written: ${error.message}`);
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
