import { expectedBalances, PairSums } from '../ledger/balances.js';
import type { Cents, Uuid } from '../ledger/records.js';
import type { TokenTable } from '../ledger/fedow-tables.js';
import { NONE } from '../ledger/uuid-index.js';
import type { V2TokenTable } from '../ledger/v2-tables.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';
import type { Evidence, Invariant, Violation } from './invariant.js';
import { assetNames, type NamedAsset, unitNote } from './asset-names.js';
import { DRIFT_IN_V2 } from './remedy.js';
import { walletNames, type WalletNames } from './wallet-names.js';
import { AS_WRITTEN, v2Balances } from '../ledger/v2-balances.js';
import { capitalised, cents, type Sayable, sentence, type Text, type Unit } from '../words/index.js';

export const sumConservation: Invariant = {
  id: 'sum-conservation',
  title: sentence('Every balance is the sum of its movements'),
  rationale: sentence('A balance that its movements do not explain is money that somebody has lost or was given by mistake.'),
  codes: {
    'sum-conservation/drift': sentence('A stored balance is not what the movements of its wallet give.'),
    'sum-conservation/no-token': sentence('Movements leave money on a wallet that has no balance in this asset.'),
    'sum-conservation/asset-total': sentence('All balances of an asset together are not what its movements give. The sum of the other findings, so it counts as 0 €.'),
    'sum-conservation/negative': sentence('A balance, stored or expected, is below zero.'),
  },
  reasons: {
    'sum-conservation/negative': sentence('Where its movements themselves stand below zero, somebody spent money that was never put on this wallet: it is owed to somebody.'),
  },
  remedies: {
    'sum-conservation/drift': sentence('First make sure that every hash is verified: where one is not, the movement may be the wrong one, not the balance; change nothing. Then run `reconcile_tokens --apply` of Fedow before the extract: it sets the stored balance to what the movements give. If that cannot be done, accept the finding with its amount; V2 then fails its own check on exactly this token.'),
    'sum-conservation/no-token': sentence('First make sure that every hash is verified: where one is not, the movement may be the wrong one, not the balance; change nothing. Then run `reconcile_tokens --apply` of Fedow before the extract: it makes the missing balance. If that cannot be done, accept the finding.'),
    'sum-conservation/asset-total': sentence('Nothing by itself: it goes when the findings that it sums up go, and is accepted together with them.'),
    'sum-conservation/negative': sentence('Look at the movements of this wallet (`convoyeur explain token`): a sale without its refill, most often. Correct it in Fedow, or accept it and settle it with the person.'),
  },
  remediesInV2: { 'sum-conservation/drift': DRIFT_IN_V2, 'sum-conservation/no-token': DRIFT_IN_V2, 'sum-conservation/negative': DRIFT_IN_V2 },
  acceptable: true,
  check(evidence) {
    const books = [...fedowBooks(evidence), ...v2Books(evidence), ...booksApart(evidence)];
    if (books.length === 0) return { status: 'skipped', reason: sentence('there are no balances: neither a dump nor a database was given') };
    const checked = books.reduce((sum, one) => sum + sizeOf(one), 0);
    if (checked === 0 && evidence.source === undefined) return { status: 'skipped', reason: sentence('there are no balances and no movements in this database') };
    return { status: 'checked', checked, violations: judgeAll(books, { walletOf: walletNames(evidence), assetOf: assetNames(evidence) }) };
  },
};

/** How wallets and assets are called. */
interface Names {
  readonly walletOf: WalletNames;
  readonly assetOf: (asset: Uuid) => NamedAsset;
}

/** Stored balances beside what movements give, whichever server keeps them. */
interface Books {
  /** Read by its columns: half a million balances as objects would be more than all that they are compared with. */
  readonly tokens: TokenTable | V2TokenTable;
  readonly movements: PairSums;
  /** For each asset by its index, whether it has tokens here at all. */
  readonly keeps: Uint8Array;
}

function* fedowBooks({ source }: Evidence): Generator<Books> {
  if (source === undefined) return;
  yield { tokens: source.tokens, movements: expectedBalances(source), keeps: new Uint8Array(source.indices.assets.size).fill(1) };
}

function* v2Books({ target }: Evidence): Generator<Books> {
  if (target === undefined) return;
  const { assets } = target.indices;
  const keeps = Uint8Array.from({ length: assets.size }, (_, asset) => (WITHOUT_TOKENS.has(target.assets.get(assets.at(asset))?.category ?? '') ? 0 : 1));
  yield { tokens: target.tokens, movements: v2Balances(target, AS_WRITTEN), keeps };
}

/** Of a database alone, the balances that V2 has no place for: memberships and badges, as the provenance gives them back. */
function* booksApart({ source, recorded }: Evidence): Generator<Books> {
  if (source !== undefined || recorded === undefined) return;
  const { assets } = recorded.indices;
  const keeps = Uint8Array.from({ length: assets.size }, (_, asset) => (WITHOUT_TOKENS.has(recorded.assets.get(assets.at(asset))?.category ?? '') ? 1 : 0));
  if (keeps.includes(1)) yield { tokens: recorded.tokens, movements: expectedBalances(recorded), keeps };
}

