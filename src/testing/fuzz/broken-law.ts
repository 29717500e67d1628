/** Something that the importer promises, and a run that shows it broken. */
export class BrokenLaw extends Error {
  /**
   * @param law a positive sentence
   * @param seen what was found instead
   */
  constructor(
    readonly law: string,
    readonly seen: string,
  ) {
    super(`${law} — ${seen}`);
    this.name = 'BrokenLaw';
  }
}

/** Long enough to see what is wrong, short enough to be read. */
const SEEN_MAX = 600;

/** @throws BrokenLaw where the two differ as JSON */
export function requireSame(law: string, expected: unknown, found: unknown): void {
  const [was, is] = [JSON.stringify(expected), JSON.stringify(found)];
  if (was === is) return;
  const from = Math.max(0, firstDifference(was, is) - 60);
  throw new BrokenLaw(law, `expected ${piece(was, from)}, found ${piece(is, from)}`);
}

/** @throws BrokenLaw where the list is not empty */
export function requireNone(law: string, faults: readonly unknown[]): void {
  if (faults.length > 0) throw new BrokenLaw(law, faults.map((fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault))).join('; ').slice(0, SEEN_MAX));
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function piece(text: string, from: number): string {
  const end = from + SEEN_MAX / 3;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}
