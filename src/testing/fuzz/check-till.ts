import { evidenceOfDatabase, judge } from '../../migration/audit.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { ImportMode } from '../../migration/import-fedow.js';
import { verifyTill } from '../../migration/laboutik/audit-tills.js';
import { importLaboutik, type LaboutikOutcome } from '../../migration/laboutik/import-laboutik.js';
import { DuplicateNamesError, refuseDuplicateNames } from '../../migration/laboutik/product-names.js';
import { NO_DECISIONS } from '../../migration/plan/decisions.js';
import { rollback } from '../../migration/rollback/rollback.js';
import type { LaboutikDump } from '../../sources/laboutik/dump.js';
import type { Target } from '../../target/target.js';
import { changesOf } from './changes.js';
import { BrokenLaw, requireNone, requireSame } from './broken-law.js';
import { requireSettled } from './settled.js';
import { differences, lost, type Snapshot, snapshotOf } from './snapshot.js';
import { stuckSequences } from './stuck-sequences.js';

/** A till that was read, with the network of its place in V2 already. */
export interface TillTrial {
  readonly dump: LaboutikDump;
  readonly catalogue: Catalogue;
}

const NOW = '2026-07-01T09:00:00.123456+00:00';
const SILENT = { stage: () => undefined, advance: () => undefined };

/**
 * Imports a till into its tenant in every mode, judges what stands there, imports it again and takes it back; afterwards the
 * database is what it was before. Articles of one name are refused first, then numbered.
 * @param before what the database holds
 * @throws BrokenLaw for the first promise that is not kept
 */
export async function checkTill(trial: TillTrial, target: Target, before: Snapshot): Promise<void> {
  const tenant = await tenantOf(trial.catalogue, target);
  await requireNamesRefused(trial, target, tenant);
  const dry = await importTill(trial, target, tenant, 'dry-run');
  requireNone('a valid till meets no conflict', dry.plan.conflicts.map(({ message }) => message));
  requireSettled('what a dry-run projects of a till holds', 'clean', dry.results);
  requireSame('a rehearsal of a till says what the dry-run said', toldBy(dry), toldBy(await importTill(trial, target, tenant, 'rehearsal')));
  requireNone('a dry-run and a rehearsal of a till leave the database as it was', differences(before, await snapshotOf(target)));
  const commit = await importTill(trial, target, tenant, 'commit');
  requireSame('a commit of a till does what the dry-run said', toldBy(dry), toldBy(commit));
  requireSame('a valid till is committed', true, commit.committed);
  requireNone('rows that were there are left alone but for their empty fields', lost(before, await snapshotOf(target)).filter((row) => !isFilled(row, dry)));
  requireSettled('till and tenant agree record by record', 'clean', (await verifyTill(trial.catalogue, target, tenant)).results);
  requireSettled('the tenant’s till alone holds', 'clean', judge((await evidenceOfDatabase(target)).evidence, { only: ['catalogue'] }).results);
  requireNone('V2’s till can go on writing: every sequence stands beyond the highest id', await stuckSequences(target));
  requireNone('a second import of a till has nothing to do', changesOf((await importTill(trial, target, tenant, 'dry-run')).counts));
  const undone = await rollback(target, { run: commit.run ?? '', commit: true, toolVersion: 'fuzz', now: NOW }, SILENT);
  requireNone('a till can be rolled back', undone.refusals.map(({ message }) => message));
  requireNone('after the rollback of a till the database is what it was before', differences(before, await snapshotOf(target)));
}

/** The tenant that the place of a till has become, by what an import of Fedow has noted. @throws BrokenLaw where it has none */
export async function tenantOf({ place }: Catalogue, { dataSource }: Target): Promise<string> {
  const [row] = await dataSource.query<{ schema: string }[]>(
    `SELECT c.schema_name AS schema FROM convoyeur.row_origin o JOIN public."Customers_client" c ON c.uuid::text = o.row_key WHERE o.model = 'place' AND o.source_key = $1`, [place],
  );
  if (row === undefined) throw new BrokenLaw('every place has a tenant once its network was imported', `place ${place} has none`);
  return row.schema;
}

/** A name that stands twice is an error that names it, unless numbers were asked for. */
async function requireNamesRefused(trial: TillTrial, target: Target, tenant: string): Promise<void> {
  try {
    refuseDuplicateNames(trial.catalogue);
  } catch {
    const error: unknown = await importTill(trial, target, tenant, 'commit', false).catch((reason: unknown) => reason);
    if (!(error instanceof DuplicateNamesError)) throw new BrokenLaw('articles of one name are refused', error instanceof Error ? error.message : 'they were imported');
  }
}

/** Imports a till as a person would who decides nothing. */
export function importTill({ dump, catalogue }: TillTrial, target: Target, tenant: string, mode: ImportMode, renameDuplicates = true): Promise<LaboutikOutcome> {
  return importLaboutik(dump, catalogue, target, {
    mode, tenant, decisions: NO_DECISIONS, renameDuplicates, now: NOW, reviewedDigest: null, run: { toolVersion: 'fuzz', flags: { tenant, renameDuplicates }, accepted: [] },
  }, SILENT);
}

/** What has to be the same whatever the mode. */
function toldBy({ digest, counts, leftOut, verdict, results, plan }: LaboutikOutcome): unknown {
  return { digest, counts, leftOut, verdict, results, conflicts: plan.conflicts, warnings: plan.warnings };
}

/** Whether a row that was there is one of those that the plan says it fills. */
function isFilled(row: string, { plan }: LaboutikOutcome): boolean {
  return Object.values(plan.tables).some(({ table, fill }) => row.includes(table) && fill.some(({ key }) => row.includes(key)));
}
