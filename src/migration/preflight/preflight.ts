import { resolve } from 'node:path';
import { readAcceptance } from '../../acceptance/read-acceptance.js';
import { isPassing, type Verdict } from '../../invariants/result.js';
import { loadLedger } from '../../sources/fedow/load-ledger.js';
import { openFedowDump } from '../../sources/fedow/open.js';
import { loadCatalogue } from '../../sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '../../sources/laboutik/open.js';
import { recognise } from '../../sources/recognise.js';
import { checkSchema } from '../../target/schema/check.js';
import { TENANT_SERIAL_TABLES } from '../../target/serial-tables.js';
import { inTransaction, openTarget, type Target, type TargetAddress } from '../../target/target.js';
import { TargetError } from '../../target/target-error.js';
import { sentence, verdictName } from '../../words/index.js';
import { isoNow } from '../clock.js';
import { importFedow, locksOf } from '../import-fedow.js';
import { importLaboutik, LOCKED_VENUE_TABLES } from '../laboutik/import-laboutik.js';
import { tenantOfTill } from '../laboutik/tenant-flag.js';
import { ConflictsError } from '../plan/conflicts-error.js';
import { NO_DECISIONS } from '../plan/decisions.js';
import type { Conflict, TableCounts } from '../plan/plan.js';
import { readDecisions } from '../plan/read-decisions.js';
import { TABLE_RULES } from '../plan/table-rules.js';
import { schemaRefusal } from '../schema.js';
import { blocked, type Check, check } from './check.js';
import { checkRights } from './rights.js';
import { checkDisk, type Estimate, estimateOf } from './room.js';
import { checkSequences } from './sequences.js';
import { checkServer } from './server.js';
import { checkSessions } from './sessions.js';
import { checkTriggers } from './triggers.js';

/** A preflight as it was asked for on the command line. */
export interface PreflightRequest extends TargetAddress {
  readonly sourcePath: string;
  /** Of a till: the schema of its tenant. */
  readonly tenant: string | undefined;
  readonly acceptPath: string | undefined;
  readonly mappingPath: string | undefined;
  readonly primaryTenant: string | null;
  /** On the embedded database: tenants that the dump names are made by the import. */
  readonly createTenants: boolean;
  readonly toolVersion: string;
}

export interface PreflightAnswer {
  readonly kind: 'embedded' | 'external';
  readonly system: 'fedow' | 'laboutik';
  readonly source: { readonly path: string; readonly sha256: string };
  readonly checks: readonly Check[];
  readonly estimate: Estimate;
  /** Of a dry-run; null where it could not be made. */
  readonly verdict: Verdict | null;
}

export interface PreflightProgress {
  readonly stage: (name: 'read' | 'target' | 'project' | 'write' | 'verify', total: number) => void;
  readonly advance: (done: number) => void;
}

/**
 * Looks at all that an import would meet, and writes nothing: the server, then the dump and the plan by a dry-run.
 * @throws SourceError, AcceptanceError, DecisionsError, TenantFlagError (exit 2); TargetError where the target cannot be opened at all
 */
export async function preflight(request: PreflightRequest, progress: PreflightProgress): Promise<PreflightAnswer> {
  const { system } = await recognise(request.sourcePath, sentence('a dump of Fedow or LaBoutik'), sentence('JSON Lines, a JSON list or sections'));
  const candidate = system === 'fedow' ? await fedowCandidate(request, progress) : await laboutikCandidate(request, progress);
  const { facts } = candidate;
  const records = Object.values(facts.records).reduce((sum, count) => sum + count, 0);
  progress.stage('target', 0);
  const target = await openTarget({ ...request, create: false });
  try {
    const estimate = estimateOf(records, candidate.locked);
    const checks = await checkTarget(target, request, candidate, estimate);
    // Without V2's tables there is nothing to plan on.
    const planned = checks.some(({ id, status }) => id === 'schema' && status === 'blocks') ? { checks: [], verdict: null } : await planCheck(() => candidate.dryRun(target));
    return { kind: target.kind, system, source: { path: request.sourcePath, sha256: facts.sha256 }, checks: [...checks, ...planned.checks], estimate, verdict: planned.verdict };
  } finally {
    await target.close();
  }
}

/** A dump that was read whole, and what an import of it would touch. */
interface Candidate {
  readonly facts: { readonly sha256: string; readonly records: Readonly<Record<string, number>> };
  readonly schema: string;
  readonly tables: readonly string[];
  readonly serial: readonly string[];
  readonly locked: readonly string[];
  readonly dryRun: (target: Target) => Promise<{ readonly verdict: Verdict; readonly plan: { readonly conflicts: readonly Conflict[] }; readonly counts: Readonly<Record<string, TableCounts>> }>;
}

