import type { Tenant, TenantDomain } from '../../entities/index.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { PlaceRecord, Timestamp, Uuid } from '../../ledger/records.js';
import { NONE } from '../../ledger/uuid-index.js';
import { FEDERATED_SCHEMA, federatedTenantRow, schemaNameFor, tenantRow } from '../../mapping/tenant.js';
import type { Decisions } from './decisions.js';
import type { TargetFacts } from '../facts/target-facts.js';
import { type Sentence, sentence, type Text } from '../../words/index.js';

/** A place that has no tenant, with the reason. */
export interface Unresolved {
  readonly place: PlaceRecord;
  readonly reason: Text;
}

export interface PlaceResolution {
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
  /** The tenant of `FED`, null where the dump has none or where none was found (then `federatedProblem` says so). */
  readonly federatedTenant: Uuid | null;
  readonly federatedProblem: Sentence | null;
  /** Places that are left out on purpose, with the reason. */
  readonly skipped: ReadonlyMap<Uuid, string>;
  readonly unresolved: readonly Unresolved[];
  /** Tenants to be made (`--create-tenants`), each with the domain of its place, if that has one. */
  readonly created: readonly { tenant: Tenant; domain: string | null }[];
}

export interface PlaceOptions {
  readonly createTenants: boolean;
  /** Schema of the tenant that issues `FED`, in place of `federation_fed`. */
  readonly primaryTenant: string | null;
  readonly now: Timestamp;
}

/** Finds the tenant of every place (SPEC 4): decided, configured, by domain, by an earlier run, by its uuid, or made. */
export function resolvePlaces(source: FedowLedger, facts: TargetFacts, decisions: Decisions, options: PlaceOptions): PlaceResolution {
  const resolver = new PlaceResolver(source, facts, decisions, options);
  for (const place of source.places.values()) resolver.resolve(place);
  return resolver.finish();
}

class PlaceResolver {
  readonly #tenantOfPlace = new Map<Uuid, Uuid>();
  readonly #placesOfTenant = new Map<Uuid, PlaceRecord[]>();
  readonly #skipped = new Map<Uuid, string>();
  readonly #unresolved: Unresolved[] = [];
  readonly #created: { tenant: Tenant; domain: string | null }[] = [];
  readonly #bySchema: Map<string, Uuid>;
  readonly #byDomain: Map<string, Uuid>;
  readonly #schemas: Set<string>;
  readonly #names: Set<string>;
  readonly #needed: ReadonlySet<Uuid>;

  constructor(
    private readonly source: FedowLedger,
    private readonly facts: TargetFacts,
    private readonly decisions: Decisions,
    private readonly options: PlaceOptions,
  ) {
    const tenants = [...facts.ledger.tenants.values()];
    this.#bySchema = new Map(tenants.map(({ schema, uuid }) => [schema, uuid]));
    this.#byDomain = new Map(facts.domains.map(({ domain, tenant_id }: Pick<TenantDomain, 'domain' | 'tenant_id'>) => [domain.toLowerCase(), tenant_id]));
    this.#schemas = new Set(tenants.map(({ schema }) => schema));
    if (options.createTenants) this.#schemas.add(FEDERATED_SCHEMA);
    this.#names = new Set(tenants.map(({ name }) => name));
    this.#needed = placesWithSomething(source);
  }

  resolve(place: PlaceRecord): void {
    const decision = this.decisions.places.get(place.uuid);
    if (decision !== undefined && 'skip' in decision) {
      if (this.#needed.has(place.uuid)) this.#unresolved.push({ place, reason: sentence('the mapping file skips it, but movements, balances or cards depend on it') });
      else this.#skipped.set(place.uuid, decision.reason);
      return;
    }
    const tenant = decision === undefined ? this.#find(place) : this.#bySchema.get(decision.tenant);
    if (tenant !== undefined) this.#assign(place, tenant);
    else if (decision !== undefined) this.#unresolved.push({ place, reason: sentence('the mapping file names tenant {tenant}, which does not exist', { tenant: decision.tenant }) });
    else if (this.options.createTenants) this.#create(place);
    else this.#unresolved.push({ place, reason: domainOf(place) === null ? sentence('it has no domain, and no tenant bears its uuid') : sentence('no tenant has the domain {domain}', { domain: place.lespassDomain ?? '' }) });
  }

  finish(): PlaceResolution {
    const federated = this.#federatedTenant();
    this.#refuseSharing();
    return {
      tenantOfPlace: this.#tenantOfPlace, skipped: this.#skipped, unresolved: this.#unresolved, created: this.#created,
      federatedTenant: federated.tenant, federatedProblem: federated.problem,
    };
  }

  #find(place: PlaceRecord): Uuid | undefined {
    return this.facts.tenantsByFedowPlace.get(place.uuid)
      ?? this.#byDomain.get(domainOf(place) ?? '')
      ?? this.facts.recordedLinks.tenantOfPlace.get(place.uuid)
      ?? this.facts.ledger.tenants.get(place.uuid)?.uuid;
  }

