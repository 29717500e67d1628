import { stringify } from 'yaml';
import { type EntrySubject, figuresOf, type Signature } from './entry.js';
import { type Language, sentence } from '../words/index.js';

const PREAMBLE = sentence(`# Findings about the data of the old server. Whoever answers for it reads each one, and signs those that are known and
# accepted: "by" says who, "reason" says why. An entry that is not signed is refused; take it out if it is not accepted.`);

/** The whole file. @param entries as `entryText` gives them */
export function proposalText(sourceSha256: string, entries: readonly string[], language: Language): string {
  return `${PREAMBLE.in(language)}\nsource: {sha256: ${scalar(sourceSha256)}}\naccepted:${entries.length === 0 ? ' []' : ''}\n${entries.join('')}`;
}

/** One entry, with two empty lines to be filled in where it has no signature yet. */
export function entryText(subject: EntrySubject, says: string, signature: Signature | undefined): string {
  const about = 'sha256' in subject ? Object.entries({ count: subject.count, sha256: subject.sha256 }) : [...Object.entries(subject.subjects), ...figuresOf(subject)];
  const lines = [
    `  - code: ${subject.code}`,
    ...about.map(([name, value]) => `    ${name}:${typeof value === 'object' ? list(value) : ` ${scalar(value)}`}`),
    `    # says: ${onOneLine(says)}`,
    `    by:${signature === undefined ? '' : ` ${JSON.stringify(signature.by)}`}`,
    `    reason:${signature === undefined ? '' : ` ${JSON.stringify(signature.reason)}`}`,
  ];
  return `${lines.join('\n')}\n`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? ' []' : values.map((value) => `\n      - ${scalar(value)}`).join('');
}

/** With quotes where a text would be read as something else: V2's number of a card, say. */
function scalar(value: string | number): string {
  return stringify(value).trimEnd();
}

/** Names of the dump stand in the sentence: none of them may end the comment, or turn its letters around. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ');
}
