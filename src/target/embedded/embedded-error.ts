import { TargetError } from '../target-error.js';
import { sentence } from '../../words/index.js';

/**
 * The embedded PostgreSQL cannot be had. The message is for the operator: where, what was found, what to do. It never
 * holds the password nor the URL.
 */
export class EmbeddedError extends TargetError {}

/** The sentence that ends every message about a machine on which the embedded server cannot run. */
export const WAY_OUT = sentence('Give a PostgreSQL of your own with --database-url.');
