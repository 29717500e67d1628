import { createHash, type Hash } from 'node:crypto';
import { type Plan, type TablePlan, tablePlans } from './plan.js';

/**
 * SHA-256 over all that a plan would write: two plans with the same digest do the same, row for row and id for id.
 * It covers what of the target the plan depends on, so a target that has changed in that gives another digest.
 */
export function planDigest(plan: Plan): string {
  const digest = createHash('sha256');
  for (const table of tablePlans(plan)) {
    if (!('idOfRow' in table)) digestTable(digest, table);
    else digest.update(`${table.table}\n${JSON.stringify(table.counts)}\n`).update(Buffer.from(table.idOfRow.buffer, table.idOfRow.byteOffset, table.idOfRow.byteLength));
  }
  digest.update(JSON.stringify([plan.adoption, plan.tokensApart, plan.conflicts]));
  return digest.digest('hex');
}

/** Adds all that a plan changes in one table. */
export function digestTable(digest: Hash, { table, counts, create, fill }: TablePlan<unknown>): void {
  digest.update(`${table}\n${JSON.stringify(counts)}\n`);
  for (const change of [...create, ...fill]) digest.update(`${JSON.stringify(change)}\n`);
}
