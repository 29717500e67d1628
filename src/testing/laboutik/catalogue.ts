import type { ArticleRecord, Method } from '../../ledger/catalogue/records.js';
import type { AssetCategory, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { paymentsOf } from './payments.js';
import type { MadeOf, MadeTillRecord, PaymentRecord } from './records.js';
import type { ArticleShape, TillShape } from './shape.js';
import { ownAsset, type Venue } from './venue.js';

/** A till before its first sale. */
export interface MadeCatalogue {
  readonly articles: readonly ArticleRecord[];
  readonly pointsOfSale: readonly MadeOf<'pointdevente'>[];
  readonly payments: readonly PaymentRecord[];
  /** All of its records, those above among them. */
  readonly records: readonly MadeTillRecord[];
}

/** What the till needs to write its sales, whatever it sells besides. */
const NEEDED_TO_SELL: readonly Method[] = ['VT', 'VC', 'FR', 'TR', 'RE', 'AD', 'BG'];
const PLAIN: Omit<ArticleShape, 'method' | 'price'> = { purchasePrice: 0, category: -1, colour: -1, archived: false, divisible: false, namesake: false, longName: false, hasAsset: true };

/** What is a thing to be bought, for an amount that somebody has on a card. */
export function isForSale({ method, price, archived }: Pick<ArticleRecord, 'method' | 'price' | 'archived'>): boolean {
  return method === 'VT' && price > 0 && price < 100_000 && !archived;
}

/** Makes the till of a venue, relation first: a record is made before any that names it. @param sells whether sales are to be made with it */
export function buildCatalogue(shape: TillShape, venue: Venue, sells: boolean, random: Random): MadeCatalogue {
  const missing = sells ? NEEDED_TO_SELL.filter((method) => !shape.articles.some((one) => one.method === method && (method !== 'VT' || isForSale(one)))) : [];
  const shapes = [...shape.articles, ...missing.map((method): ArticleShape => ({ ...PLAIN, method, price: 100 }))];
  const vats = shape.rates.map((rate, at): MadeOf<'tauxtva'> => ({ model: 'tauxtva', key: at + 1, rate }));
  const colours = shape.colours.map((hexa, at): MadeOf<'couleur'> => ({ model: 'couleur', key: at + 1, name: `Couleur ${at + 1}`, hexa }));
  const categories = shape.categories.map(({ rate, text, background }, at): MadeOf<'categorie'> => ({
    model: 'categorie', key: at + 1, name: CATEGORIES[at] ?? `Catégorie ${at + 1}`, weight: at + 2, vat: keyOf(vats, rate), textColour: keyOf(colours, text),
    backgroundColour: keyOf(colours, background), icon: at % 2 === 0 ? 'fa-beer' : null, cashless: at === 2,
  }));
  const articles = articlesOf(shapes, { venue, categories, colours, random });
  const pointsOfSale = shape.pointsOfSale.map(({ behaviour, articles: sold, categories: shown, hidden }, at): MadeOf<'pointdevente'> => ({
    model: 'pointdevente', uuid: random.uuid(), name: `${behaviour === 'C' ? 'Cashless' : behaviour === 'K' ? 'Kiosque' : 'Bar'} ${at + 1}`, icon: at % 3 === 2 ? null : 'fa-beer', behaviour,
    weight: at + 1, hidden, directService: at % 2 === 0, showsPrices: true, takesCash: true, takesCards: at % 2 === 0, takesCheques: false, takesOrders: at === 0,
    articles: unique(sold.flatMap((pick) => articles[pick % articles.length]?.uuid ?? [])), categories: unique(shown.flatMap((pick) => categories[pick % categories.length]?.key ?? [])),
  }));
  const payments = paymentsOf(venue, random);
  const records: MadeTillRecord[] = [...openingOf(shape, venue, random), ...vats, ...colours, ...categories, ...payments, ...articles, ...pointsOfSale, ...tablesOf(shape, random)];
  return { articles, pointsOfSale, payments, records };
}

function openingOf({ namesPlace }: TillShape, { place }: Venue, random: Random): MadeTillRecord[] {
  return [
    { model: 'configuration', fedowPlace: namesPlace ? place.uuid : null, lespassDomain: place.lespassDomain },
    { model: 'place', uuid: place.uuid, name: place.name },
    { model: 'methode', key: random.uuid() },
    { model: 'wallet', key: random.uuid() },
  ];
}

const CATEGORIES = ['Bières', 'Cuisine "maison"', 'Cashless', 'Adhésions', 'L\'été'];
const NAMES: Readonly<Record<Method, string>> = {
  VT: 'Bière', RE: 'Recharge', RC: 'Recharge cadeau', TM: 'Temps', AD: 'Adhésion', CR: 'Retour consigne', VC: 'VIDER CARTE', VV: 'VOID CARTE', FR: 'Paiement Fractionné',
  BI: 'Concert', BG: 'Badgeuse', FD: 'Points', HB: 'Cashback', TR: 'Stripe TiBillet transfert',
};
/** The category of the place's asset that an article of a method moves. */
const ASSET_OF: Readonly<Partial<Record<Method, AssetCategory>>> = { RE: 'TLF', RC: 'TNF', TM: 'TIM', AD: 'SUB', BG: 'BDG', FD: 'FID' };

interface Surroundings {
  readonly venue: Venue;
  readonly categories: readonly { readonly key: number }[];
  readonly colours: readonly { readonly key: number }[];
  readonly random: Random;
}

function articlesOf(shapes: readonly ArticleShape[], { venue, categories, colours, random }: Surroundings): ArticleRecord[] {
  const articles: ArticleRecord[] = [];
  const seen = new Set<Method>();
  for (const [at, shape] of shapes.entries()) {
    const { method, namesake, longName } = shape;
    const isFirst = !seen.has(method);
    seen.add(method);
    // LaBoutik finds its own by their names: they bear them exactly.
    const own = `${NAMES[method]}${isFirst && method !== 'VT' ? '' : ` n°${at}`}${longName ? ' brassée à la ferme par les gens du quartier d\'à côté' : ''}`;
    const category = ASSET_OF[method];
    articles.push({
      model: 'articles', uuid: random.uuid(), name: namesake ? (articles.at(-1)?.name ?? own) : own, price: shape.price, purchasePrice: shape.purchasePrice, weight: at + 1,
      category: keyOf(categories, shape.category), textColour: keyOf(colours, shape.colour), archived: shape.archived, divisible: shape.divisible, method,
      asset: category === undefined || !shape.hasAsset ? null : (ownAsset(venue, category)?.uuid ?? null), subscriptionType: method === 'AD' ? (at % 2 === 0 ? 'Y' : 'M') : 'N',
    });
  }
  return articles;
}

function tablesOf({ rooms, tables }: TillShape, random: Random): MadeTillRecord[] {
  const groups = Array.from({ length: rooms }, (_, at): MadeOf<'categorietable'> => ({ model: 'categorietable', key: at + 1, name: `Salle ${at + 1}`, icon: at % 2 === 0 ? null : 'fa-sun' }));
  return [...groups, ...tables.map(({ room, state, archived }, at): MadeOf<'table'> => ({
    model: 'table', key: at + 1, name: `T${at}`, weight: at + 1, category: keyOf(groups, room), top: random.below(400), left: random.below(400), state, temporary: at % 5 === 4, archived,
  }))];
}

/** The key that a pick means; null for none. */
function keyOf(records: readonly { readonly key: number }[], pick: number): number | null {
  return pick < 0 ? null : (records[pick % records.length]?.key ?? null);
}

function unique<Key extends number | Uuid>(keys: readonly Key[]): Key[] {
  return [...new Set(keys)];
}
