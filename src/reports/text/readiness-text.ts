import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { euros } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import type { TenantReadiness } from '../../migration/readiness.js';

/** What is left to do for each tenant, for a person. */
export function readinessText(tenants: readonly TenantReadiness[]): string {
  if (tenants.length === 0) return 'No place was imported into this database.';
  return tenants.map((tenant) => [
    `${coloured(tenant.isReady ? 'good' : 'caution', tenant.isReady ? '✓' : '!')} ${tenant.tenant} (${printableLine(tenant.name)})`,
    ...leftToDo(tenant).map((line) => `    ${line}`),
  ].join('\n')).join('\n');
}

function leftToDo({ switches, usersInactive, assetsHidden, dueFromFedow }: TenantReadiness): string[] {
  return [
    ...(switches === null ? ['it has no configuration yet (BaseBillet_configuration is empty or absent)'] : []),
    ...(switches !== null && switches.serverCashless !== null ? ['empty server_cashless: while an old server is configured, V2 uses no local money'] : []),
    ...(switches?.moduleMonnaieLocale === false ? ['switch module_monnaie_locale on'] : []),
    ...(switches?.moduleCaisse === false ? ['switch module_caisse on'] : []),
    ...assetsHidden.map(({ name, held }) => `asset ${printableLine(name)} is not active: no till shows its ${euros(held)}`),
    ...(dueFromFedow === 0 ? [] : [`${euros(dueFromFedow)} of the federated euro to be paid from Fedow before the cut`]),
    ...(usersInactive === 0 ? [] : [`${count(usersInactive, 'customer')} who have yet to log in for the first time`]),
  ];
}
