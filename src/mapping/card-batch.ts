import type { CardBatch } from '../entities/shared/card-batch.js';
import type { Uuid } from '../ledger/records.js';
import { madeUpUuid } from './made-up-uuid.js';

/** V2 has 60 characters for what it prints in a QR code. */
const BASE_URL_MAX = 60;

/**
 * V1's origin of cards. V2 keeps one batch per tenant and generation.
 * @param domain the tenant's primary domain, which V2 prints; left out where it does not fit
 */
export function cardBatchRow(id: number, tenant: Uuid, generation: number, domain: string | undefined): CardBatch {
  return {
    id,
    uuid: madeUpUuid('card batch', `${tenant} ${generation}`),
    img: null,
    img_url: null,
    base_url: domain === undefined || domain.length > BASE_URL_MAX ? null : domain,
    origine_id: tenant,
    generation,
    slug: null,
  };
}
