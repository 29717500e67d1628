import { type Sentence, sentence, type Text } from './sentence.js';

/** What the system says of a file, in words. */
const WORDS: Readonly<Record<string, Text>> = {
  EACCES: sentence('permission denied'),
  EEXIST: sentence('it exists already'),
  EISDIR: sentence('it is a folder'),
  ENOENT: sentence('no such file or folder'),
  ENOSPC: sentence('the disk is full'),
  ENOTDIR: sentence('its folder is a file'),
  EDQUOT: sentence('the quota of this user is used up'),
  EPERM: sentence('permission denied'),
  EROFS: sentence('the disk is read-only'),
};

/** The code of an error of Node or of PostgreSQL, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What is said of a file that is not there; null where something else is wrong with it. */
export function absentFile(path: string, error: unknown): Sentence | null {
  const isAbsent = ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
  return isAbsent ? sentence('{path}: expected a file, found none of that name; check the path', { path }) : null;
}

/** Why a file could not be read or written, for a message that names the file itself. */
export function fileTrouble(error: unknown): Text {
  const code = codeOf(error);
  return WORDS[code] ?? (code === '' ? String(error) : code);
}
