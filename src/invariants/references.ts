import type { Invariant, Violation } from './invariant.js';
import { missingIn } from './references/missing.js';
import { referencesOfRecords } from './references/of-records.js';
import { danglingCheckouts, referencesOfTransactions } from './references/of-transactions.js';
import type { Reference } from './references/reference.js';
import { sentence } from '../words/index.js';

export const references: Invariant = {
  id: 'references',
  title: sentence('Every record that another one names is there'),
  rationale: sentence('A dump with holes cannot be judged, let alone moved: whose balance is it when the wallet is missing?'),
  codes: { 'references/dangling': sentence('Records refer to one that is not in the dump.') },
  remedies: {
    'references/dangling': sentence('The dump is cut off, or was made of a part of the database: take it anew with `convoyeur extract fedow`.'),
  },
  acceptable: false,
  check({ source }) {
    if (source === undefined) return { status: 'skipped', reason: sentence('the references of a dump are judged, and none was given') };
    const records = [source.users, source.places, source.assets, source.origins, source.cards, source.tokens, source.checkouts, source.federations];
    const checked = records.reduce((sum, { size }) => sum + size, source.transactions.count);
    return {
      status: 'checked',
      checked,
      violations: (function* () {
        const missing = missingIn(source);
        yield* dangling(referencesOfRecords(source, missing));
        yield* dangling(referencesOfTransactions(source, missing));
        yield* danglingCheckouts(source);
      })(),
    };
  },
};

/** One finding for each missing record and field: a dump without its wallets gives a list that can be read. */
function* dangling(all: Iterable<Reference>): Generator<Violation> {
  const counts = new Map<string, Map<string, number>>();
  for (const { field, key, times } of all) {
    let ofField = counts.get(field);
    if (ofField === undefined) counts.set(field, (ofField = new Map<string, number>()));
    ofField.set(key, (ofField.get(key) ?? 0) + times);
  }
  for (const [field, ofField] of counts) {
    for (const [missing, records] of ofField) {
      yield {
        code: 'references/dangling',
        subjects: { field, missing },
        figures: { records },
        message: sentence('{n, plural, one {# record refers} other {# records refer}} by {field} to {missing}, which is not in the dump.', { field, n: records, missing }),
      };
    }
  }
}
