/** A reference that is not met. */
export interface Reference {
  /** Model and field by V1's names: `card.wallet_ephemere`. */
  readonly field: string;
  /** Key of the missing record. */
  readonly key: string;
  /** How many records name it. */
  readonly times: number;
}
