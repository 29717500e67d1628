import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evidence } from '../../invariants/invariant.js';
import type { InvariantResult } from '../../invariants/result.js';
import { runInvariants } from '../../invariants/run.js';
import type { Plan } from '../../migration/plan/plan.js';
import { loadLedger } from '../../sources/fedow/load-ledger.js';
import { openFedowDump } from '../../sources/fedow/open.js';
import type { GeneratedDump } from '../fedow/dumps.js';
import { writeDumpFile } from '../write/write-dump.js';
import { projectImport, type Sabotage } from './project-import.js';

/** What the product makes of a dump, without a database. */
export interface Examination {
  /** Of the dump alone, as an auditor sees it. */
  readonly audit: readonly InvariantResult[];
  /** Of the dump and the V2 that an import would make of it. */
  readonly import: readonly InvariantResult[];
  readonly evidence: Evidence;
  readonly plan: Plan;
}

/**
 * Writes a dump to a file, reads it as the product does, plans its import into an empty V2, and judges both.
 * @param sabotage what is wrong with the importer
 * @throws SourceError for a dump that the product does not take
 */
export async function examine({ records, format, precision }: GeneratedDump, sabotage: Sabotage = {}): Promise<Examination> {
  const folder = await mkdtemp(join(tmpdir(), 'convoyeur-'));
  try {
    const path = join(folder, 'dump');
    await writeDumpFile(records, path, { format, precision });
    const dump = await openFedowDump(path);
    const source = await loadLedger(dump);
    const { evidence, plan } = await projectImport(source, dump, sabotage);
    return { audit: runInvariants({ source }), import: runInvariants(evidence), evidence, plan };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