async function fedowCandidate(request: PreflightRequest, progress: PreflightProgress): Promise<Candidate> {
  const decisions = request.mappingPath === undefined ? NO_DECISIONS : await readDecisions(request.mappingPath);
  const acceptance = request.acceptPath === undefined ? null : await readAcceptance(request.acceptPath);
  const dump = await openFedowDump(request.sourcePath);
  progress.stage('read', dump.sizeBytes);
  const ledger = await loadLedger(dump, progress.advance);
  acceptance?.prepare({ source: ledger });
  const { primaryTenant, createTenants, toolVersion } = request;
  const { locked } = locksOf({ createTenants });
  return {
    facts: dump.facts, schema: 'public', serial: locked, locked,
    tables: [...Object.entries(TABLE_RULES).filter(([name]) => name !== 'tenants' && name !== 'domains').map(([, { table }]) => table), 'fedow_core_transaction'],
    dryRun: (target) => importFedow(dump, ledger, target, {
      mode: 'dry-run', decisions, primaryTenant, createTenants, unlinkedCards: 'keep', now: isoNow(), reviewedDigest: null,
      accepted: (violation) => acceptance?.accepts(violation) === true, run: { toolVersion, flags: {}, accepted: [] },
    }, progress),
  };
}

async function laboutikCandidate({ sourcePath, tenant, mappingPath, toolVersion }: PreflightRequest, progress: PreflightProgress): Promise<Candidate> {
  const schema = tenantOfTill(tenant);
  const decisions = mappingPath === undefined ? NO_DECISIONS : await readDecisions(mappingPath);
  const dump = await openLaboutikDump(sourcePath);
  progress.stage('read', dump.sizeBytes);
  const catalogue = await loadCatalogue(dump, progress.advance);
  return {
    facts: dump.facts, schema, serial: TENANT_SERIAL_TABLES, locked: LOCKED_VENUE_TABLES, tables: LOCKED_VENUE_TABLES,
    dryRun: (target) => importLaboutik(dump, catalogue, target, {
      mode: 'dry-run', tenant: schema, decisions, renameDuplicates: false, now: isoNow(), reviewedDigest: null, run: { toolVersion, flags: {}, accepted: [] },
    }, progress),
  };
}

/** What the server shows, in one READ ONLY transaction. Without V2's tables there is nothing more to be asked. */
async function checkTarget(target: Target, request: PreflightRequest, { schema, tables, serial, locked }: Candidate, estimate: Estimate): Promise<Check[]> {
  const checks: Check[] = [];
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    checks.push(...await checkServer(client));
    const findings = await checkSchema(queryRunner, { tenants: schema === 'public' ? [] : [schema] });
    const errors = findings.filter(({ level }) => level === 'error');
    checks.push(errors.length === 0
      ? check('schema', 'ok', sentence('the tables are those of Lespass V2{n, plural, =0 {} one {, with # difference that does no harm} other {, with # differences that do no harm}}', { n: findings.length }))
      : refused('schema', schemaRefusal(errors)));
    if (errors.length === 0) {
      checks.push(await checkRights(client, [{ schema, created: tables, serial }]), await checkSequences(client, schema, serial), await checkTriggers(client, schema, tables), ...await checkSessions(client, schema, locked));
    }
    checks.push(await checkDisk(client, estimate, target.kind === 'embedded' ? resolve(request.dataDir) : null));
    return 'rollback';
  });
  return checks;
}

/** What a dry-run says: whether there is a plan, and how it was judged. */
async function planCheck(dryRun: () => ReturnType<Candidate['dryRun']>): Promise<{ readonly checks: readonly Check[]; readonly verdict: Verdict | null }> {
  try {
    const { verdict, plan: { conflicts }, counts } = await dryRun();
    const created = Object.values(counts).reduce((sum, { create }) => sum + create, 0);
    const updated = Object.values(counts).reduce((sum, { update }) => sum + update, 0);
    const plan = conflicts.length === 0
      ? check('plan', 'ok', sentence('it creates {created, plural, one {# row} other {# rows}} and fills {updated, number}, without a conflict', { created, updated }))
      : refused('plan', new ConflictsError(conflicts));
    return { checks: [plan, verdictCheck(verdict)], verdict };
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    return { checks: [refused('plan', error)], verdict: null };
  }
}

function verdictCheck(verdict: Verdict): Check {
  if (isPassing(verdict)) return check('verdict', 'ok', sentence('a dry-run of the whole import: {verdict}', { verdict: verdictName(verdict) }));
  return blocked('verdict', {
    said: sentence('the dump does not pass: {verdict}', { verdict: verdictName(verdict) }),
    todo: sentence('`convoyeur invariants run --source` says why, and --write-accept proposes what a person may accept.'),
  });
}

function refused(id: Check['id'], error: TargetError): Check {
  return blocked(id, error.whole);
}

