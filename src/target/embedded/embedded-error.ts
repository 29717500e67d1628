import { NO_DATABASE, TargetError } from '../target-error.js';
import { sentence, type Text } from '../../words/index.js';

/**
 * The embedded PostgreSQL cannot be had. The message is for the operator: where, what was found, what to do. It never
 * holds the password nor the URL.
 */
export class EmbeddedError extends TargetError {
  override readonly stake = NO_DATABASE;
}

/** The sentence that ends what can be done on a machine on which the embedded server cannot run. */
export const WAY_OUT = sentence('Give a PostgreSQL of your own with --database-url.');

/** What can be done about a folder of another user. */
export const AS_ITS_USER = sentence('Run the command as the user who made it, or take another --data-dir.');

/** @param found in place of a server: PostgreSQL's own words, or the system's */
export function notStarted(found: Text, log: string): EmbeddedError {
  return new EmbeddedError({
    said: sentence('the embedded database: expected a server that starts, found {found}', { found }),
    todo: sentence('Try again; if it stays so, look into {log}, or give a PostgreSQL of your own with --database-url.', { log }),
  });
}
