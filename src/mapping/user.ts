import type { User } from '../entities/shared/user.js';
import type { UserRecord, Uuid } from '../ledger/records.js';
import type { MappingContext } from './context.js';

/**
 * A user whom Lespass does not know yet, as V2's login will find them: in lower case, human, without any right
 * whatever the dump says, and with a password that matches nothing (Django's mark for that is a leading `!`).
 * @param id V2's, where Lespass knows the person already
 */
export function userRow(record: UserRecord, context: MappingContext, id: Uuid = record.uuid): User {
  const email = record.email.toLowerCase();
  const joined = record.dateJoined ?? context.now;
  return {
    password: `!${record.uuid.replaceAll('-', '')}`,
    last_login: null,
    is_superuser: false,
    is_staff: false,
    is_active: false,
    date_joined: joined,
    id,
    username: email,
    email,
    email_error: false,
    email_valid: false,
    rsa_key_id: null,
    wallet_id: record.wallet,
    first_name: record.firstName,
    last_name: record.lastName,
    phone: null,
    last_see: joined,
    accept_newsletter: false,
    postal_code: null,
    birth_date: null,
    espece: 'HU',
    terminal_role: null,
    offre: 'PU',
    client_source_id: null,
    last_know_ip: null,
    last_know_user_agent: null,
    user_parent_pk: null,
    local_ip_sended: null,
    mac_adress_sended: null,
    terminal_uuid: null,
  };
}
