import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { NONE, type UuidIndex } from '../../ledger/uuid-index.js';

/** For each entry of the indices that transactions and tokens use, 1 where the dump has no such record. */
export interface Missing {
  readonly wallets: Uint8Array;
  readonly assets: Uint8Array;
  readonly cards: Uint8Array;
}

/** Each wallet, asset and card is looked up once, however often it is named. */
export function missingIn({ indices, wallets, assets, cards }: FedowLedger): Missing {
  return {
    wallets: missing(indices.wallets, (entry) => wallets.uuids.indexOfEntry(indices.wallets, entry) !== NONE),
    assets: missing(indices.assets, (entry) => assets.has(indices.assets.at(entry))),
    cards: missing(indices.cards, (entry) => cards.uuids.indexOfEntry(indices.cards, entry) !== NONE),
  };
}

function missing({ size }: UuidIndex, isThere: (entry: number) => boolean): Uint8Array {
  const flags = new Uint8Array(size);
  for (let entry = 0; entry < size; entry += 1) flags[entry] = isThere(entry) ? 0 : 1;
  return flags;
}
