import type { FedowRecord, TransactionRecord } from '#convoyeur/ledger/records.js';

/** Which kinds of parties a transaction has, and what else it names: `SAL of TLF: client → place, card, primary card`. */
export function kindsOfMovement(records: readonly FedowRecord[]): Set<string> {
  const categories = new Map(records.flatMap((record) => (record.model === 'asset' ? [[record.uuid, record.category] as const] : [])));
  const places = new Set(records.flatMap((record) => (record.model === 'place' ? [record.wallet] : [])));
  const primary = records.flatMap((record) => (record.model === 'configuration' ? [record.primaryWallet] : []))[0];
  const party = (wallet: string): string => (wallet === primary ? 'primary' : places.has(wallet) ? 'place' : 'client');
  const described = ({ action, asset, sender, receiver, card, checkout }: TransactionRecord): string => [
    `${action} of ${categories.get(asset) ?? '?'}: ${party(sender)} → ${sender === receiver ? 'itself' : party(receiver)}`, card === null ? 'no card' : 'card', checkout === null ? 'no checkout' : 'checkout',
  ].join(', ');
  return new Set(records.flatMap((record) => (record.model === 'transaction' ? [described(record)] : [])));
}
