import type { Behaviour, Method } from '../../ledger/catalogue/records.js';
import type { Random } from '../random/random.js';
import type { ArticleShape, CategoryShape, PointOfSaleShape, PrimaryCardShape, TableShape, TillShape } from './shape.js';

const ARTICLE: ArticleShape = {
  method: 'VT', price: 350, purchasePrice: 124, category: 0, colour: -1, archived: false, divisible: false, namesake: false, longName: false, hasAsset: true,
};
const article = (method: Method, price: number, rest: Partial<ArticleShape> = {}): ArticleShape => ({ ...ARTICLE, method, price, ...rest });

/** Each method, and each trap of SPEC 5 once; what is in every till of production comes first. */
const ALWAYS: readonly ArticleShape[] = [
  article('VT', 350), article('VT', 1290, { category: 1, colour: 2 }), article('VC', 0, { category: 2 }), article('VV', 0, { category: 2 }),
  article('RE', 1000, { category: 2 }), article('RE', 2000, { category: 2 }), article('RC', 500, { category: 2 }), article('TM', 6000, { category: 2 }),
  article('AD', 2500, { category: 3 }), article('AD', 300, { category: 3 }), article('BI', 1500, { category: 1 }), article('BG', 0, { category: 3 }),
  article('FR', 0, { category: -1 }), article('FD', 0, { category: 2 }), article('TR', 100, { category: -1 }), article('HB', 0, { category: 2 }), article('CR', -100, { category: 4 }),
  article('VT', 10, { colour: 3, divisible: true }), article('VT', 0, { category: 1, colour: 4 }), article('VT', 999_999, { category: 1, colour: 5 }),
  article('VT', 290, { archived: true }), article('VT', 1995, { longName: true, category: 1, colour: 1 }), article('VT', 1, { category: -1, colour: 0 }),
  article('VC', 0, { category: 2 }), article('RE', 3000, { category: 2, hasAsset: false }),
];

const POINTS: readonly PointOfSaleShape[] = [
  // The first bar sells everything, the archived article too.
  { behaviour: 'A', articles: ALWAYS.map((_, at) => at), categories: [0, 1, 2], hidden: false },
  { behaviour: 'A', articles: [0, 1, 20], categories: [0], hidden: false },
  { behaviour: 'C', articles: [2, 3, 4, 5, 6, 7], categories: [2], hidden: false },
  { behaviour: 'K', articles: [0, 1, 4], categories: [], hidden: true },
];

const CATEGORIES: readonly CategoryShape[] = [
  { rate: 0, text: 0, background: 3 }, { rate: 1, text: 1, background: -1 }, { rate: -1, text: 4, background: 2 }, { rate: 2, text: -1, background: 5 }, { rate: 3, text: -1, background: -1 },
];

const CARDS: readonly PrimaryCardShape[] = [{ card: 0, pointsOfSale: [0, 2] }, { card: 1, pointsOfSale: [1] }, { card: 5, pointsOfSale: [] }];

const TABLES: readonly TableShape[] = [
  { room: -1, state: 'L', archived: false }, { room: 0, state: 'O', archived: false }, { room: 1, state: 'S', archived: false }, { room: 0, state: 'L', archived: true },
];

/** One of everything: the till of the first place, which issues each category of asset. */
export const WHOLE_TILL: TillShape = {
  place: 0, namesPlace: true, rates: ['20.00', '10.00', '5.50', '0.00', '20.00', '99.99'], colours: ['#FFFFFF', '#000000', '#fff', '3B82F6', 'red', null],
  categories: CATEGORIES, articles: ALWAYS, pointsOfSale: POINTS, primaryCards: CARDS, rooms: 2, tables: TABLES,
};

/** A till like a real one: besides one of everything so many articles for sale, at several bars. */
export function productionTill(random: Random, articles: number): TillShape {
  const further = Array.from({ length: Math.max(0, articles - ALWAYS.length) }, (): ArticleShape => article('VT', 10 * random.between(5, 250) + (random.onceIn(8) ? 5 : 0), {
    purchasePrice: random.between(0, 900), category: random.below(CATEGORIES.length), colour: random.below(6), archived: random.onceIn(7), divisible: random.onceIn(20),
  }));
  const bars = Array.from({ length: Math.floor(further.length / 15) }, (): PointOfSaleShape => ({
    behaviour: random.oneOf<Behaviour>(['A', 'A', 'A', 'C', 'K']), articles: Array.from({ length: 12 }, () => random.below(0x10000)), categories: [random.below(5)], hidden: random.onceIn(6),
  }));
  return { ...WHOLE_TILL, articles: [...ALWAYS, ...further], pointsOfSale: [...POINTS, ...bars] };
}
