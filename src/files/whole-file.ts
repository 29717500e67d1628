import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { codeOf } from '../words/index.js';

/** What such files tell is for their owner alone: people, cards, who signed what. */
const MODE = 0o600;
/** What file systems without hard links answer. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const NAME_BYTES_MAX = 200;
const UTF8_BYTES_MAX = 4;

/** A file that is being written, under another name beside its own. */
export interface Draft {
  readonly path: string;
  /** Open for writing. */
  readonly fd: number;
}

/**
 * Opens a draft beside a file. It does so at once, without a promise: a signal that came between the file and the moment when somebody
 * knows of it would leave it behind.
 * @param mode of the file; for its owner alone unless told
 * @throws what the file system says
 */
export function openDraft(path: string, mode = MODE): Draft {
  const draft = join(dirname(path), `.${beginning(basename(path))}.${randomBytes(4).toString('hex')}.part`);
  return { path: draft, fd: openSync(draft, 'wx', mode) };
}

/** A name may have 255 bytes in most file systems, and the draft's is longer than the file's. */
function beginning(name: string): string {
  return Buffer.byteLength(name) <= NAME_BYTES_MAX ? name : Array.from(name).slice(0, NAME_BYTES_MAX / UTF8_BYTES_MAX).join('');
}

/**
 * Gives a draft that is written and closed the name of the file: what stands under that name is whole, or is not there.
 * @param replace whether it may take the place of another file
 * @throws what the file system says; `EEXIST` where a file of that name must stay, also one that came a moment ago
 */
export function nameDraft(draft: Draft, path: string, replace = false): void {
  if (!replace) {
    try {
      // Unlike `rename`, it never replaces what has come there meanwhile.
      linkSync(draft.path, path);
      rmSync(draft.path);
      return;
    } catch (error) {
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    }
    requireNone(path);
  }
  renameSync(draft.path, path);
}

/**
 * Writes a file that is there whole, or not at all, however the writing ends.
 * @throws as `openDraft` and `nameDraft` do
 */
export function writeWhole(path: string, text: string, replace = false): void {
  if (!replace) requireNone(path);
  const draft = openDraft(path);
  try {
    writeDraft(draft, text);
    nameDraft(draft, path, replace);
  } finally {
    rmSync(draft.path, { force: true });
  }
}

/** Writes all of a draft to the disk, and closes it, also where that fails. */
export function writeDraft({ fd }: Draft, text: string): void {
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** @throws with the code `EISDIR` for a folder, `EEXIST` for whatever else has that name, also a link that leads nowhere */
export function requireNone(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  const code = found.isDirectory() ? 'EISDIR' : 'EEXIST';
  throw Object.assign(new Error(`${code}: '${path}' is there already`), { code });
}
