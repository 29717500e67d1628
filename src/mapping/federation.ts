import type { Federation } from '../entities/shared/federation.js';
import type { FederationRecord, Uuid } from '../ledger/records.js';
import { madeUpUuid } from './made-up-uuid.js';

/** Without this federation the federated euro could be spent nowhere: V2's till asks for one (SPEC 3.2). */
export const FEDERATED_EURO_NAME = 'TiBillet FED';

export function federationRow(record: FederationRecord): Federation {
  return { uuid: record.uuid, name: record.name, description: record.description ?? '', created_by_id: null };
}

/** @param uuid of a federation of that name that V2 has already */
export function federatedEuroRow(uuid: Uuid = madeUpUuid('federation TiBillet FED', '')): Federation {
  return {
    uuid,
    name: FEDERATED_EURO_NAME,
    description: 'Every place accepts the federated euro',
    created_by_id: null,
  };
}
