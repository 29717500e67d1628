import type { DjangoRecord } from './old-servers.js';

/** What is secret in the fixtures, listed here by hand: the product's own list must not judge itself. */
export const FEDOW_SECRETS: Readonly<Record<string, readonly string[]>> = {
  'fedow_core.configuration': ['create_place_apikey', 'stripe_endpoint_secret_enc', 'stripe_api_key'],
  'fedow_core.wallet': ['private_pem'],
  'fedow_core.place': ['cashless_admin_apikey'],
  'fedow_core.fedowuser': ['password'],
};

export const LABOUTIK_SECRETS: Readonly<Record<string, readonly string[]>> = {
  'APIcashless.configuration': [
    'private_pem', 'stripe_api_key', 'fedow_place_admin_apikey', 'lespass_api_key', 'odoo_api_key', 'dokos_key', 'key', 'key_billetterie', 'sunmi_app_id', 'sunmi_app_key',
    'discovery_key', 'string_connect', 'onboard_url', 'self_fed_apikey',
  ],
};

/** A record with its secrets taken out: null, or an empty text where it was none before. */
export function withoutSecrets(record: DjangoRecord, secrets: Readonly<Record<string, readonly string[]>>, emptied: readonly string[]): DjangoRecord {
  const fields = { ...record.fields };
  for (const name of secrets[record.model] ?? []) if (name in fields) fields[name] = emptied.includes(name) ? '' : null;
  return { ...record, fields };
}
