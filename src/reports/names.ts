import type { Holder } from '../ledger/holders.js';
import type { Action, AssetCategory } from '../ledger/records.js';
import { type Sentence, sentence, type Voice } from '../words/index.js';

/** A name of a dump; nobody can point at one that is empty. */
export function shownName(name: string, voice: Voice): string {
  return name.trim() === '' ? voice.say('without a name') : name;
}

/** What a kind of asset is, for who has never seen the code. */
export function categoryName(category: AssetCategory, voice: Voice): string {
  switch (category) {
    case 'FED': return voice.say('federated euro');
    case 'TLF': return voice.say('local money');
    case 'TNF': return voice.say('gift money');
    case 'TIM': return voice.say('time');
    case 'FID': return voice.say('loyalty points');
    case 'SUB': return voice.say('memberships');
    case 'BDG': return voice.say('badges');
  }
}

/** What a movement was. */
export function actionName(action: Action, voice: Voice): string {
  switch (action) {
    case 'FST': return voice.say('first block');
    case 'CRE': return voice.say('creation');
    case 'REF': return voice.say('refill');
    case 'SAL': return voice.say('sale');
    case 'QRS': return voice.say('sale by QR code');
    case 'FUS': return voice.say('fusion of two wallets');
    case 'RFD': return voice.say('refund');
    case 'BNK': return voice.say('bank deposit');
    case 'SUB': return voice.say('membership');
    case 'BDG': return voice.say('badge');
    case 'TRF': return voice.say('transfer');
    case 'VID': return voice.say('void');
    case 'COR': return voice.say('correction');
  }
}

/** Whose a wallet is. */
export function holderName({ kind, name }: Holder, voice: Voice): string {
  switch (kind) {
    case 'primary': return voice.say('primary wallet');
    case 'place': return name ?? '';
    case 'card': return voice.say('card {tag}', { tag: name ?? '' });
    case 'user': return voice.say('a user without a card');
    case 'nobody': return voice.say('a wallet that nobody holds');
  }
}

const TABLES: Readonly<Record<string, Sentence>> = {
  Customers_client: sentence('places (tenants)'),
  Customers_domain: sentence('domain names'),
  AuthBillet_wallet: sentence('wallets'),
  AuthBillet_tibilletuser: sentence('users'),
  AuthBillet_tibilletuser_client_achat: sentence('links of users to places'),
  fedow_core_asset: sentence('assets (currencies)'),
  fedow_core_asset_federated_with: sentence('where an asset is accepted'),
  QrcodeCashless_detail: sentence('batches of cards'),
  QrcodeCashless_cartecashless: sentence('cards'),
  fedow_core_token: sentence('balances'),
  fedow_core_transaction: sentence('movements'),
  fedow_core_federation: sentence('federations'),
  fedow_core_federation_tenants: sentence('places of federations'),
  fedow_core_federation_assets: sentence('assets of federations'),
  BaseBillet_tva: sentence('VAT rates'),
  BaseBillet_categorieproduct: sentence('categories of articles'),
  BaseBillet_product: sentence('articles'),
  BaseBillet_price: sentence('prices'),
  laboutik_pointdevente: sentence('points of sale'),
  laboutik_pointdevente_products: sentence('articles of points of sale'),
  laboutik_pointdevente_categories: sentence('categories of points of sale'),
  laboutik_carteprimaire: sentence('cashiers’ cards'),
  laboutik_carteprimaire_points_de_vente: sentence('points of sale of cashiers’ cards'),
  laboutik_categorietable: sentence('groups of tables'),
  laboutik_table: sentence('tables of the venue'),
};

/** What the rows of a table of V2 are; nothing for a table that is not known. */
export function tableName(table: string, voice: Voice): string {
  const name = TABLES[table.slice(table.lastIndexOf('.') + 1)];
  return name === undefined ? '' : voice.show(name);
}
