import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import { NO_DECISIONS, type Decisions } from '#convoyeur/migration/plan/decisions.js';
import { planImport } from '#convoyeur/migration/plan/plan-import.js';
import { type Plan, tableCounts, type TableCounts } from '#convoyeur/migration/plan/plan.js';
import { type PlaceResolution, resolvePlaces } from '#convoyeur/migration/plan/resolve-places.js';
import { healthyNetwork, ledgerOf, PLACE, seal, TENANT } from '../invariants/healthy.js';
import { moment } from '../ledger/made-records.js';
import { Lespass } from './lespass.js';

/** The records of a small healthy network, in which a test may change things. */
export function fedowRecords(): FedowRecord[] {
  return healthyNetwork().fedow;
}

/** A Lespass with the tenants of that network and nothing else. */
export function lespass(): Lespass {
  const there = new Lespass();
  there.tenant(TENANT.fed, 'federation_fed');
  there.tenant(TENANT.bar, 'bar', 'bar.example');
  there.tenant(TENANT.hall, 'hall', 'hall.example');
  return there;
}

export interface Choices {
  readonly decisions?: Partial<Decisions>;
  readonly createTenants?: boolean;
  readonly primaryTenant?: string;
  readonly unlinkedCards?: 'keep' | 'provision';
}

export function resolve(records: readonly FedowRecord[], there: Lespass, choices: Choices = {}): PlaceResolution {
  return resolvePlaces(ledgerOf(records), there.facts(), { ...NO_DECISIONS, ...choices.decisions }, {
    createTenants: choices.createTenants ?? false, primaryTenant: choices.primaryTenant ?? null, now: moment(0),
  });
}

/** @throws Error where a place has no tenant */
export function plan(records: readonly FedowRecord[], there: Lespass, choices: Choices = {}): Plan {
  const source = ledgerOf(records);
  const decisions = { ...NO_DECISIONS, ...choices.decisions };
  const now = moment(0);
  const places = resolvePlaces(source, there.facts(), decisions, { createTenants: choices.createTenants ?? false, primaryTenant: choices.primaryTenant ?? null, now });
  if (places.unresolved.length > 0 || places.federatedProblem !== null) throw new Error(`no tenant: ${places.unresolved.map(({ reason }) => reason).join('; ')}${String(places.federatedProblem ?? '')}`);
  return planImport(source, there.facts(), decisions, places, { unlinkedCards: choices.unlinkedCards ?? 'keep', now });
}

/** Plans and carries out. @throws Error on a conflict, or where a row cannot be written */
export function imported(records: readonly FedowRecord[], there: Lespass, choices: Choices = {}): Plan {
  const planned = plan(records, there, choices);
  if (planned.conflicts.length > 0) throw new Error(conflictsOf(planned).join('\n'));
  there.commit(planned, records);
  return planned;
}

export function conflictsOf({ conflicts }: Plan): string[] {
  return conflicts.map(({ message }) => String(message));
}

/** What a plan would change: the counts that are not 0, without what is there already. */
export function changesOf(planned: Plan): Record<string, Partial<TableCounts>> {
  const changes = Object.entries(tableCounts(planned)).map(([table, { create, update, adopt, conflict }]) =>
    [table, Object.fromEntries(Object.entries({ create, update, adopt, conflict }).filter(([, count]) => count > 0))] as const);
  return Object.fromEntries(changes.filter(([, counts]) => Object.keys(counts).length > 0));
}

/** The records with the first of a model and key changed. */
export function changed<Model extends FedowRecord['model']>(
  records: readonly FedowRecord[], model: Model, key: Uuid, change: Partial<Extract<FedowRecord, { model: Model }>>,
): FedowRecord[] {
  const at = records.findIndex((record) => record.model === model && 'uuid' in record && record.uuid === key);
  if (at < 0) throw new Error(`no ${model} ${key}`);
  const after = records.map((record, index) => (index === at ? { ...record, ...change } : record));
  seal(after);
  return after;
}

export { PLACE, TENANT };
