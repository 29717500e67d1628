/** The smallest thing that makes the program say a sentence. */
export interface Reproducer {
  readonly name: string;
  /** What is typed after `convoyeur`; without it `error` is told. */
  readonly words?: readonly string[];
  /** Files that are there before, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What is done before it, and taken back after it. */
  readonly around?: (work: () => Promise<void>) => Promise<void>;
  /** What a library throws, made into words by the program. */
  readonly error?: () => unknown;
}

/** Reproducers of one kind of trouble, and what has to be there for them. */
export interface Area {
  readonly title: string;
  readonly reproducers: () => Promise<readonly Reproducer[]> | readonly Reproducer[];
}
