import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import { Failure } from '../../ledger/failure.js';
import type { Uuid } from '../../ledger/records.js';
import { firstFree } from '../../mapping/free-name.js';
import { ARTICLE_FORMS } from '../../mapping/laboutik/method.js';
import type { CatalogueDraft } from './catalogue-draft.js';
import { listed, sentence } from '../../words/index.js';

const NAME_MAX = 500;

/** Articles that would be one product to V2, which knows a product by its type and name. Exit code 2. */
export class DuplicateNamesError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('Lespass holds each name once for a type of product, so one of the two could no longer be sold.');

  constructor(groups: readonly (readonly ArticleRecord[])[]) {
    super({
      said: sentence('articles: expected each name once for a type of product, found {n, plural, one {one name} other {# names}} more than once', { n: groups.length }),
      particulars: groups.map((articles) => sentence('{name}: expected one article, found {articles}', {
        name: articles[0]?.name ?? '', articles: listed(articles.map(({ uuid, method, archived }) => (archived ? sentence('{uuid} ({method}, archived)', { uuid, method }) : `${uuid} (${method})`))),
      })),
      todo: sentence('Rename them in LaBoutik, or give --rename-duplicates.'),
    });
  }
}

/**
 * Refuses names that stand twice as far as the dump alone tells: memberships, tickets and badges may turn out to be
 * prices of one product in Lespass, so they are looked at later.
 * @throws DuplicateNamesError
 */
export function refuseDuplicateNames({ articles }: Catalogue): void {
  refuseDuplicates([...articles.values()].filter(({ method }) => ARTICLE_FORMS[method].kind === 'N'));
}

/** The name that each article's product gets. */
export class ProductNames {
  readonly #names = new Map<Uuid, string | null>();

  /**
   * @param articles those that are products of their own, in the order of their claim
   * @throws DuplicateNamesError where two of them claim a name, and renaming was not asked for
   */
  constructor(draft: CatalogueDraft, articles: readonly ArticleRecord[]) {
    const { facts: { rows }, options: { renameDuplicates } } = draft;
    if (!renameDuplicates) refuseDuplicates(articles);
    const there = new Map(rows.products.map(({ uuid, name }) => [uuid, name]));
    const taken = new Map(rows.products.map(({ uuid, name, categorie_article: kind }) => [`${kind} ${name}`, uuid]));
    for (const article of articles) {
      const { kind } = ARTICLE_FORMS[article.method];
      const existing = there.get(article.uuid);
      const holder = taken.get(`${kind} ${article.name}`);
      if (existing !== undefined) this.#names.set(article.uuid, existing);
      else if (holder === undefined || renameDuplicates) this.#claim(draft, article, kind, taken);
      else {
        draft.planners.products.refuse(article.uuid, sentence('article {name} ({uuid}): the tenant has another product of that type and name, {holder}; rename one of them, or give --rename-duplicates', { name: article.name, uuid: article.uuid, holder }));
        this.#names.set(article.uuid, null);
      }
    }
  }

  /** Null where the name is taken by a product of V2's own: the plan has that conflict. */
  of({ uuid }: ArticleRecord): string | null {
    return this.#names.get(uuid) ?? null;
  }

  #claim(draft: CatalogueDraft, { uuid, name }: ArticleRecord, kind: string, taken: Map<string, Uuid>): void {
    const free = firstFree(name, NAME_MAX, (candidate) => !taken.has(`${kind} ${candidate}`), (number) => ` (${number})`);
    taken.set(`${kind} ${free}`, uuid);
    this.#names.set(uuid, free);
    if (free !== name) draft.warn('renamed', sentence('article {name} ({uuid}) comes over as {free}: another product has its name', { name, uuid, free }));
  }
}

function refuseDuplicates(articles: readonly ArticleRecord[]): void {
  const byName = new Map<string, ArticleRecord[]>();
  for (const article of articles) {
    const key = `${ARTICLE_FORMS[article.method].kind} ${article.name}`;
    byName.set(key, [...(byName.get(key) ?? []), article]);
  }
  const groups = [...byName.values()].filter(({ length }) => length > 1);
  if (groups.length > 0) throw new DuplicateNamesError(groups);
}
