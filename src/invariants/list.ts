import { cardWalletLinkage } from './card-wallet-linkage.js';
import { catalogue } from './catalogue.js';
import { countParity } from './count-parity.js';
import { effectPreservation } from './effect-preservation.js';
import { hashChain } from './hash-chain.js';
import type { Invariant } from './invariant.js';
import { references } from './references.js';
import { sumConservation } from './sum-conservation.js';
import { tenantCoherence } from './tenant-coherence.js';
import { uuidPreservation } from './uuid-preservation.js';

/** Every invariant, in the order in which a person reads them: the money first. */
export const INVARIANTS: readonly Invariant[] = Object.freeze([
  sumConservation,
  countParity,
  uuidPreservation,
  cardWalletLinkage,
  hashChain,
  effectPreservation,
  tenantCoherence,
  references,
  catalogue,
]);
