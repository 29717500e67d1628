import type { Acceptance } from '../acceptance/acceptance.js';
import type { JudgedEntry } from '../acceptance/entry.js';
import { AcceptanceProposal } from '../acceptance/proposal.js';
import { readAcceptance } from '../acceptance/read-acceptance.js';
import { writeProposal } from '../acceptance/write-proposal.js';
import type { Evidence } from '../invariants/invariant.js';
import type { InvariantResult, Verdict } from '../invariants/result.js';
import { SAMPLES_MAX } from '../invariants/run.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { loadLedger } from '../sources/fedow/load-ledger.js';
import { openFedowDump } from '../sources/fedow/open.js';
import { openTarget } from '../target/target.js';
import { evidenceOfDatabase, judge, type Judgement } from './audit.js';
import { type PlanInput, planInput } from './saved-plan.js';
import { type HeardWitness, hearWitnesses } from './hear-witnesses.js';
import { requireInvariants } from './unknown-invariant.js';
import { type Language, sentence, type Text } from '../words/index.js';

/** An audit as it was asked for on the command line: of a dump, or where that is undefined of the target. */
export interface AuditRequest {
  readonly sourcePath: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly only: readonly string[] | undefined;
  /** How many findings of each code are kept. */
  readonly samplesMax?: number;
  readonly acceptPath: string | undefined;
  readonly writeAcceptPath: string | undefined;
  /** Of the comments in the file that is proposed. */
  readonly language: Language;
  /** Dumps of LaBoutik, one for each venue, whose sales are set beside what Fedow says. */
  readonly witnessPaths: readonly string[];
}

export interface AuditAnswer {
  readonly audited: {
    readonly results: readonly InvariantResult[];
    readonly verdict: Verdict;
    readonly ledger: FedowLedger;
    readonly dump?: FedowDump;
    readonly witnesses: readonly HeardWitness[];
    readonly target?: { readonly kind: 'embedded' | 'external'; readonly ledger: V2Ledger; readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid> };
  };
  readonly warnings: readonly Text[];
  /** One warning for each accepted entry that is not found any more, or is not as it was accepted. */
  readonly staleWarnings: readonly Text[];
  /** What was signed, by whom and why, and whether it counts here. */
  readonly accepted: readonly JudgedEntry[];
  /** SHA-256 of the dump that it was signed for. */
  readonly signedFor: string | null;
  /** The file in which it was. */
  readonly accept: PlanInput | null;
  /** What was proposed for acceptance, where that was asked for. */
  readonly proposed: { readonly entries: number; readonly unsigned: number } | null;
}

export interface AuditProgress {
  readonly stage: (name: 'read' | 'witness' | 'target' | 'verify', total: number) => void;
  readonly advance: (done: number) => void;
}

/** @throws UnknownInvariantError, SourceError, WitnessError, AcceptanceError (exit 2), TargetError (exit 3) */
export async function runAudit(request: AuditRequest, progress: AuditProgress): Promise<AuditAnswer> {
  requireInvariants(request.only);
  const accept = await planInput(request.acceptPath);
  const acceptance = request.acceptPath === undefined ? null : await readAcceptance(request.acceptPath);
  const judged = request.sourcePath === undefined ? await auditTarget(request, acceptance, progress) : await auditDump(request.sourcePath, request, acceptance, progress);
  return { ...judged, accept, accepted: acceptance?.judged(judged.audited.results) ?? [], signedFor: acceptance?.sha256 ?? null };
}

type Judged = Omit<AuditAnswer, 'accept' | 'accepted' | 'signedFor'>;

async function auditDump(path: string, request: AuditRequest, acceptance: Acceptance | null, progress: AuditProgress): Promise<Judged> {
  const dump = await openFedowDump(path);
  progress.stage('read', dump.sizeBytes);
  const ledger = await loadLedger(dump, progress.advance);
  const witnesses = await hear(ledger, request, progress);
  progress.stage('verify', 0);
  const proposal = request.writeAcceptPath === undefined ? null : new AcceptanceProposal(acceptance?.entries ?? []);
  const judged = judgeWith({ source: ledger }, request, acceptance, proposal);
  if (proposal !== null && request.writeAcceptPath !== undefined) await writeProposal(request.writeAcceptPath, proposal.toYaml(dump.facts.sha256, request.language));
  const other = acceptance?.otherDump(dump.facts.sha256) ?? null;
  return {
    audited: { ...judged, ledger, dump, witnesses },
    warnings: other === null ? [] : [other],
    staleWarnings: acceptance?.stale(judged.results) ?? [],
    proposed: proposal === null ? null : proposal.counts(),
  };
}

async function auditTarget(request: AuditRequest, acceptance: Acceptance | null, progress: AuditProgress): Promise<Judged> {
  progress.stage('target', 0);
  const target = await openTarget({ databaseUrl: request.databaseUrl, dataDir: request.dataDir, create: false });
  try {
    const { evidence, recorded, ledger } = await evidenceOfDatabase(target);
    const witnesses = await hear(recorded, request, progress);
    progress.stage('verify', 0);
    const found = judgeWith(evidence, request, acceptance, null);
    const isImported = recorded.transactions.count + recorded.tokens.size + recorded.wallets.size + recorded.assets.size + (evidence.catalogues?.length ?? 0) > 0;
    // An auditor who was sent to the wrong database must not read that all is well.
    const judged = isImported || found.verdict !== 'clean' ? found : { ...found, verdict: 'incomplete' as const };
    const nothing = isImported ? [] : [sentence('nothing is imported in this database, or all of it was rolled back (convoyeur runs lists it), so there is no import to be judged; is it the right one?')];
    return {
      audited: { ...judged, ledger: recorded, witnesses, target: { kind: target.kind, ledger, tenantOfPlace: evidence.links?.tenantOfPlace ?? new Map() } },
      warnings: nothing, staleWarnings: acceptance?.stale(judged.results) ?? [], proposed: null,
    };
  } finally {
    await target.close();
  }
}

async function hear(ledger: FedowLedger, { witnessPaths }: AuditRequest, progress: AuditProgress): Promise<HeardWitness[]> {
  if (witnessPaths.length > 0) progress.stage('witness', 0);
  return hearWitnesses(ledger, witnessPaths, progress.advance);
}

function judgeWith(evidence: Evidence, { only, samplesMax = SAMPLES_MAX }: AuditRequest, acceptance: Acceptance | null, proposal: AcceptanceProposal | null): Judgement {
  acceptance?.prepare(evidence);
  return judge(evidence, {
    ...(only === undefined ? {} : { only }),
    samplesMax,
    accepted: (violation) => acceptance?.accepts(violation) === true,
    onViolation: (violation) => proposal?.note(violation),
  });
}
