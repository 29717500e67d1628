import { createHash, hash } from 'node:crypto';
import { NONE, UuidIndex } from '../ledger/uuid-index.js';

/** Takes the identities of all findings of a code, in any order, and gives the one digest of them. */
export class ClassDigest {
  count = 0;
  #identities: string[] = [];

  /** @param countMax above so many findings the digest is of no use to anybody, and their texts are dropped */
  constructor(readonly countMax = Infinity) {}

  /** Takes one more identity, a line as `identityOf` gives it; each must come once. */
  add(identity: string): void {
    this.count += 1;
    if (this.count <= this.countMax) this.#identities.push(identity);
    else this.#identities = [];
  }

  /** SHA-256 of the sorted identities, a line each; null above `countMax`. */
  sha256(): string | null {
    if (this.count > this.countMax) return null;
    const digest = createHash('sha256');
    for (const identity of this.#identities.sort()) digest.update(`${identity}\n`);
    return digest.digest('hex');
  }

  members(): ClassMembers {
    return new ClassMembers(this.#identities);
  }
}

/** Knows the findings of a class at 24 bytes each: half of the SHA-256 of an identity, in the form of a uuid. */
export class ClassMembers {
  readonly #index = new UuidIndex();

  constructor(identities: Iterable<string>) {
    for (const identity of identities) this.#index.intern(asUuid(identity));
  }

  has(identity: string): boolean {
    return this.#index.indexOf(asUuid(identity)) !== NONE;
  }
}

function asUuid(identity: string): string {
  const hex = hash('sha256', identity, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
