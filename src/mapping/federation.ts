import type { Federation } from '../entities/shared/federation.js';
import type { FederationRecord } from '../ledger/records.js';
import { madeUpUuid } from './made-up-uuid.js';

/** Without this federation the federated euro could be spent nowhere: V2's till asks for one (SPEC 3.2). */
export const FEDERATED_EURO_NAME = 'TiBillet FED';

export function federationRow(record: FederationRecord): Federation {
  return { uuid: record.uuid, name: record.name, description: record.description ?? '', created_by_id: null };
}

export function federatedEuroRow(): Federation {
  return {
    uuid: madeUpUuid('federation TiBillet FED', ''),
    name: FEDERATED_EURO_NAME,
    description: 'Every place accepts the federated euro',
    created_by_id: null,
  };
}
