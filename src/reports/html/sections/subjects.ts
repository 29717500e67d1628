import type { Violation } from '../../../invariants/invariant.js';
import { fieldName } from '../../../invariants/uuid-preservation/field-names.js';
import type { Voice } from '../../../words/index.js';
import { html, type Html } from '../template.js';

/** What a finding is about, by uuid; of a balance its token alone: wallet and asset follow from it. */
export function subjectsOf(subjects: Violation['subjects'], voice: Voice): Html {
  const shown = Object.entries(subjects).filter(([role, subject]) => (role === 'token' || !('token' in subjects)) && subject.length > 0);
  return html`${shown.map(([role, subject]) => html`${roleName(role, voice)} <code>${subjectText(role, subject, voice)}</code> `)}`;
}

function subjectText(role: string, subject: string | readonly string[], voice: Voice): string {
  if (typeof subject === 'string') return subject;
  return role === 'fields' ? subject.map((field) => voice.show(fieldName(field))).join(', ') : subject.join(' ');
}

/** What programs call it where there is no word for people: a kind of record, or a field. */
function roleName(role: string, voice: Voice): string {
  return voice.say(
    '{role, select, token {balance (token)} wallet {wallet} asset {asset} transaction {transaction} transactions {transactions} card {card} cards {cards} user {user} users {users} tenant {tenant} place {place} venue {venue} previous {previous} parent {before} children {after} article {article} price {price} product {product} products {products} pointOfSale {point of sale} category {category} primaryCard {cashier’s card} action {action} field {field} fields {fields} missing {missing} found {found} other {{role}}}',
    { role },
  );
}
