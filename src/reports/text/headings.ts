import { coloured } from '../../cli/colour.js';
import { sentence, type Text, type Voice } from '../../words/index.js';

/** The heading of a part of a report, with an empty line before it. */
export function heading(text: Text, voice: Voice): string {
  return `\n${coloured('heading', voice.show(text))}`;
}

/** Which database a report is about. */
export function targetLine(kind: 'embedded' | 'external', voice: Voice): string {
  return kind === 'embedded' ? voice.say('Target  the embedded database') : voice.say('Target  the database of --database-url');
}

/** Headings that several reports share. */
export const HEADINGS = {
  rows: sentence('Rows'),
  notImported: sentence('Not imported'),
  assets: sentence('Sums per asset'),
  places: sentence('Federated euro: collected − deposited = due'),
  placesToPay: sentence('Federated euro: collected − deposited = due, which Fedow has yet to pay'),
  tills: sentence('What the tills say'),
  lastHashes: sentence('Last hash of each asset'),
  checked: sentence('What was checked'),
  conflicts: sentence('Conflicts'),
  records: sentence('Records'),
  toLookAt: sentence('To look at'),
} as const;
