import type { QueryRunner } from 'typeorm';
import { checkSchema } from '../target/schema/check.js';
import { refuseFindings } from './schema.js';

/**
 * @throws TargetError that lists every table and column in which the target is not the V2 that this tool writes
 */
export async function requireSchema(queryRunner: QueryRunner, tenants: readonly string[] = []): Promise<void> {
  refuseFindings(await checkSchema(queryRunner, { tenants }), '; `convoyeur schema check` says more');
}
