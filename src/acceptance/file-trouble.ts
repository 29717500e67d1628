/** What the system says of a file, in words. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'its folder is a file',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
};

/** The code of an error of `node:fs`, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a file could not be read or written, for a message that names the file itself. */
export function fileTrouble(error: unknown): string {
  const code = codeOf(error);
  return WORDS[code] ?? (code === '' ? String(error) : code);
}
