import { parseTimestamp } from '../../../ledger/timestamp.js';
import { IsEmail } from '../../validation/is-email.js';
import { IsText } from '../../validation/is-text.js';
import { IsTimestamp } from '../../validation/is-timestamp.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel, lowered } from './model.js';

/** `fedow_core.fedowuser`, a Django user with a wallet. */
export class FedowUserFields {
  @IsUuid() readonly pk!: string;
  @IsEmail() readonly email!: string;
  @IsUuid('nullable') readonly wallet!: string | null;
  @IsText({ max: 200 }, 'optional') readonly first_name?: string | null;
  @IsText({ max: 200 }, 'optional') readonly last_name?: string | null;
  @IsTimestamp('optional') readonly date_joined?: string | null;
}

export const fedowuser = defineModel({
  model: 'fedowuser',
  fields: FedowUserFields,
  notImported: [
    'password', 'last_login', 'is_superuser', 'username', 'is_staff', 'is_active', 'stripe_customer_id', 'groups', 'user_permissions',
  ],
  toRecord: (fields) => ({
    model: 'fedowuser',
    uuid: fields.pk.toLowerCase(),
    email: fields.email,
    wallet: lowered(fields.wallet),
    firstName: fields.first_name ?? null,
    lastName: fields.last_name ?? null,
    dateJoined: parseTimestamp(fields.date_joined ?? ''),
  }),
});
