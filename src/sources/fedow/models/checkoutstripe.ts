import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel, lowered } from './model.js';

/** `fedow_core.checkoutstripe`, a payment session; the hash covers its session id. */
export class CheckoutFields {
  @IsUuid() readonly pk!: string;
  @IsText({}, 'nullable') readonly checkout_session_id_stripe!: string | null;
  @IsText({ max: 50 }, 'optional') readonly status?: string | null;
  @IsUuid('optional') readonly asset?: string | null;
  @IsUuid('optional') readonly user?: string | null;
}

export const checkoutstripe = defineModel({
  model: 'checkoutstripe',
  fields: CheckoutFields,
  notImported: ['datetime', 'intent_payment_id_stripe', 'invoice_stripe_id', 'metadata'],
  toRecord: (fields) => ({
    model: 'checkoutstripe',
    uuid: fields.pk.toLowerCase(),
    sessionId: fields.checkout_session_id_stripe,
    status: fields.status ?? null,
    asset: lowered(fields.asset ?? null),
    user: lowered(fields.user ?? null),
  }),
});