  #assign(place: PlaceRecord, tenant: Uuid): void {
    this.#placesOfTenant.set(tenant, [...(this.#placesOfTenant.get(tenant) ?? []), place]);
    this.#tenantOfPlace.set(place.uuid, tenant);
  }

  /** A tenant may be that of one place, and of others for which the mapping file says that they share it. */
  #refuseSharing(): void {
    for (const places of this.#placesOfTenant.values()) {
      const [first, ...others] = places.filter(({ uuid }) => !isShared(this.decisions, uuid));
      for (const place of others) this.#unresolved.push({ place, reason: sentence('its tenant is also that of {name}; to put both on it, the mapping file must say shared: true', { name: first?.name ?? '' }) });
    }
  }

  #create(place: PlaceRecord): void {
    const schema = schemaNameFor(place, this.#schemas);
    const tenant = tenantRow(place, schema, this.#names, this.options.now);
    this.#schemas.add(schema);
    this.#names.add(tenant.name);
    const domain = domainOf(place);
    this.#created.push({ tenant, domain });
    if (domain !== null) this.#byDomain.set(domain, tenant.uuid);
    this.#tenantOfPlace.set(place.uuid, tenant.uuid);
    this.#placesOfTenant.set(tenant.uuid, [place]);
  }

  #federatedTenant(): { tenant: Uuid | null; problem: Sentence | null } {
    if (![...this.source.assets.values()].some(({ category }) => category === 'FED')) return { tenant: null, problem: null };
    const schema = this.options.primaryTenant ?? FEDERATED_SCHEMA;
    const tenant = this.#bySchema.get(schema);
    if (tenant !== undefined) return { tenant, problem: null };
    if (this.options.createTenants && schema === FEDERATED_SCHEMA) {
      const row = federatedTenantRow(this.options.now);
      this.#created.push({ tenant: row, domain: null });
      return { tenant: row.uuid, problem: null };
    }
    return { tenant: null, problem: sentence('the federated euro: expected tenant {schema} to issue it, found none of that name', { schema }) };
  }
}

/** In the lower case in which a request's host is looked up. Django writes an empty text where it has none. */
function domainOf({ lespassDomain }: PlaceRecord): string | null {
  return lespassDomain === null || lespassDomain === '' ? null : lespassDomain.toLowerCase();
}

function isShared(decisions: Decisions, place: Uuid): boolean {
  const decision = decisions.places.get(place);
  return decision !== undefined && 'shared' in decision && decision.shared;
}

/** Places that something depends on: a movement or a balance of their wallet, a card, an asset, a federation. */
function placesWithSomething(source: FedowLedger): Set<Uuid> {
  const moved = new Set<number>();
  const { transactions: table, indices } = source;
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    moved.add(table.sender[row] ?? NONE);
    moved.add(table.receiver[row] ?? NONE);
  }
  const holding = new Set<Uuid>();
  for (const token of source.tokens.values()) if (token.value !== 0) holding.add(token.wallet);
  const issuing = new Set(Array.from(source.assets.values(), ({ walletOrigin }) => walletOrigin));
  const withCards = new Set<Uuid>();
  for (const card of source.cards.values()) {
    const origin = source.origins.get(card.origin);
    if (origin !== undefined) withCards.add(origin.place);
  }
  const needed = new Set<Uuid>();
  for (const { uuid, wallet } of source.places.values()) {
    if (moved.has(indices.wallets.indexOf(wallet)) || holding.has(wallet) || issuing.has(wallet) || withCards.has(uuid)) needed.add(uuid);
  }
  return needed;
}
