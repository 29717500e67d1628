import type { ErrorText } from './error-text.js';
import { type Sentence, sentence, type Text } from './sentence.js';

/** What the system says of a file, in words. */
const WORDS: Readonly<Record<string, Text>> = {
  EACCES: sentence('no permission'),
  EEXIST: sentence('a file of that name'),
  EISDIR: sentence('a folder'),
  ENAMETOOLONG: sentence('a name that is too long'),
  ENOENT: sentence('no such file or folder'),
  ENOSPC: sentence('a full disk'),
  ENOTDIR: sentence('a file in place of its folder'),
  EDQUOT: sentence('a quota that is used up'),
  EPERM: sentence('no permission'),
  EROFS: sentence('a read-only disk'),
};

const ANOTHER = sentence('Name another file.');
const MAKE_ROOM = sentence('Make room, or name a file on another disk.');
const ELSEWHERE = sentence('Name a file in a folder that you may write to.');

/** What can be done where another name in the same folder would not help. */
const WAYS_OUT: Readonly<Record<string, Sentence>> = {
  EACCES: ELSEWHERE,
  EDQUOT: MAKE_ROOM,
  ENOENT: sentence('Make its folder first, or name another file.'),
  ENOSPC: MAKE_ROOM,
  EPERM: ELSEWHERE,
  EROFS: ELSEWHERE,
};

/** The code of an error of Node or of PostgreSQL, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What is told of a file that cannot be read; most often it is not there. */
export function unreadableFile(path: string, error: unknown): ErrorText {
  const said = ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
    ? sentence('{path}: expected a file, found none of that name', { path })
    : sentence('{path}: expected a file that can be read, found {error}', { path, error: fileTrouble(error) });
  return { said, todo: ['EACCES', 'EPERM'].includes(codeOf(error)) ? sentence('Give this user the right to read it, and to enter the folders above it.') : sentence('Check the path.') };
}

/** What is told of a file that is not to be written over. */
export function takenFile(path: string): ErrorText {
  return { said: sentence('{path}: expected no file of that name yet, found one', { path }), todo: ANOTHER };
}

/** What is told of a file that cannot be written. */
export function unwritableFile(path: string, error: unknown): ErrorText {
  if (codeOf(error) === 'EEXIST') return takenFile(path);
  return { said: sentence('{path}: expected a file that can be written, found {error}', { path, error: fileTrouble(error) }), todo: WAYS_OUT[codeOf(error)] ?? ANOTHER };
}

/** Why a file could not be read or written, for a message that names the file itself. */
export function fileTrouble(error: unknown): Text {
  const code = codeOf(error);
  return WORDS[code] ?? (code === '' ? String(error) : code);
}
