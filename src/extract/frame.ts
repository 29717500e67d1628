/** The label of the first line of an extract. It announces the trailer, so that an extract that lost its end is known for what it is. */
export const HEADER_LABEL = 'convoyeur.extract';

/** The label of the last line of an extract. */
export const TRAILER_LABEL = 'convoyeur.trailer';

/** What the last line of an extract says of all the lines before it. */
export interface Trailer {
  /** `fedow_core.asset` → how many; the first line and the trailer are not counted. */
  readonly records: Readonly<Record<string, number>>;
  /** SHA-256 of all bytes before the trailer's line, uncompressed, lower-case hexadecimal. The same data gives the same digest. */
  readonly sha256: string;
  /** When the snapshot was taken, ISO 8601 in UTC. */
  readonly extractedAt: string;
  readonly from: 'sqlite' | 'postgresql';
  /** Which state of the database it is, in the words of the database. */
  readonly snapshot: string;
  /** Version of the program. */
  readonly version: string;
}

/** The first line. Nothing in it changes between two extracts of the same data. */
export function headerLine(system: string): string {
  return `{"model": "${HEADER_LABEL}", "pk": 1, "fields": {"system": ${JSON.stringify(system)}, "form": 1}}\n`;
}

/** The last line. */
export function trailerLine(trailer: Trailer): string {
  return `{"model": "${TRAILER_LABEL}", "pk": 1, "fields": ${JSON.stringify(trailer)}}\n`;
}
