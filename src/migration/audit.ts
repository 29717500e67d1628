import type { PoolClient } from 'pg';
import type { CatalogueEvidence, Evidence, Links, RunCount } from '../invariants/invariant.js';
import { type InvariantResult, type Verdict, verdictOf } from '../invariants/result.js';
import { runInvariants, type RunOptions } from '../invariants/run.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { readLedgers } from './facts/read-facts.js';
import { readRunCounts } from './facts/read-run-counts.js';
import type { TargetLedgers } from './facts/target-facts.js';
import { evidenceOfTills } from './laboutik/audit-tills.js';
import { inTransaction, type Target } from '../target/target.js';
import { requireSchema } from './require-schema.js';

export interface Judgement {
  readonly results: readonly InvariantResult[];
  readonly verdict: Verdict;
}

export interface DatabaseJudgement extends Judgement {
  /** What the old server had said, as the provenance gives it back. */
  readonly recorded: FedowLedger;
  readonly target: V2Ledger;
  /** The tenant of each imported place. */
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
}

/** Judges evidence by the invariants asked for. */
export function judge(evidence: Evidence, options: RunOptions): Judgement {
  const results = runInvariants(evidence, options);
  return { results, verdict: verdictOf(results) };
}

/** What stands in a database: V2's rows, and the old server's records as the provenance beside them gives them back. */
export async function evidenceOfDatabase(target: Target): Promise<{ evidence: Evidence; recorded: FedowLedger; ledger: V2Ledger }> {
  let runs: readonly RunCount[] = [];
  const { facts, catalogues } = await readTarget(target, async (client) => { runs = await readRunCounts(client); });
  return { evidence: { target: facts.ledger, recorded: facts.recorded, links: linksOf(facts), catalogues, lost: facts.recordedLinks.lost, otherWallets: facts.recordedLinks.otherWallets, runs }, recorded: facts.recorded, ledger: facts.ledger };
}

/** The invariants about an import: what the dump itself has wrong is no difference between it and the database. */
const ABOUT_THE_IMPORT = ['count-parity', 'uuid-preservation', 'effect-preservation'];

/** Compares a dump with the database record by record, in both directions. */
export async function verifyImport(source: FedowLedger, target: Target, options: Pick<RunOptions, 'samplesMax'> = {}): Promise<DatabaseJudgement> {
  const { facts } = await readTarget(target);
  const evidence = { source, target: facts.ledger, recorded: facts.recorded, links: linksOf(facts) };
  return { ...judge(evidence, { ...options, only: ABOUT_THE_IMPORT }), recorded: facts.recorded, target: facts.ledger, tenantOfPlace: facts.recordedLinks.tenantOfPlace };
}

interface Read {
  readonly facts: TargetLedgers;
  /** The tills that were imported. */
  readonly catalogues: readonly CatalogueEvidence[];
}

/** @param readMore reads something else in the same snapshot */
async function readTarget(target: Target, readMore?: (client: PoolClient) => Promise<void>): Promise<Read> {
  let read: Read | undefined;
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    await requireSchema(queryRunner);
    read = { facts: await readLedgers(client), catalogues: await evidenceOfTills(client, queryRunner.dataSource) };
    await readMore?.(client);
    return 'rollback';
  });
  if (read === undefined) throw new Error('the target was not read');
  return read;
}

/** The links that the runs have noted. What the network owed before the first one is not known any more. */
function linksOf({ recordedLinks }: TargetLedgers): Links {
  return { ...recordedLinks, debtBefore: new Map() };
}
