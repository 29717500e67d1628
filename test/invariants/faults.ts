import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import { seal, type Mutable, type Network } from './healthy.js';

/** A fault, and every code that must find it: no more and no fewer. */
export interface Fault {
  readonly name: string;
  readonly codes: readonly string[];
  readonly plant: (network: Network) => void;
}

type Of<M extends FedowRecord['model']> = Mutable<Extract<FedowRecord, { model: M }>>;

/** Finds a record of a dump to change it. */
export function pick<M extends FedowRecord['model']>(records: readonly FedowRecord[], model: M, key?: string): Of<M> {
  const found = records.find((record) => record.model === model && (key === undefined || keyOf(record) === key));
  if (found === undefined) throw new Error(`no ${model} ${key ?? ''}`);
  return found as Of<M>;
}

export function remove(records: FedowRecord[], model: FedowRecord['model'], key?: string): void {
  const at = records.findIndex((record) => record.model === model && (key === undefined || keyOf(record) === key));
  if (at < 0) throw new Error(`no ${model} ${key ?? ''}`);
  records.splice(at, 1);
}

/** Finds a row of V2 to change it. */
export function row<T extends { readonly uuid: Uuid | null }>(rows: readonly T[], key: Uuid): T {
  const found = rows.find(({ uuid }) => uuid === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
}

/** Changes transactions of the dump, and gives all hashes anew: what is wrong then is not the hashes. */
export function retell(network: Network, changes: Readonly<Record<Uuid, Partial<Of<'transaction'>>>>): void {
  for (const [key, change] of Object.entries(changes)) Object.assign(pick(network.fedow, 'transaction', key), change);
  seal(network.fedow);
}

function keyOf(record: FedowRecord): string {
  if ('uuid' in record) return record.uuid;
  return 'key' in record ? record.key : '';
}
