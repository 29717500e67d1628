import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { FedowModel, Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { ModelCount } from './count-parity/model-count.js';
import { tokenCounts } from './count-parity/tokens.js';
import type { Evidence, Invariant, Links, RunCount, Violation } from './invariant.js';
import { migratedRows } from './v2-rows.js';
import { sentence, Sentence } from '../words/index.js';

export const countParity: Invariant = {
  id: 'count-parity',
  title: sentence('Every record is in V2, or is counted under a stated reason'),
  rationale: sentence('The first thing that the people in the van do: count the bags before they leave and after they arrive.'),
  codes: {
    'count-parity/missing': sentence('V2 holds fewer records of a kind than Fedow gave, without a stated reason.'),
    'count-parity/surplus': sentence('V2 holds more records of a kind than Fedow gave.'),
  },
  remedies: {
    'count-parity/missing': sentence('At an import: a defect of it, and it rolls itself back; keep the dump, and report it with the output of --json. In a database that was clean: somebody has taken rows out of V2 or of the provenance since; find out who, and compare it with the dump (`convoyeur verify import`).'),
    'count-parity/surplus': sentence('Find out who wrote these rows into V2: another import, or somebody by hand. Roll that back first.'),
  },
  acceptable: false,
  check(evidence) {
    const counted = countModels(evidence);
    const { runs = [] } = evidence;
    const created = runs.reduce((sum, run) => sum + run.created, 0);
    if (counted instanceof Sentence && created === 0) return { status: 'skipped', reason: counted };
    const counts = counted instanceof Sentence ? [] : counted;
    const checked = counts.reduce((sum, { expected }) => sum + expected, created);
    return {
      status: 'checked',
      checked,
      violations: (function* () {
        yield* judgeAll(counts, evidence);
        yield* judgeRuns(runs);
      })(),
    };
  },
};

/** The counts of every model that can be counted here, or why there are none. */
function countModels({ source, recorded, target, links, lost = [] }: Evidence): ModelCount[] | Sentence {
  if (target === undefined) return sentence('it compares Fedow with V2: only a dump was given');
  const found = migratedRows(target);
  if (source !== undefined && links !== undefined) {
    const expected = source.transactions.count - (links.leftOut.get('transaction')?.size ?? 0);
    return [{ model: 'transaction', expected, found }, tokenCounts(source, target, links, recorded), ...recordCounts(source, target, links)];
  }
  if (recorded === undefined) return sentence('nothing says what was imported into this database');
  const expected = recorded.transactions.count + lost.filter(({ model }) => model === 'transaction').length;
  return expected + found === 0 ? sentence('nothing was imported into this database') : [{ model: 'transaction', expected, found }];
}

function recordCounts(source: FedowLedger, target: V2Ledger, links: Links): ModelCount[] {
  const { tenantOfPlace, userOf, cardOf } = links;
  const counted = (model: FedowModel, keys: Iterable<string>, isThere: (key: string) => boolean): ModelCount => {
    const leftOut = links.leftOut.get(model);
    let [expected, found] = [0, 0];
    for (const key of keys) {
      if (leftOut?.has(key) === true) continue;
      expected += 1;
      if (isThere(key)) found += 1;
    }
    return { model, expected, found };
  };
  return [
    counted('wallet', source.wallets.keys(), (uuid) => target.wallets.has(uuid)),
    counted('fedowuser', source.users.keys(), (uuid) => target.users.has(userOf.get(uuid) ?? '')),
    counted('place', source.places.keys(), (uuid) => target.tenants.has(tenantOfPlace.get(uuid) ?? '')),
    counted('asset', source.assets.keys(), (uuid) => target.assets.has(uuid)),
    counted('card', source.cards.keys(), (uuid) => target.cards.has(cardOf.get(uuid) ?? NaN)),
    counted('federation', source.federations.keys(), (uuid) => target.federations.has(uuid)),
  ];
}

function* judgeAll(counts: readonly ModelCount[], { source, target }: Evidence): Generator<Violation> {
  const strangers = source === undefined || target === undefined ? [] : foreignTransactions(source, target);
  yield* judge(counts.filter(({ model, expected, found }) => model !== 'transaction' || found <= expected || strangers.length === 0));
  for (const transaction of strangers) {
    yield {
      code: 'count-parity/surplus',
      subjects: { transaction },
      figures: {},
      message: sentence('V2 holds a migrated transaction {transaction} that Fedow does not know.', { transaction }),
    };
  }
}

/** What a run created by its own count is named in the provenance, row by row: otherwise a row could go with all its traces. */
function* judgeRuns(runs: readonly RunCount[]): Generator<Violation> {
  for (const { run, table, created, named } of runs) {
    if (named === created) continue;
    yield {
      code: named < created ? 'count-parity/missing' : 'count-parity/surplus',
      subjects: { run, table },
      figures: { expectedCount: created, foundCount: named },
      message: sentence('Run {run} created {created, plural, one {# row} other {# rows}} of {table} by its own count, and the provenance beside V2 names {named, number}.', { run, created, table, named }),
    };
  }
}

/** The migrated rows of V2 whose uuid is not the dump's. */
function foreignTransactions(source: FedowLedger, { transactions: table }: V2Ledger): Uuid[] {
  const foreign: Uuid[] = [];
  for (let row = 0; row < table.count; row += 1) {
    if (table.migrated[row] !== 1) continue;
    const uuid = table.uuids.at(row);
    if (!source.transactions.has(uuid)) foreign.push(uuid);
  }
  return foreign;
}

function* judge(counts: readonly ModelCount[]): Generator<Violation> {
  for (const { model, expected, found } of counts) {
    if (found === expected) continue;
    const isMissing = found < expected;
    yield {
      code: isMissing ? 'count-parity/missing' : 'count-parity/surplus',
      subjects: { model },
      figures: { expectedCount: expected, foundCount: found },
      message: isMissing
        ? sentence('V2 holds {found, number} of {expected, number} records of {model}: {n, number} too few.', { found, expected, model, n: expected - found })
        : sentence('V2 holds {found, number} of {expected, number} records of {model}: {n, number} too many.', { found, expected, model, n: found - expected }),
    };
  }
}
