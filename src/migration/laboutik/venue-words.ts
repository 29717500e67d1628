import type { ProductCategory, Vat } from '../../entities/index.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { centsOf } from '../../ledger/catalogue/decimal.js';
import type { RowWords } from '../plan/table-planner.js';
import type { VenueFacts } from './venue-facts.js';
import { cents, percent, sentence, type Text } from '../../words/index.js';

/** What the columns are called that can contradict the till. */
const COLUMNS: Readonly<Record<string, Text>> = {
  tva_id: sentence('its VAT rate'), categorie_article: sentence('its type'), methode_caisse: sentence('its method'), asset_id: sentence('its asset'), product_id: sentence('its product'), prix: sentence('its price'),
  categorie_pos_id: sentence('its category'), archive: sentence('its state'), tva_rate: sentence('its rate'), comportement: sentence('its behaviour'), carte_id: sentence('its card'),
};

/** What keys are looked up in. */
export interface VenueNames {
  readonly source: Catalogue;
  readonly facts: VenueFacts;
  /** VAT rates that the plan makes, as far as it has come. */
  readonly newVats: () => readonly Vat[];
  readonly newCategories: () => readonly ProductCategory[];
}

/** The conflicts of a till in the words of the venue: rates, names and tags instead of keys. */
export function venueWords(names: VenueNames): RowWords {
  const { schema } = names.facts.tenant;
  return {
    column: (column) => COLUMNS[column] ?? column,
    value: (column, value) => (value === null || value === undefined ? sentence('none') : (valueOf(names, column, value) ?? (typeof value === 'string' ? value : JSON.stringify(value)))),
    remedy: sentence('make them agree, in Lespass (tenant {schema}) or in LaBoutik, and import again', { schema }),
  };
}

/** Undefined where the column says itself what it means, or its key leads nowhere. */
function valueOf({ facts, source, newVats, newCategories }: VenueNames, column: string, value: unknown): Text | undefined {
  switch (column) {
    case 'tva_id':
      return rateNamed([...facts.rows.vats, ...newVats()].find(({ uuid }) => uuid === value)?.tva_rate ?? '');
    case 'tva_rate':
      return rateNamed(String(value));
    case 'asset_id':
      return facts.assets.get(String(value))?.name;
    case 'categorie_pos_id':
      return [...facts.rows.categories, ...newCategories()].find(({ uuid }) => uuid === value)?.name;
    case 'archive':
      return value === true ? sentence('archived') : sentence('on sale');
    case 'product_id':
      return facts.rows.products.find(({ uuid }) => uuid === value)?.name ?? source.articles.get(String(value))?.name;
    case 'prix': {
      const price = centsOf(String(value));
      return price === null ? undefined : sentence('{money}', { money: cents(price) });
    }
    case 'carte_id':
      return [...facts.cardOfTag].find(([, id]) => id === value)?.[0];
    default:
      return undefined;
  }
}

function rateNamed(decimal: string): Text | undefined {
  const rate = centsOf(decimal);
  return rate === null ? undefined : sentence('{rate}', { rate: percent(rate) });
}
