import { TargetError } from '../../target/target-error.js';
import { sentence, type Text } from '../../words/index.js';

/** What PostgreSQL says where somebody else wrote meanwhile, or where something hangs on a schema that was to go. */
const REASONS: Readonly<Record<string, Text>> = {
  '40001': sentence('another program that changed a row which the rollback changes too'),
  '40P01': sentence('another program that waited for the rollback, which waited for it'),
  '55P03': sentence('another program that holds a table which the rollback needs'),
  '23503': sentence('another program that has pointed to a row which would go'),
  '2BP01': sentence('something else that depends on what would go'),
};

/** The words for an error that the work of others caused; any other is given back as it is. A detail may quote a row, so only the message is told. */
export function overtaken(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const reason = REASONS[error.code];
  if (reason === undefined) return error;
  const table = 'table' in error && typeof error.table === 'string' ? ` (${error.table})` : '';
  return new TargetError({
    said: sentence('the target: expected to be left alone during the rollback, found {reason}{table}', { reason, table }),
    particulars: [sentence('PostgreSQL says: {message}', { message: error.message })],
    todo: sentence('Nothing was written; run it again.'),
  });
}