/** The rows of the tokens of assets that have tokens. */
function* tokenRows({ tokens, keeps }: Books): Generator<number> {
  for (let row = 0; row < tokens.size; row += 1) if (keeps[tokens.asset[row] ?? NONE] === 1) yield row;
}

function sizeOf({ movements, tokens, keeps }: Books): number {
  let size = 0;
  for (const { asset } of movements.entries()) size += keeps[asset] ?? 0;
  for (let row = 0; row < tokens.size; row += 1) size += keeps[tokens.asset[row] ?? NONE] ?? 0;
  return size;
}

/** The same subjects and figures on both sides, so that a fault which came over from Fedow is one finding and not two. */
function* judgeAll(books: readonly Books[], names: Names): Generator<Violation> {
  for (const one of books) {
    const totals = new Map<Uuid, Cents>();
    yield* judgeTokens(one, totals, names);
    yield* judgeMovementsWithoutToken(one, totals, names);
    for (const [asset, assetDriftCents] of totals) {
      if (assetDriftCents === 0) continue;
      const { named, unit } = names.assetOf(asset);
      yield {
        code: 'sum-conservation/asset-total',
        subjects: { asset },
        figures: { assetDriftCents },
        ...unitNote(unit),
        message: sentence('All balances of asset {asset} together are {difference} {side, select, less {less} other {more}} than its movements give.', { asset: named, ...comparison(assetDriftCents, unit) }),
      };
    }
  }
}

function* judgeTokens(books: Books, totals: Map<Uuid, Cents>, { walletOf, assetOf }: Names): Generator<Violation> {
  const { tokens, movements } = books;
  for (const row of tokenRows(books)) {
    const value = tokens.value[row] ?? 0;
    const expected = movements.get(tokens.wallet[row] ?? NONE, tokens.asset[row] ?? NONE) ?? 0;
    const driftCents = expected - value;
    if (driftCents === 0 && value >= 0 && expected >= 0) continue;
    const { uuid: token, wallet, asset } = tokens.recordAt(row);
    const { name, unit } = assetOf(asset);
    if (driftCents !== 0) {
      totals.set(asset, (totals.get(asset) ?? 0) + driftCents);
      yield {
        code: 'sum-conservation/drift',
        subjects: { token, wallet, asset },
        // Not what is stored and expected: those go on changing with every sale, while a drift stays the same.
        figures: { driftCents },
        ...unitNote(unit),
        message: sentence('{who} holds {difference} {side, select, less {less} other {more}} of {asset} than its movements give: {stored} stored, {expected} expected.', {
          who: capitalised(walletOf(wallet)), ...comparison(driftCents, unit), stored: cents(value, unit), expected: cents(expected, unit), asset: name,
        }),
      };
    }
    if (value < 0 || expected < 0) yield negative({ token, wallet, asset }, value, expected, walletOf(wallet), assetOf(asset));
  }
}

function* judgeMovementsWithoutToken(books: Books, totals: Map<Uuid, Cents>, { walletOf, assetOf }: Names): Generator<Violation> {
  const { tokens, movements, keeps } = books;
  const { wallets, assets } = tokens.indices;
  const held = new PairSums();
  for (const row of tokenRows(books)) held.add(tokens.wallet[row] ?? NONE, tokens.asset[row] ?? NONE, 0);
  for (const entry of movements.entries()) {
    const expectedCents = entry.cents;
    if (expectedCents === 0 || keeps[entry.asset] !== 1 || held.get(entry.wallet, entry.asset) !== null) continue;
    const wallet = wallets.at(entry.wallet);
    const asset = assets.at(entry.asset);
    const { named, unit } = assetOf(asset);
    totals.set(asset, (totals.get(asset) ?? 0) + expectedCents);
    yield {
      code: 'sum-conservation/no-token',
      subjects: { wallet, asset },
      figures: { expectedCents },
      ...unitNote(unit),
      message: sentence('{who} has no balance of asset {asset}, but its movements give {expected}.', { who: capitalised(walletOf(wallet)), asset: named, expected: cents(expectedCents, unit) }),
    };
    if (expectedCents < 0) yield negative({ wallet, asset }, 0, expectedCents, walletOf(wallet), assetOf(asset));
  }
}

function negative(subjects: Record<string, Uuid>, storedCents: Cents, expectedCents: Cents, owner: Text, { name, unit }: NamedAsset): Violation {
  return {
    code: 'sum-conservation/negative',
    subjects,
    figures: { storedCents, expectedCents },
    ...unitNote(unit),
    message: sentence('{who} stands below zero in {asset}: {stored} stored, {expected} expected.', { who: capitalised(owner), stored: cents(storedCents, unit), expected: cents(expectedCents, unit), asset: name }),
  };
}

/** How a balance stands to what the movements give: the values of `{difference}` and `{side}`. */
function comparison(drift: Cents, unit: Unit): { readonly difference: Sayable; readonly side: 'less' | 'more' } {
  return { difference: cents(Math.abs(drift), unit), side: drift > 0 ? 'less' : 'more' };
}
