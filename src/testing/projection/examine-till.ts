import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvariantResult } from '../../invariants/result.js';
import { runInvariants } from '../../invariants/run.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { CataloguePlan } from '../../migration/laboutik/catalogue-plan.js';
import { planCatalogue } from '../../migration/laboutik/plan-catalogue.js';
import { projectCatalogue } from '../../migration/laboutik/project-catalogue.js';
import { v2Catalogue } from '../../migration/laboutik/v2-catalogue.js';
import { NO_DECISIONS } from '../../migration/plan/decisions.js';
import { loadCatalogue } from '../../sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '../../sources/laboutik/open.js';
import type { CatalogueFault } from '../faults/fault.js';
import type { GeneratedTill } from '../laboutik/tills.js';
import { writeTillFile } from '../write/write-dump.js';
import { emptyVenue } from './empty-venue.js';

const NOW = '2026-07-01T08:00:00.123456+00:00';

/** What the product makes of a till, without a database. */
export interface TillExamination {
  readonly plan: CataloguePlan;
  /** Of the tenant that an import would make of it; none of a plan with conflicts. */
  readonly results: readonly InvariantResult[];
}

/**
 * Writes a till to a file, reads it as the product does, plans its import into a tenant in which nothing stands, and judges that.
 * Articles of one name are given numbers.
 * @param spoil what is wrong with the importer
 * @throws SourceError for a dump that the product does not take
 */
export async function examineTill({ records, format }: GeneratedTill, spoil: CatalogueFault['spoil'] = (rows) => rows): Promise<TillExamination> {
  const folder = await mkdtemp(join(tmpdir(), 'convoyeur-'));
  try {
    const path = join(folder, 'till');
    await writeTillFile(records, path, { format });
    return examineCatalogue(await loadCatalogue(await openLaboutikDump(path)), new Set(records.flatMap((record) => (record.model === 'cartecashless' ? [record.tagId.toUpperCase()] : []))), spoil);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param knownTags of the cards that Fedow has brought */
export function examineCatalogue(source: Catalogue, knownTags: ReadonlySet<string>, spoil: CatalogueFault['spoil'] = (rows) => rows): TillExamination {
  const facts = emptyVenue(source, knownTags);
  const plan = planCatalogue(source, facts, { decisions: NO_DECISIONS, renameDuplicates: true, now: NOW });
  if (plan.conflicts.length > 0) return { plan, results: [] };
  const tagOf = new Map([...facts.cardOfTag].map(([tag, card]) => [card, tag]));
  const target = v2Catalogue(spoil(projectCatalogue(plan), plan), tagOf, facts.assets);
  return { plan, results: runInvariants({ catalogues: [{ tenant: facts.tenant.schema, source, target, rowOf: plan.rowOf }] }) };
}
