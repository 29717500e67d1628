import { centsOf, decimalOf } from '../../ledger/catalogue/decimal.js';
import type { VenueRows, VenueTable } from '../../migration/laboutik/venue-rows.js';
import { type CatalogueFault, needed } from './fault.js';

/** Faults in the rows of a venue's till, between the plan and V2. */
export const CATALOGUE_FAULTS: readonly CatalogueFault[] = [
  {
    name: 'article-lost',
    meaning: 'An article never became a product.',
    codes: ['catalogue/missing'],
    spoil: (rows) => without(rows, 'products', needed(rows.products.find(({ methode_caisse }) => methode_caisse === 'VT'), 'an article for sale')),
  },
  {
    name: 'price-lost',
    meaning: 'A product came over without its price.',
    codes: ['catalogue/missing'],
    spoil: (rows) => without(rows, 'prices', needed(rows.prices[0], 'a price')),
  },
  {
    name: 'price-off-by-a-cent',
    meaning: 'A price went through a binary fraction, and lost a cent.',
    codes: ['catalogue/price'],
    spoil: (rows) => changed(rows, 'prices', needed(rows.prices.find(({ prix }) => (centsOf(prix) ?? 0) > 0), 'a price above 0'), ({ prix }) => ({ prix: decimalOf((centsOf(prix) ?? 0) - 1) })),
  },
  {
    name: 'price-of-another',
    meaning: 'A price was tied to another product.',
    codes: ['catalogue/link'],
    spoil: (rows) => {
      const [one, other] = [needed(rows.prices[0], 'a price'), needed(rows.prices[1], 'two prices')];
      return changed(rows, 'prices', one, () => ({ product_id: other.product_id }));
    },
  },
  {
    name: 'article-link-lost',
    meaning: 'A bar does not sell one of its articles.',
    codes: ['catalogue/link'],
    spoil: (rows) => without(rows, 'pointOfSaleProducts', needed(rows.pointOfSaleProducts[0], 'an article at a point of sale')),
  },
  {
    name: 'category-link-lost',
    meaning: 'A bar does not show one of its categories.',
    codes: ['catalogue/link'],
    spoil: (rows) => without(rows, 'pointOfSaleCategories', needed(rows.pointOfSaleCategories[0], 'a category at a point of sale')),
  },
  {
    name: 'card-link-lost',
    meaning: 'A cashier’s card does not open its bar.',
    codes: ['catalogue/link'],
    spoil: (rows) => without(rows, 'primaryCardPointsOfSale', needed(rows.primaryCardPointsOfSale[0], 'a primary card with a point of sale')),
  },
  {
    name: 'archived-for-sale',
    meaning: 'A bar sells an article that the venue had put away.',
    codes: ['catalogue/link'],
    spoil: (rows, { source }) => {
      const listed = Array.from(source.pointsOfSale.values(), ({ uuid, articles }) => ({ point: uuid, article: articles.find((one) => source.articles.get(one)?.archived === true) }));
      const { point, article = '' } = needed(listed.find((one) => one.article !== undefined), 'an archived article at a point of sale');
      return { ...rows, pointOfSaleProducts: [...rows.pointOfSaleProducts, { id: 1_000_000, pointdevente_id: point, product_id: article }] };
    },
  },
  {
    name: 'bar-by-letters',
    meaning: 'A bar was copied with V1’s letter A, which to V2 is a membership desk.',
    codes: ['catalogue/missing'],
    spoil: (rows) => changed(rows, 'pointsOfSale', needed(rows.pointsOfSale.find(({ comportement }) => comportement === 'D'), 'a bar'), () => ({ comportement: 'A' })),
  },
  {
    name: 'article-as-membership',
    meaning: 'An article for sale has become a membership.',
    codes: ['catalogue/missing'],
    spoil: (rows) => changed(rows, 'products', needed(rows.products.find(({ methode_caisse }) => methode_caisse === 'VT'), 'an article for sale'), () => ({ categorie_article: 'A' })),
  },
  {
    name: 'sale-as-top-up',
    meaning: 'An article for sale has become a top-up: whoever buys it is given money.',
    codes: ['catalogue/missing'],
    spoil: (rows) => changed(rows, 'products', needed(rows.products.find(({ methode_caisse }) => methode_caisse === 'VT'), 'an article for sale'), () => ({ methode_caisse: 'RE' })),
  },
  {
    name: 'top-up-of-nothing',
    meaning: 'A top-up has lost the currency that it gives.',
    codes: ['catalogue/missing'],
    spoil: (rows) => changed(rows, 'products', needed(rows.products.find(({ asset_id }) => asset_id !== null), 'a top-up with an asset'), () => ({ asset_id: null })),
  },
  {
    name: 'tax-of-another',
    meaning: 'An article is taxed at another rate than at the till.',
    codes: ['catalogue/missing'],
    spoil: (rows) => {
      const product = needed(rows.products.find(({ tva_id }) => tva_id !== null), 'an article with VAT');
      return changed(rows, 'products', product, () => ({ tva_id: needed(rows.vats.find(({ uuid }) => uuid !== product.tva_id), 'two VAT rates').uuid }));
    },
  },
  {
    name: 'archived-by-mistake',
    meaning: 'An article on sale was put away.',
    codes: ['catalogue/missing'],
    spoil: (rows) => changed(rows, 'products', needed(rows.products.find(({ methode_caisse, archive }) => methode_caisse === 'VT' && !archive), 'an article on sale'), () => ({ archive: true })),
  },
  {
    name: 'second-refund-product',
    meaning: 'A second refund article came over as a refund product as well: V2’s till crashes on two.',
    codes: ['catalogue/system-product'],
    spoil: (rows, { source }) => {
      needed(rows.products.find(({ methode_caisse }) => methode_caisse === 'VC'), 'a refund product');
      const second = rows.products.find(({ uuid, methode_caisse }) => methode_caisse === null && source.articles.get(uuid)?.method === 'VC');
      return changed(rows, 'products', needed(second, 'a second refund article'), () => ({ methode_caisse: 'VC' }));
    },
  },
  {
    name: 'transfer-product',
    meaning: 'The article of bank transfers came over as V2’s own transfer product.',
    codes: ['catalogue/missing', 'catalogue/system-product'],
    spoil: (rows, { source }) => changed(rows, 'products', needed(rows.products.find(({ uuid }) => source.articles.get(uuid)?.method === 'TR'), 'a transfer article'), () => ({ methode_caisse: 'VR' })),
  },
  {
    name: 'void-as-refund',
    meaning: 'The void article came over as a refund product, by a likeness of the two.',
    codes: ['catalogue/missing'],
    spoil: (rows, { source }) => {
      const others = { ...rows, products: rows.products.map((row) => (row.methode_caisse === 'VC' ? { ...row, methode_caisse: null } : row)) };
      return changed(others, 'products', needed(others.products.find(({ uuid }) => source.articles.get(uuid)?.method === 'VV'), 'a void article'), () => ({ methode_caisse: 'VC' }));
    },
  },
  {
    name: 'cashier-exchanged',
    meaning: 'A cashier’s card came over as another card.',
    codes: ['catalogue/missing'],
    spoil: (rows) => {
      const [one, other] = [needed(rows.primaryCards[0], 'a primary card'), needed(rows.primaryCards[1], 'two primary cards')];
      return changed(rows, 'primaryCards', one, () => ({ carte_id: other.carte_id }));
    },
  },
  {
    name: 'rate-lost',
    meaning: 'A VAT rate was never written.',
    codes: ['catalogue/missing'],
    spoil: (rows) => without(rows, 'vats', needed(rows.vats[0], 'a VAT rate')),
  },
  {
    name: 'table-lost',
    meaning: 'A table was never written.',
    codes: ['catalogue/missing'],
    spoil: (rows) => without(rows, 'tables', needed(rows.tables[0], 'a table')),
  },
];

type RowOf<Name extends VenueTable> = VenueRows[Name][number];

function without<Name extends VenueTable>(rows: VenueRows, name: Name, row: RowOf<Name>): VenueRows {
  return { ...rows, [name]: rows[name].filter((one) => one !== row) };
}

function changed<Name extends VenueTable>(rows: VenueRows, name: Name, row: RowOf<Name>, change: (row: RowOf<Name>) => Partial<RowOf<Name>>): VenueRows {
  return { ...rows, [name]: rows[name].map((one) => (one === row ? { ...one, ...change(row) } : one)) };
}
