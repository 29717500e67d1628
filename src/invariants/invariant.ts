import type {
  ArticleRecord, CategoryRecord, CurrencyRecord, PointOfSaleRecord, PrimaryCardRecord, TableCategoryRecord, TableRecord, TillCardRecord, VatRecord,
} from '../ledger/catalogue/records.js';
import type { V2Catalogue } from '../ledger/catalogue/v2-catalogue.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Movement } from '../ledger/movement.js';
import type { Cents, FedowModel, Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { Text, Unit } from '../words/index.js';

/** How the two sides hang together: what the plan decided, or what the provenance recorded. */
export interface Links {
  /** The tenant of each imported place. */
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
  /** The tenant that issues each imported asset; nothing of one whose run did not note it. */
  readonly tenantOfAsset: ReadonlyMap<Uuid, Uuid>;
  /** V2's user for each of Fedow's: the same person by e-mail, often under another id. */
  readonly userOf: ReadonlyMap<Uuid, Uuid>;
  /** V2's card (`id`) for each of Fedow's. */
  readonly cardOf: ReadonlyMap<Uuid, number>;
  /** Records that are left out for a stated reason, by model and key. */
  readonly leftOut: ReadonlyMap<FedowModel, ReadonlyMap<string, string>>;
  /** Whether cards that nobody holds were each given an empty wallet. */
  readonly unlinkedCards: 'keep' | 'provision';
  /** What the central pot owed each tenant before the import (SPEC 3.2). Empty where that is not known any more. */
  readonly debtBefore: ReadonlyMap<Uuid, Cents>;
}

/** A record that an import brought, by the provenance, and that V2 has no more. */
export interface LostRecord {
  readonly model: FedowModel;
  /** V1's key. */
  readonly key: string;
}

/** How many rows of a table a run created by its own count, and how many of them the provenance names. */
export interface RunCount {
  readonly run: string;
  /** Of V2, without quotes. */
  readonly table: string;
  readonly created: number;
  readonly named: number;
}

/**
 * What there is to be judged. A dump alone is `source`; an import has all of it, with `target` and `recorded` projected
 * (dry-run) or read back from the database (commit); an audit of a database has all but `source`.
 */
export interface Evidence {
  /** Of a database alone: what the provenance names and V2 lacks. */
  readonly lost?: readonly LostRecord[];
  /** Of a database alone: users of Fedow whose account in V2 has another wallet than the import gave it. */
  readonly otherWallets?: readonly Uuid[];
  /** Of a database alone: what the runs that stand say of themselves. */
  readonly runs?: readonly RunCount[];
  /** What the old server said. */
  readonly source?: FedowLedger;
  /** V2 as it stands, or as it would stand after the import. */
  readonly target?: V2Ledger;
  /** The old server's records as V2 and the provenance beside it give them back. */
  readonly recorded?: FedowLedger;
  readonly links?: Links;
  /** Tills of LaBoutik, each with the tenant that it became. */
  readonly catalogues?: readonly CatalogueEvidence[];
}

/** What a till is claimed to have, by a dump or by the notes of an import. */
export interface TillClaims {
  readonly vats: ReadonlyMap<number, Pick<VatRecord, 'rate'>>;
  /** Its VAT is not there where it was noted before that was. */
  readonly categories: ReadonlyMap<number, Pick<CategoryRecord, 'name'> & Partial<Pick<CategoryRecord, 'vat'>>>;
  /** So are the category and the asset. */
  readonly articles: ReadonlyMap<Uuid, Pick<ArticleRecord, 'name' | 'price' | 'method' | 'archived'> & Partial<Pick<ArticleRecord, 'category' | 'asset'>>>;
  readonly pointsOfSale: ReadonlyMap<Uuid, Pick<PointOfSaleRecord, 'name' | 'behaviour' | 'articles' | 'categories'>>;
  readonly primaryCards: ReadonlyMap<Uuid, Pick<PrimaryCardRecord, 'card' | 'pointsOfSale'>>;
  readonly cards: ReadonlyMap<Uuid, Pick<TillCardRecord, 'tagId'>>;
  readonly tableCategories: ReadonlyMap<number, Pick<TableCategoryRecord, 'name'>>;
  readonly tables: ReadonlyMap<number, Pick<TableRecord, 'name'>>;
  /** Without them, every asset of an article is one of Fedow. */
  readonly currencies?: ReadonlyMap<Uuid, Pick<CurrencyRecord, 'isFedow'>>;
}

/** A venue's till, and what its tenant has of it: projected (dry-run) or read back. */
export interface CatalogueEvidence {
  /** The tenant's schema. */
  readonly tenant: string;
  /** What the dump holds. */
  readonly source?: TillClaims;
  /** What the imports have noted of it. */
  readonly recorded?: TillClaims;
  readonly target: V2Catalogue;
  /** `<table> <record>` → key of V2's row, as text: `BaseBillet_product 028d106d-…`. */
  readonly rowOf: ReadonlyMap<string, string>;
}

/** Something that does not hold. Its identity is its code, its subjects and its figures. */
export interface Violation {
  /** `sum-conservation/drift` */
  readonly code: string;
  /** What it is about, by role: `{ token: '02f4d37b-…', wallet: '…' }`, always in the same order. */
  readonly subjects: Readonly<Record<string, string | readonly string[]>>;
  /** The figures, with their unit last in the name: `{ driftCents: 4000 }`. */
  readonly figures: Readonly<Record<string, number>>;
  /** What its figures are hundredths of; euros (cents) where it is not said. */
  readonly unit?: Unit;
  /** One sentence in words, with its amounts. */
  readonly message: Text;
  /** Of a fork, the movements themselves: the parent, then its children by their time. Looked up only where they are shown. */
  readonly movements?: readonly Movement[];
}

/** What an invariant found. A check is total: it gives every violation, never throws and reads nothing else. */
export type Finding =
  | { readonly status: 'checked'; /** how many things were looked at */ readonly checked: number; readonly violations: Iterable<Violation> }
  | { readonly status: 'skipped'; /** why it does not apply to this evidence */ readonly reason: Text };

/** One thing that must hold: the same object runs in the importer, the audit and the properties. */
export interface Invariant {
  /** Also the name of its file. */
  readonly id: string;
  /** A positive sentence. */
  readonly title: Text;
  /** Why it matters to the people whose money it is. */
  readonly rationale: Text;
  /** Of a code that matters for a reason of its own: that one, in place of the rationale. */
  readonly reasons?: Readonly<Record<string, Text>>;
  /** Each code in full, with a sentence that says what it means. */
  readonly codes: Readonly<Record<string, Text>>;
  /** What to do about the findings of each code. */
  readonly remedies: Readonly<Record<string, Text>>;
  /** The same where a database was judged with no dump beside it, of those codes of which Fedow can mend nothing then. */
  readonly remediesInV2?: Readonly<Record<string, Text>>;
  /** Whether a finding that is a fact of the source may be accepted by a person (SPEC 6.3). */
  readonly acceptable: boolean;
  check(evidence: Evidence): Finding;
}
