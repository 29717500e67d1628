/** Wrong usage that we find ourselves. Like the library's own it bears the exit code in `oclif`, and its text is put into sentences by `usage-words`. */
export class UsageError extends Error {
  readonly oclif = { exit: 2 };
}
