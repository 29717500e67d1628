import { TargetError } from '../../target/target-error.js';

/** What PostgreSQL says where somebody else wrote meanwhile, or where something hangs on a schema that was to go. */
const REASONS: Readonly<Record<string, string>> = {
  '40001': 'another program changed a row that the rollback changes too',
  '40P01': 'another program and the rollback waited for each other',
  '55P03': 'another program holds a table that the rollback needs',
  '23503': 'another program has pointed to a row that would go',
  '2BP01': 'something else depends on what would go',
};

/** The words for an error that the work of others caused; any other is given back as it is. A detail may quote a row, so only the message is told. */
export function overtaken(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const reason = REASONS[error.code];
  if (reason === undefined) return error;
  const table = 'table' in error && typeof error.table === 'string' ? ` (${error.table})` : '';
  return new TargetError(`${reason}${table}; nothing was written, run it again`, [`PostgreSQL says: ${error.message}`]);
}
