import { ExtractError, WRONG_PLACE } from './extract-error.js';
import { type Sentence, sentence } from '../words/index.js';

/** Where an old database is. */
export type FromAddress = { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgresql'; readonly url: string };

const EXPECTED = sentence('expected sqlite:PATH or postgres://user:password@host:port/database');

/**
 * Reads `--from`.
 * @throws ExtractError where it names neither. It is not quoted, since a password may be in it.
 */
export function parseFrom(text: string): FromAddress {
  const from = text.trim();
  if (/^postgres(ql)?:/i.test(from)) return { kind: 'postgresql', url: from };
  // sqlite:///srv/fedow/db.sqlite3, as Django's own database URLs have it.
  const path = /^sqlite3?:(?:\/\/)?(.*)$/is.exec(from)?.[1];
  if (from === '') throw refusal(sentence('--from: {expected}, found an empty text', { expected: EXPECTED }), sentence('Is a shell variable unset?'));
  if (path === '') throw refusal(sentence('--from: {expected}, found no path after sqlite:', { expected: EXPECTED }), sentence('Write the path of the file after it. Is a shell variable unset?'));
  if (path === undefined) throw refusal(sentence('--from: {expected}, found something else', { expected: EXPECTED }), sentence('Write `sqlite:` before the path of a file.'));
  return { kind: 'sqlite', path };
}

function refusal(said: Sentence, todo: Sentence): ExtractError {
  return new ExtractError({ said, why: WRONG_PLACE, todo });
}
