import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';

import { ExtractError } from './extract-error.js';
import { type Draft, nameDraft, openDraft } from '../files/whole-file.js';
import { codeOf, sentence, takenFile, unwritableFile } from '../words/index.js';

/** Fast rather than small: the file is read once or twice, and the old server should not be kept waiting for it. */
const GZIP_LEVEL = 4;
const BLOCK_BYTES = 256 * 1024;

/**
 * The file of an extract. It is written under another name beside its own, readable by its owner alone, and takes its own name when it is whole:
 * there is never half an extract under the name that was asked for. Compressed where the name ends with `.gz`.
 */
export class DumpFile {
  readonly #content = createHash('sha256');
  readonly #file = createHash('sha256');
  readonly #gzip: Gzip | null;
  readonly #disk: WriteStream;
  readonly #done: Promise<void>;
  #fault: unknown = null;
  #waiting: string[] = [];
  #waitingLength = 0;
  /** Bytes on disk. */
  bytes = 0;

  private constructor(
    readonly path: string,
    private readonly draft: Draft,
    private readonly force: boolean,
  ) {
    this.#disk = createWriteStream(draft.path, { fd: draft.fd });
    this.#gzip = path.toLowerCase().endsWith('.gz') ? createGzip({ level: GZIP_LEVEL }) : null;
    this.#gzip?.on('data', (chunk: Buffer) => { this.#toDisk(chunk); });
    this.#done = finished(this.#disk);
    this.#done.catch((error: unknown) => { this.#fault = error; });
  }

  /**
   * @throws ExtractError when the file exists already and `force` is not said, or cannot be written there
   */
  static async create(path: string, force: boolean): Promise<DumpFile> {
    await requireFree(path, force);
    try {
      return new DumpFile(path, openDraft(path), force);
    } catch (error) {
      throw notWritten(path, error);
    }
  }

  /** Adds text; waits when the disk is slower than the database. */
  async write(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#waitingLength += text.length;
    if (this.#waitingLength >= BLOCK_BYTES) await this.#flush();
  }

  /** SHA-256 of everything written so far, uncompressed. */
  async digest(): Promise<string> {
    await this.#flush();
    return this.#content.copy().digest('hex');
  }

  /**
   * Brings everything to the disk and gives the file its name.
   * @returns SHA-256 of the file's bytes
   * @throws ExtractError when that fails; the draft is gone then
   */
  async finish(): Promise<string> {
    try {
      await this.#flush();
      if (this.#gzip !== null) {
        this.#gzip.end();
        await once(this.#gzip, 'end');
      }
      this.#disk.end();
      await this.#done;
      await synced(this.draft.path);
      nameDraft(this.draft, this.path, this.force);
    } catch (error) {
      this.discard();
      if (error instanceof ExtractError) throw error;
      throw codeOf(error) === 'EEXIST' ? exists(this.path) : notWritten(this.path, error);
    }
    return this.#file.digest('hex');
  }

  /** Leaves nothing behind. May be called at any time, twice too, and after `finish`, when it does nothing. */
  discard(): void {
    this.#gzip?.removeAllListeners('data');
    this.#gzip?.destroy();
    this.#disk.destroy();
    rmSync(this.draft.path, { force: true });
  }

  async #flush(): Promise<void> {
    if (this.#fault !== null) throw notWritten(this.path, this.#fault);
    const block = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#waitingLength = 0;
    if (block.length === 0) return;
    this.#content.update(block);
    if (this.#gzip === null) this.#toDisk(block);
    else if (!this.#gzip.write(block)) await once(this.#gzip, 'drain');
    // The disk's own failure ends the wait too.
    if (!this.#disk.writableNeedDrain) return;
    await Promise.race([once(this.#disk, 'drain'), this.#done]).catch((error: unknown) => { throw notWritten(this.path, error); });
  }

  #toDisk(chunk: Buffer): void {
    this.#file.update(chunk);
    this.bytes += chunk.length;
    this.#disk.write(chunk);
  }
}

async function requireFree(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw notWritten(path, error);
  });
  if (found?.isDirectory() === true) throw new ExtractError({ said: sentence('--out {path}: expected the name of a file, found a folder', { path }), todo: sentence('Name a file in it.') });
  if (found !== null && !force) throw exists(path);
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function exists(path: string): ExtractError {
  return new ExtractError({
    ...takenFile(path), why: sentence('An extract is evidence: it never takes the place of another by accident.'), todo: sentence('Name another file, or say --force to replace this one.'),
  });
}

function notWritten(path: string, error: unknown): ExtractError {
  return new ExtractError(unwritableFile(path, error));
}
