import type { QueryRunner } from 'typeorm';
import { checkSchema } from '../target/schema/check.js';
import { TargetError } from '../target/target-error.js';

/**
 * @throws TargetError that lists every table and column in which the target is not the V2 that this tool writes
 */
export async function requireSchema(queryRunner: QueryRunner, tenants: readonly string[] = []): Promise<void> {
  const errors = (await checkSchema(queryRunner, { tenants })).filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  throw new TargetError(
    'the target is not a Lespass V2 that this tool can write to; `convoyeur schema check` says more',
    errors.map(({ message }) => message),
  );
}
