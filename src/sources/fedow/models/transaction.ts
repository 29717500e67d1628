import { ACTIONS, type Action } from '../../../ledger/records.js';
import { parseTimestamp } from '../../../ledger/timestamp.js';
import { IsHash } from '../../validation/is-hash.js';
import { IsCents } from '../../validation/is-integer.js';
import { IsIp } from '../../validation/is-ip.js';
import { IsJsonb } from '../../validation/is-jsonb.js';
import { IsOneOf } from '../../validation/is-one-of.js';
import { IsText } from '../../validation/is-text.js';
import { IsTimestamp } from '../../validation/is-timestamp.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel, lowered } from './model.js';
import { sentence } from '../../../words/index.js';

/** `fedow_core.transaction`. Every field is covered by the hash (`ip` is not), so none may be absent. */
export class TransactionFields {
  @IsUuid() readonly pk!: string;
  @IsHash() readonly hash!: string;
  @IsOneOf(sentence('action'), ACTIONS) readonly action!: Action;
  @IsCents(0) readonly amount!: number;
  @IsUuid() readonly asset!: string;
  @IsUuid() readonly sender!: string;
  @IsUuid() readonly receiver!: string;
  @IsUuid('nullable') readonly card!: string | null;
  @IsUuid('nullable') readonly primary_card!: string | null;
  @IsUuid() readonly previous_transaction!: string;
  @IsUuid('nullable') readonly checkout_stripe!: string | null;
  @IsTimestamp() readonly datetime!: string;
  @IsTimestamp('nullable') readonly last_check!: string | null;
  @IsText({ max: 50 }, 'nullable') readonly subscription_type!: string | null;
  @IsTimestamp('nullable') readonly subscription_first_datetime!: string | null;
  @IsTimestamp('nullable') readonly subscription_start_datetime!: string | null;
  @IsText({}, 'nullable') readonly comment!: string | null;
  /** The exact text of the JSON value, null for JSON's null. */
  @IsJsonb('nullable') readonly metadata!: string | null;
  @IsIp() readonly ip?: string | null;
}

/** What stands for an address that was not recorded: V2's column must have one. */
const NO_IP = '0.0.0.0';

export const transaction = defineModel({
  model: 'transaction',
  fields: TransactionFields,
  notImported: [],
  rawField: 'metadata',
  toRecord: (fields) => ({
    model: 'transaction',
    uuid: fields.pk.toLowerCase(),
    hash: fields.hash,
    action: fields.action,
    amount: fields.amount,
    asset: fields.asset.toLowerCase(),
    sender: fields.sender.toLowerCase(),
    receiver: fields.receiver.toLowerCase(),
    card: lowered(fields.card),
    primaryCard: lowered(fields.primary_card),
    previous: fields.previous_transaction.toLowerCase(),
    checkout: lowered(fields.checkout_stripe),
    datetime: parseTimestamp(fields.datetime) ?? fields.datetime,
    lastCheck: momentOf(fields.last_check),
    subscriptionType: fields.subscription_type,
    subscriptionFirst: momentOf(fields.subscription_first_datetime),
    subscriptionStart: momentOf(fields.subscription_start_datetime),
    comment: fields.comment,
    metadata: fields.metadata,
    ip: fields.ip ?? NO_IP,
  }),
});

function momentOf(text: string | null): string | null {
  return text === null ? null : parseTimestamp(text);
}
