import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { TillModel } from '../../ledger/catalogue/records.js';
import type { Problem } from '../problem.js';
import { sentence } from '../../words/index.js';

/**
 * Every reference between the till's records that leads nowhere: what it stands for would be lost in silence.
 * @param refused records that are there and not valid, as `TillFacts` has them: they are told as what they are
 */
export function* unmetReferences(catalogue: Catalogue, refused: ReadonlySet<string>): Generator<Problem> {
  const among = <Key extends number | string>(model: TillModel, records: ReadonlyMap<Key, unknown>): Targets<Key> => ({ has: (key) => records.has(key) || refused.has(`${model} ${key}`) });
  const colours = among('couleur', catalogue.colours);
  const categories = among('categorie', catalogue.categories);
  for (const { key, textColour, backgroundColour, vat } of catalogue.categories.values()) {
    yield* unmet(`categorie ${key}`, 'couleur_texte', colours, [textColour]);
    yield* unmet(`categorie ${key}`, 'couleur_backgr', colours, [backgroundColour]);
    yield* unmet(`categorie ${key}`, 'tva', among('tauxtva', catalogue.vats), [vat]);
  }
  for (const { uuid, category, textColour, asset } of catalogue.articles.values()) {
    yield* unmet(`articles ${uuid}`, 'categorie', categories, [category]);
    yield* unmet(`articles ${uuid}`, 'couleur_texte', colours, [textColour]);
    yield* unmet(`articles ${uuid}`, 'fedow_asset', among('moyenpaiement', catalogue.currencies), [asset]);
  }
  for (const point of catalogue.pointsOfSale.values()) {
    yield* unmet(`pointdevente ${point.uuid}`, 'articles', among('articles', catalogue.articles), point.articles);
    yield* unmet(`pointdevente ${point.uuid}`, 'categories', categories, point.categories);
  }
  for (const card of catalogue.primaryCards.values()) {
    yield* unmet(`cartemaitresse ${card.uuid}`, 'carte', among('cartecashless', catalogue.cards), [card.card]);
    yield* unmet(`cartemaitresse ${card.uuid}`, 'points_de_vente', among('pointdevente', catalogue.pointsOfSale), card.pointsOfSale);
  }
  for (const { key, category } of catalogue.tables.values()) yield* unmet(`table ${key}`, 'categorie', among('categorietable', catalogue.tableCategories), [category]);
}

/** What a reference may lead to. */
interface Targets<Key> {
  has(key: Key): boolean;
}

function* unmet<Key extends number | string>(record: string, field: string, targets: Targets<Key>, keys: readonly (Key | null)[]): Generator<Problem> {
  for (const key of keys) {
    if (key === null || targets.has(key)) continue;
    yield { where: sentence('{record}, field {field}', { record: `APIcashless.${record}`, field }), message: sentence('expected the key of a record in the dump, found {key}; dump all models of APIcashless together', { key }) };
  }
}
