import type { FedowRecord } from '../../ledger/records.js';
import { Random } from '../random/random.js';
import type { Movement } from './movement.js';
import { productionShape, usedCards } from './production-shape.js';
import { everyday, type Scope, tour } from './programme.js';
import { TRANSACTIONS_MIN } from './shape.js';
import { Simulation } from './simulation.js';

export interface GenerateOptions {
  /** The same seed gives the same records. */
  readonly seed: number;
  /** Exactly so many transactions, first blocks included. */
  readonly transactions: number;
  /** About so many wallets; by default as many for each transaction as production has. */
  readonly wallets?: number;
}

/** Production's 38,159 wallets to 145,763 transactions. Source: SPEC 2.4. */
const WALLETS_PER_TRANSACTION = 0.26;
/** Below this the rare kinds of wallets would not fit in. */
const WALLETS_MIN = 40;
/**
 * The records of a made-up Fedow that looks like production's, with the rare classes over-weighted in small ones. A stream:
 * millions of transactions take no more memory than their wallets, cards and tokens.
 * @throws RangeError for fewer than `TRANSACTIONS_MIN` transactions
 */
export function* generateFedow({ seed, transactions, wallets }: GenerateOptions): Generator<FedowRecord> {
  if (transactions < TRANSACTIONS_MIN) throw new RangeError(`expected at least ${TRANSACTIONS_MIN} transactions, the first blocks among them, found ${transactions}`);
  const random = new Random(seed);
  const shape = productionShape(random, { transactions, wallets: Math.max(WALLETS_MIN, wallets ?? Math.round(transactions * WALLETS_PER_TRANSACTION)) });
  const simulation = new Simulation(shape, random);
  const scope = { cards: usedCards(shape), largest: simulation.network.assets.length + 1 };
  let left = transactions;
  for (const record of simulation.open()) {
    if (record.model === 'transaction') left -= 1;
    yield record;
  }
  for (const movement of programme(random, scope, () => left)) {
    for (const record of simulation.play(movement)) {
      if (record.model === 'transaction') left -= 1;
      yield record;
    }
  }
  yield* simulation.close();
}

function* programme(random: Random, scope: Scope, left: () => number): Generator<Movement> {
  for (const movement of tour()) if (left() > scope.largest) yield movement;
  yield* everyday(random, scope, left);
}
