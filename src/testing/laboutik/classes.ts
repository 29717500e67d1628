import { BEHAVIOURS, METHODS } from '../../ledger/catalogue/records.js';
import { ONE } from './sale-lines.js';
import type { MadeOf, MadeTillRecord } from './records.js';

/** The records of a till by model. */
class View {
  constructor(private readonly records: readonly MadeTillRecord[]) {}

  of<Model extends MadeTillRecord['model']>(model: Model): MadeOf<Model>[] {
    return this.records.filter((record): record is MadeOf<Model> => record.model === model);
  }

  some<Model extends MadeTillRecord['model']>(model: Model, holds: (record: MadeOf<Model>) => boolean): boolean {
    return this.of(model).some(holds);
  }

  /** Whether a line was sold by an article of a method and paid by a means of a category. */
  sold(holds: (line: MadeOf<'articlevendu'>, method: string, category: string) => boolean): boolean {
    const methods = new Map(this.of('articles').map(({ uuid, method }) => [uuid, method]));
    const categories = new Map(this.of('moyenpaiement').map(({ uuid, category }) => [uuid, category]));
    return this.some('articlevendu', (line) => holds(line, methods.get(line.article) ?? '', categories.get(line.currency) ?? ''));
  }
}

type Class = (view: View) => boolean;

/** Every class of tills that is told apart, with how it is seen. */
export const TILL_CLASSES: Readonly<Record<string, Class>> = Object.fromEntries<Class>([
  ...METHODS.map((method): [string, Class] => [`article ${method}`, (view) => view.some('articles', (one) => one.method === method)]),
  ...BEHAVIOURS.map((behaviour): [string, Class] => [`point of sale ${behaviour}`, (view) => view.some('pointdevente', (one) => one.behaviour === behaviour)]),
  ['refund and void article', (view) => view.some('articles', ({ method }) => method === 'VC') && view.some('articles', ({ method }) => method === 'VV')],
  ['two refund articles', (view) => view.of('articles').filter(({ method }) => method === 'VC').length > 1],
  ['articles of one name', (view) => hasTwice(view.of('articles').map(({ name }) => name))],
  ['archived article at a point of sale', archivedAtPointOfSale],
  ['name beyond 50 characters', (view) => view.some('articles', ({ name }) => name.length > 50)],
  ['price below 0', (view) => view.some('articles', ({ price }) => price < 0)],
  ['price of nothing', (view) => view.some('articles', ({ price }) => price === 0)],
  ['price of 9,999.99', (view) => view.some('articles', ({ price }) => price === 999_999)],
  ['price with odd cents', (view) => view.some('articles', ({ price }) => price % 10 !== 0)],
  ['article without category', (view) => view.some('articles', ({ category }) => category === null)],
  ['top-up with its asset', (view) => view.some('articles', ({ method, asset }) => method === 'RE' && asset !== null)],
  ['top-up without asset', (view) => view.some('articles', ({ method, asset }) => method === 'RE' && asset === null)],
  ['colour of three digits', (view) => view.some('couleur', ({ hexa }) => hexa === '#fff')],
  ['colour without sign', (view) => view.some('couleur', ({ hexa }) => hexa === '3B82F6')],
  ['colour by name', (view) => view.some('couleur', ({ hexa }) => hexa === 'red')],
  ['no colour', (view) => view.some('couleur', ({ hexa }) => hexa === null || hexa === '')],
  ['two rates alike', (view) => hasTwice(view.of('tauxtva').map(({ rate }) => rate))],
  ['category without rate', (view) => view.some('categorie', ({ vat }) => vat === null)],
  ['occupied table', (view) => view.some('table', ({ state }) => state !== 'L')],
  ['primary card that opens nothing', (view) => view.some('cartemaitresse', ({ pointsOfSale }) => pointsOfSale.length === 0)],
  ['primary card that opens something', (view) => view.some('cartemaitresse', ({ pointsOfSale }) => pointsOfSale.length > 0)],
  ['place named by the configuration', (view) => view.some('configuration', ({ fedowPlace }) => fedowPlace !== null)],
  ['place not named', (view) => view.some('configuration', ({ fedowPlace }) => fedowPlace === null)],
  ['till without sales', (view) => view.of('articlevendu').length === 0],
  ['sale in federated euros', (view) => view.sold((_, method, paidBy) => method === 'VT' && paidBy === 'SF')],
  ['sale in local money', (view) => view.sold((_, method, paidBy) => method === 'VT' && paidBy === 'LE')],
  ['sale in cash', (view) => view.sold((_, method, paidBy) => method === 'VT' && paidBy === 'CA')],
  ['part of an article', (view) => view.sold(({ quantity }) => quantity % ONE !== 0)],
  ['refund of federated euros', (view) => view.sold((_, method, paidBy) => method === 'VC' && paidBy === 'SF')],
  ['line of an instalment', (view) => view.sold((_, method) => method === 'FR')],
  ['bank transfer', (view) => view.sold((_, method, paidBy) => method === 'TR' && paidBy === 'SN')],
]);

/** The names of the classes that a till contains: some of `TILL_CLASSES`. */
export function tillClassesOf(records: readonly MadeTillRecord[]): Set<string> {
  const view = new View(records);
  return new Set(Object.keys(TILL_CLASSES).filter((name) => TILL_CLASSES[name]?.(view) === true));
}

function archivedAtPointOfSale(view: View): boolean {
  const archived = new Set(view.of('articles').filter((one) => one.archived).map(({ uuid }) => uuid));
  return view.some('pointdevente', ({ articles }) => articles.some((uuid) => archived.has(uuid)));
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
