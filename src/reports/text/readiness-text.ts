import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import { unitOf } from '../../ledger/unit.js';
import type { TenantReadiness } from '../../migration/readiness.js';
import type { Voice } from '../../words/index.js';

/** What is left to do for each tenant, for a person. */
export function readinessText(tenants: readonly TenantReadiness[], voice: Voice): string {
  if (tenants.length === 0) return voice.say('No place was imported into this database.');
  return tenants.map((tenant) => [
    `${coloured(tenant.isReady ? 'good' : 'caution', tenant.isReady ? '✓' : '!')} ${tenant.tenant} (${printableLine(tenant.name)})`,
    ...leftToDo(tenant, voice).map((text) => wrapped(text, '    ', '  ')),
  ].join('\n')).join('\n');
}

function leftToDo({ switches, usersInactive, usersLockedOut, assetsHidden, dueFromFedow }: TenantReadiness, voice: Voice): string[] {
  return [
    ...(switches === null ? [voice.say('it has no configuration yet (BaseBillet_configuration is empty or absent)')] : []),
    ...(switches !== null && switches.serverCashless !== null ? [voice.say('empty server_cashless: while an old server is configured, V2 uses no local money')] : []),
    ...(switches?.moduleMonnaieLocale === false ? [voice.say('switch module_monnaie_locale on')] : []),
    ...(switches?.moduleCaisse === false ? [voice.say('switch module_caisse on')] : []),
    ...assetsHidden.map(({ name, category, held }) => voice.say('asset {name} is not active: no till shows its {held}', { name: printableLine(name), held: voice.amount(held, unitOf(category)) })),
    ...(dueFromFedow >= 0 ? [] : [voice.say('{amount} of the federated euro paid by Fedow beyond what was collected: find out why, and settle it with the place', { amount: voice.euros(-dueFromFedow) })]),
    ...(dueFromFedow <= 0 ? [] : [voice.say('{due} of the federated euro to be paid from Fedow before the cut', { due: voice.euros(dueFromFedow) })]),
    ...(usersLockedOut === 0 ? [] : [voice.say('{n, plural, one {# account that nobody can log in to: make its e-mail and user name one, in lower case, and espece HU} other {# accounts that nobody can log in to: make their e-mail and user name one, in lower case, and espece HU}}', { n: usersLockedOut })]),
    ...(usersInactive === 0 ? [] : [voice.say('{n, plural, one {# customer who has} other {# customers who have}} yet to log in for the first time', { n: usersInactive })]),
  ];
}
