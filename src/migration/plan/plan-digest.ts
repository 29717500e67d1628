import { createHash } from 'node:crypto';
import { type Plan, tablePlans } from './plan.js';

/**
 * SHA-256 over all that a plan would write: two plans with the same digest do the same, row for row and id for id.
 * It covers what of the target the plan depends on, so a target that has changed in that gives another digest.
 */
export function planDigest(plan: Plan): string {
  const digest = createHash('sha256');
  for (const table of tablePlans(plan)) {
    digest.update(`${table.table}\n${JSON.stringify(table.counts)}\n`);
    if ('idOfRow' in table) digest.update(Buffer.from(table.idOfRow.buffer, table.idOfRow.byteOffset, table.idOfRow.byteLength));
    else for (const change of [...table.create, ...table.fill]) digest.update(`${JSON.stringify(change)}\n`);
  }
  digest.update(JSON.stringify([plan.adoption, plan.tokensApart, plan.conflicts]));
  return digest.digest('hex');
}
