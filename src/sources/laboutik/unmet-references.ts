import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Problem } from '../problem.js';

/** Every reference between the till's records that leads nowhere: what it stands for would be lost in silence. */
export function* unmetReferences(catalogue: Catalogue): Generator<Problem> {
  const { vats, colours, categories, articles, pointsOfSale, cards, tableCategories, currencies } = catalogue;
  for (const { key, textColour, backgroundColour, vat } of categories.values()) {
    yield* unmet(`categorie ${key}`, 'couleur_texte', colours, [textColour]);
    yield* unmet(`categorie ${key}`, 'couleur_backgr', colours, [backgroundColour]);
    yield* unmet(`categorie ${key}`, 'tva', vats, [vat]);
  }
  for (const { uuid, category, textColour, asset } of articles.values()) {
    yield* unmet(`articles ${uuid}`, 'categorie', categories, [category]);
    yield* unmet(`articles ${uuid}`, 'couleur_texte', colours, [textColour]);
    yield* unmet(`articles ${uuid}`, 'fedow_asset', currencies, [asset]);
  }
  for (const point of pointsOfSale.values()) {
    yield* unmet(`pointdevente ${point.uuid}`, 'articles', articles, point.articles);
    yield* unmet(`pointdevente ${point.uuid}`, 'categories', categories, point.categories);
  }
  for (const card of catalogue.primaryCards.values()) {
    yield* unmet(`cartemaitresse ${card.uuid}`, 'carte', cards, [card.card]);
    yield* unmet(`cartemaitresse ${card.uuid}`, 'points_de_vente', pointsOfSale, card.pointsOfSale);
  }
  for (const { key, category } of catalogue.tables.values()) yield* unmet(`table ${key}`, 'categorie', tableCategories, [category]);
}

function* unmet<Key extends number | string>(record: string, field: string, targets: ReadonlyMap<Key, unknown>, keys: readonly (Key | null)[]): Generator<Problem> {
  for (const key of keys) {
    if (key === null || targets.has(key)) continue;
    yield { where: `APIcashless.${record}, field ${field}`, message: `expected the key of a record in the dump, found ${key}; dump all models of APIcashless together` };
  }
}
