import type { Price } from '../../entities/tenant/price.js';
import type { Product } from '../../entities/tenant/product.js';
import { decimalOf } from '../../ledger/catalogue/decimal.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { cut } from '../free-name.js';
import { ARTICLE_FORMS } from './method.js';

/** What the rest of the plan decides about an article. */
export interface ProductReferences {
  /** Its name, or the one it got because another product has it. */
  readonly name: string;
  readonly method: string | null;
  readonly category: Uuid | null;
  /** The VAT of its category: a line of V2's till takes its rate from the product. */
  readonly vat: Uuid | null;
  readonly textColour: string | null;
  readonly asset: Uuid | null;
}

const PRICE_NAME_MAX = 50;

/**
 * The product of an article, under the article's uuid. One that V2's public pages would list (a membership, a ticket, a
 * badge) is not published: what the venue sells there is a product of its own.
 */
export function productRow(record: ArticleRecord, references: ProductReferences): Product {
  const { kind } = ARTICLE_FORMS[record.method];
  return {
    uuid: record.uuid, name: references.name, tva_id: references.vat, short_description: null, long_description: null, publish: kind === 'N',
    terms_and_conditions_document: null, legal_link: null, img: null, categorie_article: kind, nominative: false, archive: record.archived, poids: record.weight,
    max_per_user: null, validate_button_text: null, methode_caisse: references.method, categorie_pos_id: references.category,
    couleur_texte_pos: references.textColour, couleur_fond_pos: null, fractionne: record.divisible, besoin_tag_id: false, icon_pos: null,
    prix_achat: record.purchasePrice, asset_id: references.asset,
  };
}

/** Its one price, in euros; V2's defaults for what V1 does not know. */
export function priceRow(record: ArticleRecord, uuid: Uuid, product: Uuid): Price {
  return {
    uuid, product_id: product, short_description: null, long_description: null, name: cut(record.name, PRICE_NAME_MAX), prix: decimalOf(record.price), order: 100,
    free_price: false, publish: true, vat: 'NA', stock: null, poids_mesure: false, contenance: null, asset_id: null, non_fiduciaire: false, max_per_user: null,
    subscription_type: record.subscriptionType, recurring_payment: false, iteration: null, commitment: false, manual_validation: false,
    fedow_reward_enabled: false, reward_on_ticket_scanned: false, fedow_reward_asset_id: null, fedow_reward_amount: null,
  };
}
