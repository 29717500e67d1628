import { Acceptance } from './acceptance.js';
import { AcceptanceError } from './acceptance-error.js';
import { type AcceptanceEntry, entryKey, isClass } from './entry.js';
import { readEntry } from './read-entry.js';
import { readYamlFile, type YamlFile } from './yaml-file.js';
import { asFields, shown } from './yaml-values.js';
import { sentence } from '../words/index.js';

/**
 * Reads a file of accepted findings (SPEC 6.3).
 * @param path as the operator named it
 * @throws AcceptanceError (exit 2) that lists all that is wrong: no YAML, an entry that is not signed, a code that cannot
 *   be accepted, a field that is missing, unknown or of another form, the same finding twice
 */
export async function readAcceptance(path: string): Promise<Acceptance> {
  const file = await readYamlFile(path, AcceptanceError);
  const top = asFields(file.content);
  if (top === null) file.note([], '', sentence('expected source and accepted, found {content}', { content: shown(file.content) }));
  for (const key of top?.keys() ?? []) {
    if (key !== 'source' && key !== 'accepted') file.note([String(key)], sentence('field {key}', { key: String(key) }), sentence('expected only source and accepted, found this field'));
  }
  const sha256 = top === null ? '' : readSource(file, top.get('source'));
  const entries = top === null ? [] : readEntries(file, top.get('accepted'));
  file.refuseProblems(top === null
    ? sentence('Make one with `convoyeur invariants run --write-accept`, and sign its entries.')
    : sentence('Correct and sign every entry (by, reason), or take it out.'));
  return new Acceptance(entries, sha256);
}

function readSource(file: YamlFile, value: unknown): string {
  const fields = asFields(value);
  for (const key of fields?.keys() ?? []) {
    if (key !== 'sha256') file.note(['source', String(key)], sentence('field source.{key}', { key: String(key) }), sentence('expected only sha256, found this field'));
  }
  const sha256 = fields?.get('sha256');
  if (typeof sha256 === 'string' && /^[0-9a-f]{64}$/u.test(sha256)) return sha256;
  file.note(['source', 'sha256'], sentence('field source.sha256'), sentence('expected the SHA-256 of the dump, 64 lower-case hexadecimal digits, found {sha256}', { sha256: shown(sha256) }));
  return '';
}

function readEntries(file: YamlFile, value: unknown): AcceptanceEntry[] {
  if (!Array.isArray(value)) {
    file.note(['accepted'], sentence('field accepted'), sentence('expected a list of findings, found {value}', { value: shown(value) }));
    return [];
  }
  const seen: Seen = { keys: new Map(), codes: new Map(), classes: new Map() };
  return value.flatMap((item: unknown, index) => {
    const entry = readEntry(file, index, item);
    if (entry === null) return [];
    refuseTwin(file, index, entry, seen);
    return [entry];
  });
}

/** At which position, from 0, the first entry of each kind stands. */
interface Seen {
  readonly keys: Map<string, number>;
  readonly codes: Map<string, number>;
  readonly classes: Map<string, number>;
}

/** A class covers all findings of its code: another entry of that code would contradict it, or say the same again. */
function refuseTwin(file: YamlFile, index: number, entry: AcceptanceEntry, { keys, codes, classes }: Seen): void {
  const key = entryKey(entry);
  const [same, rival] = [keys.get(key), isClass(entry) ? codes.get(entry.code) : classes.get(entry.code)];
  const where = sentence('entry {index}, {code}', { index: index + 1, code: entry.code });
  if (same !== undefined) file.note(['accepted', index], where, sentence('expected once, found again: the same as entry {same}', { same: same + 1 }));
  else if (rival !== undefined) file.note(['accepted', index], where, sentence('expected either one entry for all findings of this code or one for each, found both, here and in entry {rival}', { rival: rival + 1 }));
  if (!keys.has(key)) keys.set(key, index);
  if (!codes.has(entry.code)) codes.set(entry.code, index);
  if (isClass(entry) && !classes.has(entry.code)) classes.set(entry.code, index);
}
