import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { Movement } from '../../ledger/movement.js';
import type { Unit, Voice } from '../../words/index.js';
import { actionName, holderName } from '../names.js';

/**
 * The movements on both sides of a fork, a line each: `2023-03-03 20:56 UTC before: 3.29 €, sale, card 2659AC8C → Mama Sound`.
 * @param parent the one at which the chain splits
 */
export function siblingsText(movements: readonly Movement[], parent: unknown, unit: Unit, voice: Voice, indent: string): string[] {
  return movements.map(({ transaction, datetime, action, amountCents, sender, receiver }) => {
    const values = { when: voice.minute(datetime), what: actionName(action, voice), from: holderName(sender, voice), to: holderName(receiver, voice), amount: voice.amount(amountCents, unit) };
    const text = transaction === parent ? voice.say('{when} UTC before: {amount}, {what}, {from} → {to}', values) : voice.say('{when} UTC after: {amount}, {what}, {from} → {to}', values);
    return wrapped(printableLine(text), indent, '  ');
  });
}
