import { closeSync, rmSync } from 'node:fs';

import { type Draft, nameDraft, openDraft, requireNone, writeDraft } from '../files/whole-file.js';
import { Failure } from '../ledger/failure.js';
import { sentence, unwritableFile } from '../words/index.js';

/** A report cannot be written where it was asked for. */
export class ReportFileError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A report is evidence: it must be certain that it can be kept before the work begins, and it never takes the place of another.');
}

/**
 * A report that is about to be made. Its place is tried before the work begins, since after a commit it would be too late to find out that
 * there is none; and what stands under its name is whole or not there at all.
 */
export class ReportFile {
  #draft: Draft | null;

  private constructor(readonly path: string, draft: Draft) {
    this.#draft = draft;
  }

  /** @throws ReportFileError where a file is already (an earlier report is evidence too), or where none can be written */
  static prepare(path: string): ReportFile {
    try {
      requireNone(path);
      return new ReportFile(path, openDraft(path));
    } catch (error) {
      throw new ReportFileError(unwritableFile(path, error));
    }
  }

  /** Writes it and gives it its name, both or neither. @returns false where it was discarded before, by an interruption */
  write(text: string): boolean {
    const draft = this.#draft;
    if (draft === null) return false;
    this.#draft = null;
    try {
      writeDraft(draft, text);
      nameDraft(draft, this.path);
      return true;
    } catch (error) {
      throw new ReportFileError(unwritableFile(this.path, error));
    } finally {
      rmSync(draft.path, { force: true });
    }
  }

  /** Leaves nothing half-written behind. Does no harm to a report that was written. */
  discard(): void {
    const draft = this.#draft;
    if (draft === null) return;
    this.#draft = null;
    closeSync(draft.fd);
    rmSync(draft.path, { force: true });
  }
}
