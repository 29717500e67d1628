import type { Sentence, Text } from './sentence.js';

/** What is found where something else was expected, and what a person can do about it. */
export interface Cause {
  readonly found: Sentence;
  readonly todo: Sentence;
}

/** What is told of an error, in one layout: where it is, what was expected there and what was found, why it matters, what to do. */
export interface ErrorText {
  /** `where: expected …, found …`, without a full stop. */
  readonly said: Sentence;
  /** All that was found wrong, one line each (`line 12, …: expected …, found …`), when it is more than one thing. */
  readonly particulars?: readonly Text[];
  /** Why it matters to the people whose money it is, a whole sentence. */
  readonly why?: Sentence;
  /** What a person can do about it, whole sentences. */
  readonly todo: Sentence;
}
