/** The fields that an entry about one finding has, by name. */
export interface FindingForm {
  /** Subjects that are one uuid each. */
  readonly subjects: readonly string[];
  /** Subjects that some findings of this code lack. */
  readonly optional?: readonly string[];
  /** Subjects of which there is exactly one. */
  readonly either?: readonly string[];
  /** Subjects that are lists of uuids. The figure of the same name is the length of the list, and is not written again. */
  readonly lists?: readonly string[];
  readonly figures?: readonly string[];
}

/**
 * How the findings of each code that can be accepted are written down. An entry with another field, or without one,
 * would match nothing, and its author would not know why; so it is refused instead.
 */
export const FINDING_FORMS: Readonly<Record<string, FindingForm>> = {
  'sum-conservation/drift': { subjects: ['token', 'wallet', 'asset'], figures: ['driftCents'] },
  'sum-conservation/no-token': { subjects: ['wallet', 'asset'], figures: ['expectedCents'] },
  'sum-conservation/asset-total': { subjects: ['asset'], figures: ['assetDriftCents'] },
  'sum-conservation/negative': { subjects: ['wallet', 'asset'], optional: ['token'], figures: ['storedCents', 'expectedCents'] },
  'card-wallet-linkage/both': { subjects: ['card', 'user', 'wallet'] },
  'card-wallet-linkage/shared': { subjects: ['wallet'], lists: ['cards', 'users'] },
  'card-wallet-linkage/user-without-wallet': { subjects: ['card', 'user'] },
  'card-wallet-linkage/unlinked': { subjects: ['card'], optional: ['wallet'] },
  'hash-chain/content': { subjects: ['transaction'], figures: ['contentDigest'] },
  'hash-chain/unverifiable': { subjects: ['transaction'], figures: ['contentDigest'] },
  'hash-chain/genesis': { subjects: ['asset'], optional: ['transaction'], figures: ['firstBlocks'] },
  'hash-chain/previous-missing': { subjects: ['transaction', 'previous'] },
  'hash-chain/cross-asset': { subjects: ['transaction', 'previous'] },
  'hash-chain/time': { subjects: ['transaction', 'previous'], figures: ['lateMicroseconds'] },
  'hash-chain/cycle': { subjects: [], lists: ['transactions'] },
  'hash-chain/fork': { subjects: ['parent'], lists: ['children'] },
  'tenant-coherence/not-federated': { subjects: ['asset'], either: ['place', 'tenant'], figures: ['transactions'] },
  'tenant-coherence/not-accepted': { subjects: ['asset', 'tenant'] },
  'tenant-coherence/accepted-in-excess': { subjects: ['asset', 'tenant'] },
};
