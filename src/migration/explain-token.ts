import { closest, distance } from 'fastest-levenshtein';
import { explainBalance, type ExplainedBalance } from '../ledger/explained-balance.js';
import { Failure } from '../ledger/failure.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import { walletHolders } from '../ledger/holders.js';
import type { Uuid } from '../ledger/records.js';
import { NONE } from '../ledger/uuid-index.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { loadLedger } from '../sources/fedow/load-ledger.js';
import { openFedowDump } from '../sources/fedow/open.js';
import { openTarget } from '../target/target.js';
import { sentence, type Text } from '../words/index.js';
import { evidenceOfDatabase } from './audit.js';

/** A balance that nobody knows, or one that is not told from others. */
export class UnknownBalanceError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('The movements of another balance would explain nothing.');
}

/** What is to be explained: of a dump, or where that is undefined of the target. */
export interface ExplainRequest {
  /** Of a token, or of a wallet. */
  readonly uuid: string;
  /** Of the asset, where the uuid is a wallet's. */
  readonly asset: string | undefined;
  readonly sourcePath: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

export interface ExplainAnswer {
  readonly balance: ExplainedBalance;
  readonly dump: FedowDump | null;
  readonly target: 'embedded' | 'external' | 'none';
}

/** Told what is going on, for progress bars. */
export interface ExplainProgress {
  readonly stage: (name: 'read' | 'target', total: number) => void;
  readonly advance: (done: number) => void;
}

/** @throws UnknownBalanceError, SourceError (exit 2), TargetError (exit 3) */
export async function explainToken(request: ExplainRequest, progress: ExplainProgress): Promise<ExplainAnswer> {
  const uuid = request.uuid.toLowerCase();
  const asset = request.asset?.toLowerCase();
  if (request.sourcePath !== undefined) {
    const dump = await openFedowDump(request.sourcePath);
    progress.stage('read', dump.sizeBytes);
    const ledger = await loadLedger(dump, progress.advance);
    return { balance: balanceOf(ledger, uuid, asset), dump, target: 'none' };
  }
  progress.stage('target', 0);
  const target = await openTarget({ databaseUrl: request.databaseUrl, dataDir: request.dataDir, create: false });
  try {
    const { recorded, ledger } = await evidenceOfDatabase(target);
    return { balance: balanceOf(recorded, uuid, asset, walletHolders(recorded, ledger)), dump: null, target: target.kind };
  } finally {
    await target.close();
  }
}

/** By the token's uuid, or by its wallet's and asset's: a wallet may have movements of an asset and no token of it. */
function balanceOf(ledger: FedowLedger, uuid: Uuid, asset: Uuid | undefined, holderOf = walletHolders(ledger)): ExplainedBalance {
  const token = ledger.tokens.get(uuid);
  if (token !== undefined) {
    if (asset !== undefined && asset !== token.asset) {
      throw new UnknownBalanceError({ said: sentence('--asset: expected {asset}, which token {token} is of, found {found}', { asset: token.asset, token: uuid, found: asset }), todo: sentence('Leave it out.') });
    }
    return explainBalance(ledger, token.wallet, token.asset, holderOf);
  }
  if (!ledger.wallets.has(uuid)) throw unknownUuid(ledger, uuid);
  const assets = assetsOf(ledger, uuid);
  const [only] = assets;
  if (asset === undefined && only !== undefined && assets.length === 1) return explainBalance(ledger, uuid, only, holderOf);
  if (asset === undefined || !assets.includes(asset)) throw otherAssets(ledger, uuid, asset, assets);
  return explainBalance(ledger, uuid, asset, holderOf);
}

/** The assets that a wallet has a token or movements of. */
function assetsOf(ledger: FedowLedger, wallet: Uuid): Uuid[] {
  const { transactions: table, indices } = ledger;
  const found = new Set<Uuid>([...ledger.tokens.values()].filter((token) => token.wallet === wallet).map(({ asset }) => asset));
  const index = indices.wallets.indexOf(wallet);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] === 1 && (table.sender[row] === index || table.receiver[row] === index)) found.add(indices.assets.at(table.asset[row] ?? NONE));
  }
  return [...found].sort();
}

function otherAssets(ledger: FedowLedger, wallet: Uuid, asset: Uuid | undefined, assets: readonly Uuid[]): UnknownBalanceError {
  if (assets.length === 0) {
    return new UnknownBalanceError({
      said: sentence('wallet {wallet}: expected a balance or a movement, found none', { wallet }),
      why: sentence('An explanation of nothing would look like a balance of zero.'),
      todo: sentence('There is nothing to explain: check the uuid.'),
    });
  }
  const particulars: Text[] = assets.map((one) => sentence('--asset {asset} ({name})', { asset: one, name: ledger.assets.get(one)?.name ?? '?' }));
  const said = asset === undefined
    ? sentence('wallet {wallet}: expected one asset, found {n, number}', { wallet, n: assets.length })
    : sentence('--asset: expected an asset of wallet {wallet}, found {asset}, of which it has no balance and no movement', { wallet, asset });
  return new UnknownBalanceError({ said, particulars, todo: sentence('Name one of its assets with --asset.') });
}

/** More mistakes than this, and it is another uuid. */
const MISTAKES_MAX = 4;

function unknownUuid(ledger: FedowLedger, uuid: Uuid): UnknownBalanceError {
  const known = [...ledger.tokens.keys(), ...ledger.wallets.keys()];
  // The first digits alone are enough, where they are one's only.
  const begun = uuid === '' ? [] : known.filter((one) => one.startsWith(uuid));
  if (begun.length > 1) return new UnknownBalanceError({ said: sentence('{uuid}: expected the beginning of one uuid, found that of {n, number} tokens and wallets', { uuid, n: begun.length }), todo: sentence('Write more of it.') });
  const near = begun[0] ?? (known.length === 0 ? '' : closest(uuid, known));
  const isMeant = begun.length === 1 || (near !== '' && distance(uuid, near) <= MISTAKES_MAX);
  return new UnknownBalanceError({
    said: sentence('{uuid}: expected a token or a wallet, found none of that uuid', { uuid }),
    todo: isMeant ? sentence('Did you mean {meant}?', { meant: near }) : sentence('`convoyeur invariants run --only sum-conservation --json` names the tokens that drift.'),
  });
}
