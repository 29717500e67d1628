import type { QueryRunner } from 'typeorm';
import { checkSchema, type SchemaOptions } from '../target/schema/check.js';
import { refuseFindings } from './schema.js';

/**
 * @throws TargetError that lists every table and column in which the target is not the V2 that this tool writes
 */
export async function requireSchema(queryRunner: QueryRunner, options: SchemaOptions = {}): Promise<void> {
  refuseFindings(await checkSchema(queryRunner, options));
}
