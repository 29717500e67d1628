import { expectedBalances, type PairSums } from '../ledger/balances.js';
import type { Cents, Uuid } from '../ledger/records.js';
import { NONE, type UuidIndex } from '../ledger/uuid-index.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';
import type { Evidence, Invariant, Violation } from './invariant.js';
import { walletNames, type WalletNames } from './wallet-names.js';
import { AS_WRITTEN, v2Balances } from '../ledger/v2-balances.js';
import { capitalised, cents, type Sayable, sentence, type Text } from '../words/index.js';

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
  remedies: {
    'sum-conservation/drift': sentence('Run `reconcile_tokens --apply` of Fedow before the extract: it sets the stored balance to what the movements give. If that cannot be done, accept the finding with its amount; V2 then fails its own check on exactly this token.'),
    'sum-conservation/no-token': sentence('Run `reconcile_tokens --apply` of Fedow before the extract: it makes the missing balance. If that cannot be done, accept the finding.'),
    'sum-conservation/asset-total': sentence('Nothing by itself: it goes when the findings that it sums up go, and is accepted together with them.'),
    'sum-conservation/negative': sentence('Look at the movements of this wallet (`convoyeur explain token`): a sale without its refill, most often. Correct it in Fedow, or accept it and settle it with the person.'),
  },
  acceptable: true,
  check(evidence) {
    const books = [...fedowBooks(evidence), ...v2Books(evidence)];
    if (books.length === 0) return { status: 'skipped', reason: sentence('there are no balances: neither a dump nor a database was given') };
    const checked = books.reduce((sum, { tokens, movements }) => sum + tokens.length + movements.size, 0);
    return { status: 'checked', checked, violations: judgeAll(books, walletNames(evidence)) };
  },
};

/** Stored balances beside what movements give, whichever server keeps them. */
interface Books {
  readonly tokens: readonly Token[];
  readonly movements: { readonly sums: PairSums; readonly size: number };
  readonly wallets: UuidIndex;
  readonly assets: UuidIndex;
  /** Whether an asset has tokens here at all. */
  readonly keeps: (asset: Uuid) => boolean;
}

interface Token { readonly uuid: Uuid; readonly wallet: Uuid; readonly asset: Uuid; readonly value: Cents }

function* fedowBooks({ source }: Evidence): Generator<Books> {
  if (source === undefined) return;
  const movements = sized(expectedBalances(source));
  const { wallets, assets } = source.indices;
  yield { tokens: [...source.tokens.values()], movements, wallets, assets, keeps: () => true };
}

function* v2Books({ target }: Evidence): Generator<Books> {
  if (target === undefined) return;
  const keeps = (asset: Uuid): boolean => !WITHOUT_TOKENS.has(target.assets.get(asset)?.category ?? '');
  const tokens = [...target.tokens.values()].filter(({ asset }) => keeps(asset));
  const { wallets, assets } = target.indices;
  yield { tokens, movements: sized(v2Balances(target, AS_WRITTEN)), wallets, assets, keeps };
}

function sized(sums: PairSums): Books['movements'] {
  let size = 0;
  for (const pairs = sums.entries(); pairs.next().done !== true; ) size += 1;
  return { sums, size };
}

/** The same subjects and figures on both sides, so that a fault which came over from Fedow is one finding and not two. */
function* judgeAll(books: readonly Books[], nameOf: WalletNames): Generator<Violation> {
  for (const one of books) {
    const totals = new Map<Uuid, Cents>();
    yield* judgeTokens(one, totals, nameOf);
    yield* judgeMovementsWithoutToken(one, totals, nameOf);
    for (const [asset, assetDriftCents] of totals) {
      if (assetDriftCents === 0) continue;
      yield {
        code: 'sum-conservation/asset-total',
        subjects: { asset },
        figures: { assetDriftCents },
        message: sentence('All balances of asset {asset} together are {difference} {side, select, less {less} other {more}} than its movements give.', { asset, ...comparison(assetDriftCents) }),
      };
    }
  }
}

function* judgeTokens({ tokens, movements, wallets, assets }: Books, totals: Map<Uuid, Cents>, nameOf: WalletNames): Generator<Violation> {
  for (const { uuid: token, wallet, asset, value } of tokens) {
    const expected = movements.sums.get(wallets.indexOf(wallet), assets.indexOf(asset)) ?? 0;
    const driftCents = expected - value;
    if (driftCents !== 0) {
      totals.set(asset, (totals.get(asset) ?? 0) + driftCents);
      yield {
        code: 'sum-conservation/drift',
        subjects: { token, wallet, asset },
        // Not what is stored and expected: those go on changing with every sale, while a drift stays the same.
        figures: { driftCents },
        message: sentence('{who} holds {difference} {side, select, less {less} other {more}} than its movements give: {stored} stored, {expected} expected.', { who: capitalised(nameOf(wallet)), ...comparison(driftCents), stored: cents(value), expected: cents(expected) }),
      };
    }
    if (value < 0 || expected < 0) yield negative({ token, wallet, asset }, value, expected, nameOf(wallet));
  }
}

function* judgeMovementsWithoutToken({ tokens, movements, wallets, assets, keeps }: Books, totals: Map<Uuid, Cents>, nameOf: WalletNames): Generator<Violation> {
  const pairOf = (wallet: number, asset: number): number => wallet * assets.size + asset;
  const held = new Set<number>();
  for (const token of tokens) {
    const [wallet, asset] = [wallets.indexOf(token.wallet), assets.indexOf(token.asset)];
    if (wallet !== NONE && asset !== NONE) held.add(pairOf(wallet, asset));
  }
  for (const entry of movements.sums.entries()) {
    const expectedCents = entry.cents;
    if (expectedCents === 0 || held.has(pairOf(entry.wallet, entry.asset))) continue;
    const wallet = wallets.at(entry.wallet);
    const asset = assets.at(entry.asset);
    if (!keeps(asset)) continue;
    totals.set(asset, (totals.get(asset) ?? 0) + expectedCents);
    yield {
      code: 'sum-conservation/no-token',
      subjects: { wallet, asset },
      figures: { expectedCents },
      message: sentence('{who} has no balance of asset {asset}, but its movements give {expected}.', { who: capitalised(nameOf(wallet)), asset, expected: cents(expectedCents) }),
    };
    if (expectedCents < 0) yield negative({ wallet, asset }, 0, expectedCents, nameOf(wallet));
  }
}

function negative(subjects: Record<string, Uuid>, storedCents: Cents, expectedCents: Cents, owner: Text): Violation {
  return {
    code: 'sum-conservation/negative',
    subjects,
    figures: { storedCents, expectedCents },
    message: sentence('{who} stands below zero: {stored} stored, {expected} expected.', { who: capitalised(owner), stored: cents(storedCents), expected: cents(expectedCents) }),
  };
}

/** How a balance stands to what the movements give: the values of `{difference}` and `{side}`. */
function comparison(drift: Cents): { readonly difference: Sayable; readonly side: 'less' | 'more' } {
  return { difference: cents(Math.abs(drift)), side: drift > 0 ? 'less' : 'more' };
}
