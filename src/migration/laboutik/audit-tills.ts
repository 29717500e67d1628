import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { CatalogueEvidence } from '../../invariants/invariant.js';
import { type InvariantResult, type Verdict, verdictOf } from '../../invariants/result.js';
import { runInvariants, type RunOptions } from '../../invariants/run.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { inTransaction, type Target } from '../../target/target.js';
import { requireSchema } from '../require-schema.js';
import { findTenant, refuseTillOfAnother } from './find-tenant.js';
import { withoutSkipped } from './import-laboutik.js';
import { importedTills, readRecordedTill, recordedClaims } from './recorded-till.js';
import { readTags, v2Catalogue } from './v2-catalogue.js';
import { readAssets } from './read-venue.js';
import { readVenueRows } from './read-venue-rows.js';

/** What stands of the tills that were imported into a database, and what their imports noted. */
export async function evidenceOfTills(client: PoolClient, dataSource: DataSource): Promise<CatalogueEvidence[]> {
  const evidence: CatalogueEvidence[] = [];
  for (const tenant of await importedTills(client)) evidence.push(await evidenceOfTill(client, dataSource, tenant));
  return evidence;
}

async function evidenceOfTill(client: PoolClient, dataSource: DataSource, tenant: string, dump?: Catalogue): Promise<CatalogueEvidence> {
  const recorded = await readRecordedTill(client, tenant);
  const rows = await readVenueRows(client, dataSource, tenant);
  const source = dump === undefined ? {} : { source: withoutSkipped(dump, recorded.skipped) };
  return { tenant, ...source, recorded: recordedClaims(recorded), target: v2Catalogue(rows, await readTags(client, rows), await readAssets(client)), rowOf: recorded.rowOf };
}

export interface TillJudgement {
  readonly results: readonly InvariantResult[];
  readonly verdict: Verdict;
}

/**
 * Compares a dump of a till with its tenant record by record, in both directions.
 * @throws TargetError for a tenant that is not there, or the dump of another venue
 */
export async function verifyTill(source: Catalogue, target: Target, schema: string, options: Pick<RunOptions, 'samplesMax'> = {}): Promise<TillJudgement> {
  let results: InvariantResult[] = [];
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    await requireSchema(queryRunner);
    await findTenant(client, schema);
    await requireSchema(queryRunner, { tenants: [schema], shared: false });
    const evidence = await evidenceOfTill(client, queryRunner.dataSource, schema, source);
    // A mapping file may have placed the till elsewhere than its place: then its articles are known there.
    const known = evidence.recorded?.articles;
    if (![...source.articles.keys()].some((article) => known?.has(article))) await refuseTillOfAnother(client, schema, source);
    results = runInvariants({ catalogues: [evidence] }, { ...options, only: ['catalogue'] });
    return 'rollback';
  });
  return { results, verdict: verdictOf(results) };
}
