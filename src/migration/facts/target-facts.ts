import type { CardBatch, TenantDomain } from '../../entities/index.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { FedowModel, Uuid } from '../../ledger/records.js';
import type { LostRecord } from '../../invariants/invariant.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { SerialTable } from '../../target/serial-tables.js';
import type { NotedRecords } from './noted-records.js';
import type { Recorder } from './recorder.js';

/** What of the target a plan looks at, read in one snapshot. */
export interface TargetFacts {
  readonly ledger: V2Ledger;
  /** What earlier runs brought, as V2 and the provenance give it back. */
  readonly recorded: FedowLedger;
  /** What both of them were read with, and can be added to with. */
  readonly recorder: Recorder;
  /** The links that earlier runs made. */
  readonly recordedLinks: RecordedLinks;
  readonly domains: readonly Pick<TenantDomain, 'domain' | 'tenant_id' | 'is_primary'>[];
  /** The tenant whose configuration names a place as its own (`fedow_connect_fedowconfig`). */
  readonly tenantsByFedowPlace: ReadonlyMap<Uuid, Uuid>;
  readonly batches: readonly Pick<CardBatch, 'id' | 'origine_id' | 'generation'>[];
  /** The id that each serial table gives out next. */
  readonly nextIds: Readonly<Record<SerialTable, number>>;
}

/** The part that an audit looks at: what V2 holds, and what earlier runs brought to it. */
export type TargetLedgers = Pick<TargetFacts, 'ledger' | 'recorded' | 'recorder' | 'recordedLinks'>;

/** Which rows of V2 stand for which records of V1, by what earlier runs noted. */
export interface RecordedLinks {
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
  readonly tenantOfAsset: ReadonlyMap<Uuid, Uuid>;
  readonly userOf: ReadonlyMap<Uuid, Uuid>;
  readonly cardOf: ReadonlyMap<Uuid, number>;
  /** Records that were left out for a stated reason, by model and key. */
  readonly leftOut: ReadonlyMap<FedowModel, ReadonlyMap<string, string>>;
  /** Whether a run gave cards that nobody holds an empty wallet each. */
  readonly unlinkedCards: 'keep' | 'provision';
  /** Records that a run brought, and whose rows V2 has no more. */
  readonly lost: readonly LostRecord[];
  /** Users of Fedow whose account in V2 has another wallet than a run gave it, or found it with. */
  readonly otherWallets: readonly Uuid[];
  /** Every record that was noted. */
  readonly noted: Pick<NotedRecords, 'has'>;
}
