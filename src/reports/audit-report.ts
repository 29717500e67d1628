import { cardCounts } from '../invariants/card-wallet-linkage.js';
import type { InvariantResult, Verdict } from '../invariants/result.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { type DumpFigures, dumpFigures } from './dump-figures.js';
import type { HeardWitness } from '../migration/hear-witnesses.js';
import { type SourceReport, sourceReport } from './source-report.js';
import { witnessReport, type WitnessReport } from './witness-report.js';

/** The object of `invariants run --json` and `verify import --json`. Amounts are integers in cents. */
export interface AuditReport extends DumpFigures {
  readonly mode: 'audit';
  readonly committed: false;
  readonly source?: SourceReport;
  readonly target: { readonly kind: 'embedded' | 'external' | 'none' };
  readonly verdict: Verdict;
  readonly invariants: readonly InvariantResult[];
  /** What the tills say, where they were asked. It stands beside the verdict and does not change it. */
  readonly witness?: readonly WitnessReport[];
}

export interface AuditedTarget {
  readonly kind: 'embedded' | 'external';
  readonly ledger: V2Ledger;
  /** The tenant of each imported place. */
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
}

export interface Audited {
  readonly results: readonly InvariantResult[];
  readonly verdict: Verdict;
  /** The dump's ledger, or the one that the database's provenance gives back. */
  readonly ledger: FedowLedger;
  readonly dump?: FedowDump;
  readonly witnesses?: readonly HeardWitness[];
  readonly target?: AuditedTarget;
}

export function auditReport({ results, verdict, ledger, dump, witnesses = [], target }: Audited): AuditReport {
  return {
    mode: 'audit',
    committed: false,
    ...(dump === undefined ? {} : { source: sourceReport(dump) }),
    target: { kind: target?.kind ?? 'none' },
    ...dumpFigures(ledger, target?.ledger, schemasOfPlaces(target)),
    // The provenance keeps no cards: of a database alone those of V2 are counted.
    ...(dump === undefined && target !== undefined ? { cards: cardCounts(target.ledger) } : {}),
    verdict,
    invariants: results,
    ...(witnesses.length === 0 ? {} : { witness: witnesses.map((one) => witnessReport(one, dump === undefined ? 'Lespass V2' : 'Fedow')) }),
  };
}

function schemasOfPlaces(target: AuditedTarget | undefined): Map<Uuid, string> {
  return new Map(Array.from(target?.tenantOfPlace ?? [], ([place, tenant]) => [place, target?.ledger.tenants.get(tenant)?.schema ?? '']));
}
