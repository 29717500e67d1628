import { checkSchema, type SchemaFinding } from '../target/schema/check.js';
import { createV2 } from '../target/schema/create-v2.js';
import { inTransaction, type Target } from '../target/target.js';
import { OpenCommitError, TargetError } from '../target/target-error.js';
import { sentence } from '../words/index.js';

/** Compares the target with the tables that this tool reads and writes, those of every tenant included. */
export async function checkTarget(target: Target): Promise<SchemaFinding[]> {
  let findings: SchemaFinding[] = [];
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    const { rows: [clients] } = await client.query<{ there: boolean }>(`SELECT to_regclass('public."Customers_client"') IS NOT NULL AS there`);
    const tenants = clients?.there === true
      ? (await client.query<{ schema_name: string }>(`SELECT schema_name FROM public."Customers_client" WHERE schema_name <> 'public' ORDER BY schema_name`)).rows
      : [];
    findings = await checkSchema(queryRunner, { tenants: tenants.map(({ schema_name }) => schema_name) });
    return 'rollback';
  });
  return findings;
}

/** @throws TargetError where the database holds any table */
export async function createSchema(target: Target): Promise<void> {
  await inTransaction(target.dataSource, 'write', async ({ queryRunner }) => {
    await createV2(queryRunner);
    return 'commit';
  }).catch((error: unknown) => {
    // No run of an import tells of it.
    if (error instanceof OpenCommitError) throw new OpenCommitError({ ...error.told, todo: sentence('The tables may have been made all the same: `convoyeur schema check` says whether they are there.') });
    throw error;
  });
}

/** @throws TargetError that says what is missing or different */
export function refuseFindings(findings: readonly SchemaFinding[]): void {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw schemaRefusal(errors);
}

export function schemaRefusal(errors: readonly SchemaFinding[]): TargetError {
  return new TargetError({
    said: sentence('the target: expected a Lespass V2 that this tool can write to, found {n, plural, one {one difference} other {# differences}}', { n: errors.length }),
    particulars: errors.map(({ message }) => message),
    todo: sentence('Do what each line says, then run `convoyeur schema check` until it finds no more of them.'),
  });
}
