import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { SourceError } from './problem.js';
import { sentence, type Text, unreadableFile } from '../words/index.js';

/** Bytes asked from the file at a time: large enough that the calls cost nothing, small enough to stay in the cache. */
const CHUNK_BYTES = 256 * 1024;

/**
 * A dump is compressed to a tenth or a twentieth. What comes out of so much more than went in, and is not small, is no dump but a bomb:
 * it would be read for hours.
 */
const EXPANSION_MAX = 200;
const EXPANSION_FREE_BYTES = 256 * 1024 * 1024;

/** What became of a file that was read to its end. */
export interface ByteTrace {
  /** SHA-256 of the file's bytes as they lie on disk, lower-case hexadecimal. Null before the end. */
  sha256: string | null;
  /** What is wrong with the compressed stream (`cut off …`), null when nothing is. */
  fault: Text | null;
}

/**
 * The content of a file from its first to its last byte: decompressed, without a byte order mark, in chunks.
 * A damaged gzip stream does not throw: the content ends, and `trace.fault` says why.
 * @param trace is filled at the end
 * @param onProgress told how many bytes of the file on disk were read
 * @throws SourceError when the file cannot be read
 */
export async function* contentOf(
  path: string,
  compressed: boolean,
  trace: ByteTrace,
  onProgress?: (bytesRead: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytesRead = 0;
  const watched = watchedBytes(path, (chunk) => {
    hash.update(chunk);
    bytesRead += chunk.length;
    onProgress?.(bytesRead);
  });
  try {
    yield* withoutByteOrderMark(compressed ? decompressed(watched, trace, () => bytesRead) : watched);
    // After a damaged gzip stream the rest of the file is still part of its digest.
    while ((await watched.next()).done !== true);
    trace.sha256 = hash.digest('hex');
  } finally {
    await watched.return(undefined);
  }
}

/** The first bytes of a file's content. */
export interface Head {
  readonly head: Buffer;
  readonly compressed: boolean;
  /** Why a compressed file gave no more, null when nothing is wrong so far. */
  readonly fault: Text | null;
}

/** Reads the first bytes of a file's content, at most `limit`, decompressed where need be. */
export async function headOf(path: string, limit: number): Promise<Head> {
  const raw = await firstBytes(watchedBytes(path, () => undefined), limit);
  const compressed = raw[0] === 0x1f && raw[1] === 0x8b;
  if (!compressed) return { head: hasByteOrderMark(raw) ? raw.subarray(3) : raw, compressed, fault: null };
  const trace: ByteTrace = { sha256: null, fault: null };
  const head = await firstBytes(contentOf(path, true, trace), limit);
  return { head, compressed, fault: trace.fault };
}

async function* watchedBytes(path: string, watch: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      watch(chunk);
      yield chunk;
    }
  } catch (error) {
    throw new SourceError(unreadableFile(path, error));
  }
}

async function* decompressed(
  source: AsyncGenerator<Buffer>,
  trace: ByteTrace,
  bytesRead: () => number,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = feed(source, gunzip);
  try {
    let bytesOut = 0;
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytesOut += chunk.length;
      if (bytesOut > EXPANSION_FREE_BYTES && bytesOut > EXPANSION_MAX * bytesRead()) {
        trace.fault = sentence('expected gzip data of a dump, found it expand to more than {times} times its size, as no dump does', { times: EXPANSION_MAX });
        return;
      }
      yield chunk;
    }
    await feeding;
    // Node ends in silence at bytes that begin no further gzip member: data after them would be lost.
    const rest = bytesRead() - gunzip.bytesWritten;
    if (rest > 0) trace.fault = sentence('expected nothing after the end of the gzip data, found {n, plural, one {# more byte} other {# more bytes}}', { n: rest });
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    trace.fault = reason.includes('unexpected end')
      ? sentence('expected whole gzip data, found it cut off')
      : sentence('expected sound gzip data, found it damaged ({reason})', { reason });
  } finally {
    gunzip.destroy();
  }
}

/** Writes the chunks into the stream at its pace; a fault of the source is passed on through the stream. */
async function feed(source: AsyncGenerator<Buffer>, stream: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    // Not `for await`: it would close the source at the first fault, and the rest of it is still to be read.
    for (let next = await source.next(); next.done !== true && !stream.destroyed; next = await source.next()) {
      if (!stream.write(next.value)) await drained(stream);
    }
    if (!stream.destroyed) stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(stream: ReturnType<typeof createGunzip>): Promise<void> {
  if (stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('end', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('end', done);
  });
}

/** Takes the UTF-8 byte order mark off, however the chunks are cut. */
export async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begin: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (begin === null) {
      yield chunk;
      continue;
    }
    begin = Buffer.concat([begin, chunk]);
    if (begin.length < 3) continue;
    yield hasByteOrderMark(begin) ? begin.subarray(3) : begin;
    begin = null;
  }
  if (begin !== null && begin.length > 0) yield begin;
}

async function firstBytes(chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
