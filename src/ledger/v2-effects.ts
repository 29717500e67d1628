/** Every action code that V2 knows, in the order of the index that the compact table stores. */
export const V2_ACTIONS = ['FST', 'CRE', 'RFL', 'SAL', 'QRS', 'FUS', 'RFD', 'VOI', 'DEP', 'TRF', 'BTR'] as const;
export type V2Action = (typeof V2_ACTIONS)[number];

/** Actions that never debit their sender, by V2's own check (SPEC 3.1.2). */
const NO_DEBIT_BY_CHECK: ReadonlySet<V2Action> = new Set(['FST', 'CRE']);
/** Actions that never debit, and that never credit, by V2's service layer, which wrote the local rows (SPEC 3.1). */
const NO_DEBIT_BY_SERVICE: ReadonlySet<V2Action> = new Set(['FST', 'CRE', 'RFL', 'BTR']);
const NO_CREDIT_BY_SERVICE: ReadonlySet<V2Action> = new Set(['BTR']);

/** By whose rules a row of V2 is read: those of `verify_transactions`, or those of the code that writes local rows. */
export type V2Reading = 'check' | 'service';

/** What the sender's balance changes by in V2, per cent of the amount. */
export function v2SenderFactor(action: V2Action, reading: V2Reading): -1 | 0 {
  return (reading === 'check' ? NO_DEBIT_BY_CHECK : NO_DEBIT_BY_SERVICE).has(action) ? 0 : -1;
}

/** What the balance of the receiver, where there is one, changes by in V2, per cent of the amount. */
export function v2ReceiverFactor(action: V2Action, reading: V2Reading): 0 | 1 {
  return reading === 'service' && NO_CREDIT_BY_SERVICE.has(action) ? 0 : 1;
}

/** What the central pot owes a venue, per cent of a `FED` transaction (SPEC 3.2): Σ RFD − Σ BTR. */
export function v2DebtFactor(action: V2Action): -1 | 0 | 1 {
  if (action === 'RFD') return 1;
  return action === 'BTR' ? -1 : 0;
}

/** Categories whose tokens have no place in V2, where every token of a wallet counts as money (SPEC 3.2). */
export const WITHOUT_TOKENS: ReadonlySet<string> = new Set(['SUB', 'BDG']);
