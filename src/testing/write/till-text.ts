import { decimalOf } from '../../ledger/catalogue/decimal.js';
import { labelOf } from '../../ledger/catalogue/records.js';
import type { Cents } from '../../ledger/records.js';
import type { MadeOf, MadeTillRecord } from '../laboutik/records.js';
import { framed } from './framed.js';
import { momentText, objectText, valueText } from './json-text.js';

export const TILL_FORMATS = ['jsonl', 'json'] as const;
export type TillFormat = (typeof TILL_FORMATS)[number];

type FieldTexts = Readonly<Record<string, string>>;

/** The text of a till's dump in pieces, as its records come. */
export function tillText(records: Iterable<MadeTillRecord>, format: TillFormat): Generator<string> {
  return framed(records, tillRecordText, format);
}

/** A record as Django serialises it. What is not known of a model stands with LaBoutik's defaults; the only secret is a key that opens nothing. */
function tillRecordText(record: MadeTillRecord): string {
  switch (record.model) {
    case 'configuration': return text(record.model, 1, configuration(record));
    case 'place': return text(record.model, record.uuid, { wallet: 'null', name: valueText(record.name), dokos_id: 'null', stripe_connect_valid: 'false' });
    case 'tauxtva': return text(record.model, record.key, { name: valueText(`TVA ${record.rate}`), taux: valueText(record.rate) });
    case 'couleur': return text(record.model, record.key, { name: valueText(record.name), name_fr: valueText(record.name), hexa: valueText(record.hexa) });
    case 'categorie': return text(record.model, record.key, category(record));
    case 'articles': return text(record.model, record.uuid, article(record));
    case 'pointdevente': return text(record.model, record.uuid, pointOfSale(record));
    case 'moyenpaiement': return text(record.model, record.uuid, payment(record));
    case 'cartecashless': return text(record.model, record.uuid, card(record));
    case 'cartemaitresse': return text(record.model, record.uuid, primaryCard(record));
    case 'categorietable': return text(record.model, record.key, { name: valueText(record.name), icon: valueText(record.icon) });
    case 'table': return text(record.model, record.key, table(record));
    case 'articlevendu': return text(record.model, record.key, sold(record));
    case 'methode': return text(record.model, record.key, { name: '"VenteArticle"', info: 'null' });
    case 'wallet': return text(record.model, record.key, {});
    case 'origin': return text(record.model, record.key, { place: 'null', generation: '1', img: '""' });
  }
}

function text(model: MadeTillRecord['model'], key: string | number, fields: FieldTexts): string {
  return `{"model": "${labelOf(model)}", "pk": ${valueText(key)}, "fields": ${objectText(fields)}}`;
}

/** A price as Django writes it: text. */
function price(cents: Cents): string {
  return `"${decimalOf(cents)}"`;
}

function configuration({ fedowPlace, lespassDomain }: MadeOf<'configuration'>): FieldTexts {
  return {
    structure: '"Lieu"', currency_code: '"EUR"', fedow_place_uuid: valueText(fedowPlace), billetterie_url: lespassDomain === null ? 'null' : valueText(`https://${lespassDomain}/`),
    void_card: 'true', lespass_api_key: '"this-key-opens-nothing"',
  };
}

function category({ name, weight, textColour, backgroundColour, vat, icon, cashless }: MadeOf<'categorie'>): FieldTexts {
  return {
    name: valueText(name), poid_liste: valueText(weight), url_image: 'null', couleur_texte: valueText(textColour), couleur_backgr: valueText(backgroundColour), tva: valueText(vat),
    icon: valueText(icon), cashless: valueText(cashless),
  };
}

function article(record: MadeOf<'articles'>): FieldTexts {
  return {
    name: valueText(record.name), prix: price(record.price), prix_achat: price(record.purchasePrice), poid_liste: valueText(record.weight), categorie: valueText(record.category),
    methode: 'null', image: '""', couleur_texte: valueText(record.textColour), archive: valueText(record.archived), fractionne: valueText(record.divisible),
    methode_choices: valueText(record.method), direct_to_printer: 'null', decompte_ticket: 'false', fedow_asset: valueText(record.asset), subscription_type: valueText(record.subscriptionType),
  };
}

function pointOfSale(record: MadeOf<'pointdevente'>): FieldTexts {
  return {
    name: valueText(record.name), wallet: 'null', afficher_les_prix: valueText(record.showsPrices), accepte_especes: valueText(record.takesCash),
    accepte_carte_bancaire: valueText(record.takesCards), accepte_cheque: valueText(record.takesCheques), accepte_commandes: valueText(record.takesOrders),
    service_direct: valueText(record.directService), comportement: valueText(record.behaviour), icon: valueText(record.icon), poid_liste: valueText(record.weight),
    hidden: valueText(record.hidden), articles: valueText(record.articles), categories: `[${record.categories.join(', ')}]`,
  };
}

function payment({ name, isFedow, code, category: kind }: MadeOf<'moyenpaiement'>): FieldTexts {
  return {
    name: valueText(name), currency_code: valueText(code), blockchain: valueText(isFedow), is_federated: valueText(kind === 'SF'), ardoise: 'false', cadeau: valueText(kind === 'LG'),
    place_origin: 'null', categorie: valueText(kind),
  };
}

function card({ tagId }: MadeOf<'cartecashless'>): FieldTexts {
  return {
    tag_id: valueText(tagId), uuid_qrcode: 'null', number: 'null', origin: 'null', wallet: 'null', membre: 'null', adhesion_suspendue: 'false', adhesion_suspendue_paiement: '"N"',
    recharge_suspendue: 'false',
  };
}

function primaryCard(record: MadeOf<'cartemaitresse'>): FieldTexts {
  return { carte: valueText(record.card), datetime: momentText(record.changedAt, 'microseconds'), edit_mode: valueText(record.editMode), points_de_vente: valueText(record.pointsOfSale) };
}

function table(record: MadeOf<'table'>): FieldTexts {
  return {
    name: valueText(record.name), poids: valueText(record.weight), categorie: valueText(record.category), position_top: valueText(record.top), position_left: valueText(record.left),
    statut: valueText(record.state), ephemere: valueText(record.temporary), archive: valueText(record.archived),
  };
}

function sold(record: MadeOf<'articlevendu'>): FieldTexts {
  return {
    uuid_paiement: valueText(record.payment), uuid: valueText(record.uuid), article: valueText(record.article), categorie: 'null', prix: price(record.price), prix_achat: '"0.00"', tva: '"0.00"',
    qty: `"${millionths(record.quantity)}"`, pos: valueText(record.pointOfSale), payment_intent: 'null', ip_user: 'null', commande: valueText(record.payment), lecteur_nfc: 'null',
    date_time: momentText(record.at, 'milliseconds'), membre: 'null', responsable: 'null', moyen_paiement: valueText(record.currency), carte: valueText(record.card), table: 'null',
    depuis_fractionne: 'false', comptabilise: 'false', logs: 'null', sync_fedow: valueText(record.hash !== null), hash_fedow: valueText(record.hash), comment: 'null', metadata: 'null',
  };
}

/** A decimal with six digits after the point. */
function millionths(quantity: number): string {
  const digits = String(Math.abs(quantity)).padStart(7, '0');
  return `${quantity < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
