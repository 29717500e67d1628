import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { CONTENT } from '../../ledger/transaction-table.js';
import { NONE } from '../../ledger/uuid-index.js';
import { translated, translation } from '../translation.js';

/** The names of the fields by which two rows of one transaction differ. */
export type FieldsOf = (row: number, otherRow: number) => readonly string[];

const NOTHING: readonly string[] = [];

/**
 * Compares a transaction with what the provenance gives back: by the stored hash, and by the digest of everything
 * that the hash covers. Only where one differs are the fields looked at, to name them.
 */
export function recordedDifference(source: FedowLedger, recorded: FedowLedger): FieldsOf {
  const [before, after] = [source.transactions, recorded.transactions];
  let namedFields: FieldsOf | undefined;
  return (row, otherRow) => {
    const hasSameHash = before.sameHash(row, after, otherRow);
    // Where only its parent is gone, its own content cannot be told: the parent is what is missing.
    const isUntold = after.content[otherRow] === CONTENT.incalculable && before.content[row] !== CONTENT.incalculable;
    const hasSameContent = isUntold || before.sameContent(row, after, otherRow);
    if (hasSameHash && hasSameContent) return NOTHING;
    const fields = hasSameHash ? [] : ['hash'];
    if (hasSameContent) return fields;
    namedFields ??= fieldByField(source, recorded);
    const named = namedFields(row, otherRow);
    return [...fields, ...(named.length > 0 ? named : ['text, dates or session id'])];
  };
}

function fieldByField(source: FedowLedger, recorded: FedowLedger): FieldsOf {
  const [before, after] = [source.transactions, recorded.transactions];
  const wallet = translation(source.indices.wallets, recorded.indices.wallets);
  const asset = translation(source.indices.assets, recorded.indices.assets);
  const card = translation(source.indices.cards, recorded.indices.cards);
  const previous = translation(before.uuids, after.uuids);
  // One that no row names any more is not the same as none.
  const isSameCard = (one: number, other: number): boolean => (one === NONE) === (other === NONE) && translated(card, one) === other;
  const isSame: Readonly<Record<string, (row: number, other: number) => boolean>> = {
    action: (row, other) => before.action[row] === after.action[other],
    amount: (row, other) => before.amount[row] === after.amount[other],
    asset: (row, other) => translated(asset, before.asset[row] ?? NONE) === after.asset[other],
    sender: (row, other) => translated(wallet, before.sender[row] ?? NONE) === after.sender[other],
    receiver: (row, other) => translated(wallet, before.receiver[row] ?? NONE) === after.receiver[other],
    card: (row, other) => isSameCard(before.card[row] ?? NONE, after.card[other] ?? NONE),
    'primary card': (row, other) => isSameCard(before.primaryCard[row] ?? NONE, after.primaryCard[other] ?? NONE),
    'previous transaction': (row, other) => translated(previous, before.previous[row] ?? NONE) === after.previous[other],
    datetime: (row, other) => before.microseconds[row] === after.microseconds[other],
  };
  return (row, other) => Object.keys(isSame).filter((field) => isSame[field]?.(row, other) === false);
}
