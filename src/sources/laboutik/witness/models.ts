import { millionthsOf } from '../../../ledger/witness/quantity.js';
import type { Uuid } from '../../../ledger/records.js';
import { parseTimestamp } from '../../../ledger/timestamp.js';
import type { SaleRecord } from '../../../ledger/witness/till-sales.js';
import type { TillRecord } from '../../../ledger/catalogue/records.js';
import { type DjangoModel, defineDjangoModel, lowered } from '../../django/model.js';
import { IsBoolean } from '../../validation/is-boolean.js';
import { IsDecimal } from '../../validation/is-decimal.js';
import { IsKey } from '../../validation/is-integer.js';
import { IsQuantity } from '../../validation/is-quantity.js';
import { IsText } from '../../validation/is-text.js';
import { IsTimestamp } from '../../validation/is-timestamp.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { acceptedCents } from '../models/model.js';
import { configuration } from '../models/configuration.js';
import { place } from '../models/place.js';

/** What a witness needs of an article; whether V2 could hold its price is another question. */
export interface WitnessArticle {
  readonly model: 'soldArticle';
  readonly uuid: Uuid;
  readonly name: string;
  readonly method: string;
}

/** What a witness needs of a means of payment. */
export interface WitnessCurrency {
  readonly model: 'paidWith';
  readonly uuid: Uuid;
  readonly category: string;
}

export type WitnessRecord = SaleRecord | WitnessArticle | WitnessCurrency | TillRecord;

class WitnessArticleFields {
  @IsUuid() readonly pk!: string;
  @IsText() readonly name!: string;
  @IsText() readonly methode_choices!: string;
}

class WitnessCurrencyFields {
  @IsUuid() readonly pk!: string;
  @IsText({}, 'nullable') readonly categorie!: string | null;
}

/** `numeric(10, 2)` of the old database. */
const PRICE_MAX = 99_999_999_99;

class SaleFields {
  @IsKey() readonly pk!: number;
  @IsUuid() readonly article!: string;
  @IsUuid('nullable') readonly moyen_paiement!: string | null;
  @IsDecimal(-PRICE_MAX, PRICE_MAX) readonly prix!: string;
  @IsQuantity('nullable') readonly qty!: string | null;
  @IsUuid('nullable') readonly carte!: string | null;
  @IsBoolean() readonly sync_fedow!: boolean;
  @IsText({ max: 64 }, 'optional') readonly hash_fedow?: string | null;
  @IsTimestamp() readonly date_time!: string;
}

const articlevendu = defineDjangoModel<'articlevendu', WitnessRecord, SaleFields>({
  model: 'articlevendu',
  fields: SaleFields,
  notImported: [],
  toRecord: (fields) => ({
    model: 'articlevendu',
    article: fields.article.toLowerCase(),
    currency: lowered(fields.moyen_paiement),
    price: acceptedCents(fields.prix),
    quantity: fields.qty === null ? null : millionthsOf(fields.qty),
    byCard: fields.carte !== null,
    sent: fields.sync_fedow,
    // Django's forms leave a text that was not filled in empty, where its code leaves it null.
    hash: fields.hash_fedow === '' ? null : lowered(fields.hash_fedow ?? null),
    at: parseTimestamp(fields.date_time) ?? fields.date_time,
  }),
});

const articles = defineDjangoModel<'articles', WitnessRecord, WitnessArticleFields>({
  model: 'articles',
  fields: WitnessArticleFields,
  notImported: [],
  toRecord: ({ pk, name, methode_choices: method }) => ({ model: 'soldArticle', uuid: pk.toLowerCase(), name, method }),
});

const moyenpaiement = defineDjangoModel<'moyenpaiement', WitnessRecord, WitnessCurrencyFields>({
  model: 'moyenpaiement',
  fields: WitnessCurrencyFields,
  notImported: [],
  toRecord: ({ pk, categorie }) => ({ model: 'paidWith', uuid: pk.toLowerCase(), category: categorie ?? '' }),
});

/** The readers of a witness, by the model's label in lower case. */
export const WITNESS_MODELS: ReadonlyMap<string, DjangoModel<string, WitnessRecord>> = new Map<string, DjangoModel<string, WitnessRecord>>(
  [articlevendu, articles, moyenpaiement, configuration, place].map((reader) => [`apicashless.${reader.model}`, reader]),
);
