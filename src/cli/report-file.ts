import { link, lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../ledger/failure.js';
import { codeOf, sentence, takenFile, unwritableFile } from '../words/index.js';

/** A report cannot be written where it was asked for. */
export class ReportFileError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A report is evidence: it must be certain that it can be kept before the work begins, and it never takes the place of another.');
}

/** For its owner alone: a report names places, cards and who signed what. */
const MODE = 0o600;
/** What file systems without hard links answer. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * A report that is about to be made. Its place is tried before the work begins, since after a commit it would be too late to find out that
 * there is none; and what stands under its name is whole or not there at all.
 */
export class ReportFile {
  readonly #draft: string;
  #handle: FileHandle | null;

  private constructor(readonly path: string, draft: string, handle: FileHandle) {
    this.#draft = draft;
    this.#handle = handle;
  }

  /** @throws ReportFileError where a file is already (an earlier report is evidence too), or where none can be written */
  static async prepare(path: string): Promise<ReportFile> {
    // `lstat` sees a link that leads nowhere; where it may not look, nothing can be written either.
    const exists = await lstat(path).then(() => true, (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw new ReportFileError(unwritableFile(path, error));
    });
    if (exists) throw new ReportFileError(takenFile(path));
    const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
    try {
      return new ReportFile(path, draft, await open(draft, 'wx', MODE));
    } catch (error) {
      throw new ReportFileError(unwritableFile(path, error));
    }
  }

  /** Writes it and gives it its name, both or neither. */
  async write(text: string): Promise<void> {
    try {
      await this.#handle?.writeFile(text);
      await this.#handle?.sync();
      await this.#close();
      // Unlike `rename`, it never replaces what has come there meanwhile.
      await link(this.#draft, this.path).catch(async (error: unknown) => {
        if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
        await rename(this.#draft, this.path);
      });
    } catch (error) {
      throw new ReportFileError(codeOf(error) === 'EEXIST' ? takenFile(this.path) : unwritableFile(this.path, error));
    } finally {
      await this.discard();
    }
  }

  /** Leaves nothing half-written behind. Does no harm to a report that was written. */
  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#draft, { force: true });
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }
}
