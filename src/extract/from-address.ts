import { ExtractError } from './extract-error.js';
import { sentence } from '../words/index.js';

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
  if (path === undefined) throw new ExtractError(sentence('--from: {expected}, found {what}', { expected: EXPECTED, what: from === '' ? sentence('an empty text; is a shell variable unset?') : sentence('something else') }));
  if (path === '') throw new ExtractError(sentence('--from: {expected}, found no path after sqlite:; is a shell variable unset?', { expected: EXPECTED }));
  return { kind: 'sqlite', path };
}
