import type { CatalogueEvidence, Finding, Invariant, Violation } from './invariant.js';
import { missingArticles, missingRows, NAMED, type Till } from './catalogue/rows.js';
import { alteredContent } from './catalogue/content.js';
import { lostLinks } from './catalogue/links.js';
import { systemProducts } from './catalogue/system-products.js';
import { sentence } from '../words/index.js';

export const catalogue: Invariant = {
  id: 'catalogue',
  title: sentence('A venue finds its articles, prices, points of sale and cashiers’ cards, with their links, at their prices'),
  rationale: sentence('On the first evening with the new till nobody has time to look for a missing beer, or to explain a price that is a cent off.'),
  codes: {
    'catalogue/missing': sentence('Something that the till has is not in V2, or is there as something else; or V2 has it of a till that does not.'),
    'catalogue/price': sentence('An article has another price in V2 than at the till.'),
    'catalogue/link': sentence('A link of the till is missing in V2, or is one too many: of a price to its product, of a point of sale or a card to what it sells or opens.'),
    'catalogue/system-product': sentence('V2 has two refund products, or a transfer product that was imported: its till crashes at the next refund or transfer.'),
  },
  remedies: {
    'catalogue/missing': sentence('Import the till again; if it is still missing, it was changed or deleted in V2 since: put it back there.'),
    'catalogue/price': sentence('Find out which price is the right one: it was changed at the till or in V2 since the import. Correct it in V2, or import again after a rollback.'),
    'catalogue/link': sentence('Put back the missing one in V2’s administration; take out the one too many. Or roll back and import again.'),
    'catalogue/system-product': sentence('Delete the superfluous refund or transfer product in V2: its till crashes on two of them.'),
  },
  acceptable: false,
  check({ catalogues }): Finding {
    const tills = (catalogues ?? []).flatMap(claimed);
    if (tills.length === 0) return { status: 'skipped', reason: sentence('no till of LaBoutik was imported, or given') };
    return { status: 'checked', checked: tills.reduce((sum, till) => sum + sizeOf(till), 0), violations: judge(tills) };
  },
};

/** What a till claims to have: the dump's word, or without one what the imports of it noted. */
function claimed(evidence: CatalogueEvidence): Till[] {
  const claims = evidence.source ?? evidence.recorded;
  return claims === undefined ? [] : [{ ...evidence, claims }];
}

function* judge(tills: readonly Till[]): Generator<Violation> {
  for (const till of tills) {
    yield* missingRows(till);
    yield* missingArticles(till);
    yield* alteredContent(till);
    yield* lostLinks(till);
    yield* systemProducts(till);
  }
}

/** Articles count twice, once for their price. */
function sizeOf({ claims }: Till): number {
  const links = [...claims.pointsOfSale.values()].reduce((sum, { articles, categories }) => sum + articles.length + categories.length, 0)
    + [...claims.primaryCards.values()].reduce((sum, { pointsOfSale }) => sum + pointsOfSale.length, 0);
  const named = NAMED.reduce((sum, { claimed: of }) => sum + claims[of].size, 0);
  return claims.vats.size + 2 * claims.articles.size + claims.pointsOfSale.size + claims.primaryCards.size + named + links;
}
