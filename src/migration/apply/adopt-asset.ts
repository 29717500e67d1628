import type { PoolClient } from 'pg';
import type { Adoption } from '../plan/plan.js';

/** Every column, in any schema, whose foreign key points to an asset. */
const POINTERS = `
  SELECT n.nspname AS schema, c.relname AS table, a.attname AS column
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype = 'f' AND k.confrelid = 'public.fedow_core_asset'::regclass AND array_length(k.conkey, 1) = 1`;

/** Gives V2's pristine `FED` asset V1's uuid and issuer; whatever points to it follows (SPEC 4). */
export async function adoptAsset({ from, to, walletOrigin }: Adoption, client: PoolClient): Promise<void> {
  await client.query('UPDATE public.fedow_core_asset SET uuid = $2, wallet_origin_id = $3 WHERE uuid = $1', [from, to, walletOrigin]);
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(POINTERS);
  for (const { schema, table, column } of rows) {
    const [name, pointer] = [`${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`, client.escapeIdentifier(column)];
    await client.query(`UPDATE ${name} SET ${pointer} = $2 WHERE ${pointer} = $1`, [from, to]);
  }
}
