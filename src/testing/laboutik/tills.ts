import fc from 'fast-check';
import { BEHAVIOURS, METHODS } from '../../ledger/catalogue/records.js';
import type { FedowRecord } from '../../ledger/records.js';
import { Random } from '../random/random.js';
import { shuffled } from '../random/shuffled.js';
import { wholeList } from '../whole-list.js';
import { TILL_FORMATS, type TillFormat } from '../write/till-text.js';
import { generateTill } from './generate-till.js';
import { WHOLE_TILL } from './production-till.js';
import type { MadeTillRecord } from './records.js';
import type { ArticleShape, TillShape } from './shape.js';

/** What a till is made by, whatever network it is of. */
export interface TillChoice {
  readonly shape: TillShape;
  readonly sells: boolean;
  readonly seed: number;
  readonly format: TillFormat;
  readonly isShuffled: boolean;
}

/** A generated till, and how it is to be written. */
export interface GeneratedTill {
  readonly records: readonly MadeTillRecord[];
  readonly format: TillFormat;
}

/**
 * Small tills: any, or one of everything. What fast-check chooses is what the till consists of; with a network it becomes a dump that
 * is valid by construction, and stays so when one or the other shrinks.
 */
export function tillChoices(): fc.Arbitrary<TillChoice> {
  return fc.record({
    shape: fc.oneof({ arbitrary: shapes(), weight: 1 }, { arbitrary: wholeShapes(), weight: 3 }),
    // Four in five; it shrinks to a till without sales.
    sells: fc.nat({ max: 4 }).map((number) => number > 0),
    // Which uuids are drawn says nothing about a fault.
    seed: fc.noShrink(fc.integer()),
    format: fc.constantFrom(...TILL_FORMATS),
    isShuffled: fc.boolean(),
  });
}

/** The till that a choice is in a network. @param fedow at least one place */
export function tillOf({ shape, sells, seed, format, isShuffled }: TillChoice, fedow: readonly FedowRecord[]): GeneratedTill {
  const random = new Random(seed);
  const rest = fedow.filter(({ model }) => model !== 'transaction');
  const records = [...generateTill([...rest, ...fedow.filter(({ model }) => model === 'transaction')], { shape, sells, random })];
  return { records: isShuffled ? shuffled(records, random) : records, format };
}

const pick = (): fc.Arbitrary<number> => fc.nat({ max: 63 });
const pickOrNone = (): fc.Arbitrary<number> => fc.integer({ min: -1, max: 15 });

/** Prices as people write them, and the edges of what V2 holds. */
const price = (): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(0, 1, 5, 10, 100, -100, 1995, 999_999, -999_999), fc.integer({ min: -500, max: 30_000 }));

function article(): fc.Arbitrary<ArticleShape> {
  return fc.record({
    method: fc.constantFrom(...METHODS), price: price(), purchasePrice: fc.nat({ max: 100_000 }), category: pickOrNone(), colour: pickOrNone(), archived: fc.boolean(), divisible: fc.boolean(),
    namesake: fc.oneof({ arbitrary: fc.constant(false), weight: 7 }, { arbitrary: fc.constant(true), weight: 1 }), longName: fc.boolean(), hasAsset: fc.boolean(),
  });
}

function shapes(): fc.Arbitrary<TillShape> {
  return fc.record({
    place: pick(),
    namesPlace: fc.boolean(),
    rates: fc.array(fc.integer({ min: 0, max: 9999 }).map((rate) => (rate / 100).toFixed(2)), { maxLength: 3 }),
    colours: fc.array(fc.constantFrom('#FFFFFF', '#fff', '3B82F6', 'red', '', null), { maxLength: 4 }),
    categories: fc.array(fc.record({ rate: pickOrNone(), text: pickOrNone(), background: pickOrNone() }), { maxLength: 4 }),
    articles: fc.array(article(), { maxLength: 8 }),
    pointsOfSale: fc.array(fc.record({
      behaviour: fc.constantFrom(...BEHAVIOURS), articles: fc.array(pick(), { maxLength: 5 }), categories: fc.array(pick(), { maxLength: 3 }), hidden: fc.boolean(),
    }), { maxLength: 3 }),
    primaryCards: fc.array(fc.record({ card: pick(), pointsOfSale: fc.array(pick(), { maxLength: 2 }) }), { maxLength: 3 }),
    rooms: fc.nat({ max: 2 }),
    tables: fc.array(fc.record({ room: pickOrNone(), state: fc.constantFrom('L' as const, 'O' as const, 'S' as const), archived: fc.boolean() }), { maxLength: 3 }),
  });
}

/** One of everything, which shrinks to what is needed. */
function wholeShapes(): fc.Arbitrary<TillShape> {
  const { rates, colours, categories, articles, pointsOfSale, primaryCards, tables } = WHOLE_TILL;
  return fc.record({
    // The first place issues each category of asset, and has movements of each kind.
    place: fc.constant(0), namesPlace: fc.boolean(), rates: wholeList(rates), colours: wholeList(colours), categories: wholeList(categories),
    articles: fc.tuple(wholeList(articles), fc.boolean()).map(([list, hasNamesakes]) => list.map((one, at) => (hasNamesakes && at % 5 === 1 ? { ...one, namesake: true } : one))),
    pointsOfSale: wholeList(pointsOfSale), primaryCards: wholeList(primaryCards), rooms: fc.nat({ max: 2 }), tables: wholeList(tables),
  });
}
