import type { Action, AssetCategory } from './records.js';

/** What an action does to the balance of one side: `+` credits the amount, `-` debits it, `0` leaves it. */
export type Sign = '+' | '-' | '0';

export interface Effect {
  readonly sender: Sign;
  readonly receiver: Sign;
  /** A condition without which the receiver is left alone. */
  readonly receiverOnlyIf?: 'FED to a place';
  readonly meaning: string;
}

/**
 * What a transaction of V1 does to balances: the one table of these rules. The importer, the invariants, the
 * generator and the documentation all read it here. Source: SPEC 2.2, from Fedow's own wallet code.
 */
export const EFFECTS: Readonly<Record<Action, Effect>> = {
  FST: { sender: '0', receiver: '0', meaning: 'first block of an asset' },
  CRE: { sender: '0', receiver: '+', meaning: 'creation' },
  REF: { sender: '-', receiver: '+', meaning: 'refill' },
  SAL: { sender: '-', receiver: '+', meaning: 'sale' },
  QRS: { sender: '-', receiver: '+', meaning: 'sale by QR code' },
  FUS: { sender: '-', receiver: '+', meaning: 'fusion of an ephemeral wallet into a user’s' },
  RFD: { sender: '-', receiver: '+', receiverOnlyIf: 'FED to a place', meaning: 'refund' },
  BNK: { sender: '-', receiver: '0', meaning: 'bank deposit' },
  SUB: { sender: '0', receiver: '+', meaning: 'membership' },
  BDG: { sender: '0', receiver: '0', meaning: 'badge' },
  TRF: { sender: '0', receiver: '0', meaning: 'transfer: it never touched a balance in V1' },
  VID: { sender: '0', receiver: '0', meaning: 'void' },
  COR: { sender: '0', receiver: '0', meaning: 'correction of a stored balance after the fact: left out, or it would cancel itself' },
};

const FACTOR: Readonly<Record<Sign, -1 | 0 | 1>> = { '-': -1, '0': 0, '+': 1 };

/** What the sender's balance changes by, per cent of the amount. */
export function senderFactor(action: Action): -1 | 0 | 1 {
  return FACTOR[EFFECTS[action].sender];
}

/**
 * What the receiver's balance changes by, per cent of the amount.
 * @param receiverIsPlace whether the receiver is the wallet of a place and not the primary wallet
 */
export function receiverFactor(action: Action, category: AssetCategory, receiverIsPlace: boolean): -1 | 0 | 1 {
  const effect = EFFECTS[action];
  if (effect.receiverOnlyIf === 'FED to a place' && !(category === 'FED' && receiverIsPlace)) return 0;
  return FACTOR[effect.receiver];
}
