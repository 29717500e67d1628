import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { isTopUp } from '../../mapping/laboutik/method.js';
import type { CatalogueDraft } from './catalogue-draft.js';
import type { MethodChooser } from './method-chooser.js';
import { sentence } from '../../words/index.js';

/** What a product takes over from its article, whether it is made or was there. */
export interface TillFields {
  readonly method: string | null;
  readonly category: Uuid | null;
  readonly textColour: string | null;
  readonly asset: Uuid | null;
}

/** What an audit needs of an article that has no dump. */
export function remembered({ name, price, method, archived, category }: ArticleRecord, { asset }: Pick<TillFields, 'asset'>): Readonly<Record<string, unknown>> {
  return { name, price, method, archived, category, asset };
}

/** What V2 needs of an article; what it has no word for is null, with a warning. */
export function tillFields(draft: CatalogueDraft, article: ArticleRecord, methods: MethodChooser): TillFields {
  const category = article.category === null ? undefined : draft.rowOf.get(`BaseBillet_categorieproduct ${article.category}`);
  return { method: methods.of(article), category: category ?? null, textColour: draft.colour(article.textColour, sentence('article {name}', { name: article.name })), asset: assetOf(draft, article) };
}

/** LaBoutik's currencies bear the uuids of Fedow's assets, which V2 has kept. */
function assetOf(draft: CatalogueDraft, article: ArticleRecord): Uuid | null {
  const currency = article.asset === null ? undefined : draft.source.currencies.get(article.asset);
  const asset = currency?.isFedow === true ? draft.facts.assets.get(currency.uuid) : undefined;
  if (currency?.isFedow === true && asset === undefined) {
    draft.warn('asset', sentence('article {name}: its asset {name2} ({uuid}) is not in V2; import Fedow first', { name: article.name, name2: currency.name, uuid: currency.uuid }));
  } else if (isTopUp(article.method) && !article.archived && asset?.active !== true) {
    draft.warn('top-up', sentence('article {name} ({method}) puts money on cards, and {what}: V2’s till will not show it', { name: article.name, method: article.method, what: asset === undefined ? sentence('has no asset of Fedow') : sentence('its asset {name} is not active', { name: asset.name }) }));
  }
  return asset === undefined ? null : (currency?.uuid ?? null);
}
