import { TargetError } from '../../target/target-error.js';
import { sentence, type Text } from '../../words/index.js';

/** What PostgreSQL says where somebody else wrote meanwhile, or where something hangs on a schema that was to go. */
const REASONS: Readonly<Record<string, Text>> = {
  '40001': sentence('another program changed a row that the rollback changes too'),
  '40P01': sentence('another program and the rollback waited for each other'),
  '55P03': sentence('another program holds a table that the rollback needs'),
  '23503': sentence('another program has pointed to a row that would go'),
  '2BP01': sentence('something else depends on what would go'),
};

/** The words for an error that the work of others caused; any other is given back as it is. A detail may quote a row, so only the message is told. */
export function overtaken(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const reason = REASONS[error.code];
  if (reason === undefined) return error;
  const table = 'table' in error && typeof error.table === 'string' ? ` (${error.table})` : '';
  return new TargetError(sentence('{reason}{table}; nothing was written, run it again', { reason, table }), [sentence('PostgreSQL says: {message}', { message: error.message })]);
}
