import type { Card, CardBatch, Wallet } from '../../entities/index.js';
import type { CardRecord, Uuid } from '../../ledger/records.js';
import type { V2Card } from '../../ledger/v2-records.js';
import { cardBatchRow } from '../../mapping/card-batch.js';
import { cardRow } from '../../mapping/card.js';
import { madeUpUuid } from '../../mapping/made-up-uuid.js';
import { provisionedWallet } from '../../mapping/wallet.js';
import type { PlanDraft } from './plan-draft.js';
import type { UserPlan } from './plan-users.js';
import type { RowSource, TablePlanner } from './table-planner.js';
import { TABLE_RULES } from './table-rules.js';
import { listed, sentence, type Text } from '../../words/index.js';

export interface CardPlan {
  readonly batches: TablePlanner<CardBatch>;
  readonly cards: TablePlanner<Card>;
  /** V2's card for each of the source's. */
  readonly cardOf: Map<Uuid, number>;
  /** Cards that stay behind, with the reason. */
  readonly skipped: Map<Uuid, string>;
  readonly walletsProvisioned: number;
}

export function planCards(draft: PlanDraft, people: UserPlan, wallets: TablePlanner<Wallet>): CardPlan {
  const { batches, batchOf } = planBatches(draft);
  const cards = draft.table(TABLE_RULES.cards);
  const planner = new CardPlanner(draft, people, wallets, cards, batchOf);
  for (const record of draft.source.cards.values()) planner.plan(record);
  return { batches, cards, cardOf: planner.cardOf, skipped: planner.skipped, walletsProvisioned: planner.walletsProvisioned };
}

class CardPlanner {
  readonly cardOf = new Map<Uuid, number>();
  readonly skipped = new Map<Uuid, string>();
  walletsProvisioned = 0;
  readonly #byTag: ReadonlyMap<string, V2Card>;
  readonly #byUuid: ReadonlyMap<string, V2Card>;
  readonly #byNumber: ReadonlyMap<string, V2Card>;
  /** Who holds each ephemeral wallet: V2 has room for one card each. */
  readonly #holders: Map<Uuid, Text>;

  constructor(
    private readonly draft: PlanDraft,
    private readonly people: UserPlan,
    private readonly wallets: TablePlanner<Wallet>,
    private readonly cards: TablePlanner<Card>,
    private readonly batchOf: ReadonlyMap<string, number>,
  ) {
    const there = [...draft.facts.ledger.cards.values()];
    this.#byTag = new Map(there.map((card) => [card.tagId.toUpperCase(), card]));
    this.#byUuid = new Map(there.flatMap((card) => (card.uuid === null ? [] : [[card.uuid, card] as const])));
    this.#byNumber = new Map(there.map((card) => [card.number, card]));
    this.#holders = new Map(there.flatMap((card) => (card.walletEphemere === null ? [] : [[card.walletEphemere, sentence('V2’s card {tag}', { tag: card.tagId })] as const])));
  }

  plan(record: CardRecord): void {
    const reason = this.draft.decisions.skippedCards.get(record.uuid);
    if (reason !== undefined) {
      this.skipped.set(record.uuid, reason);
      return;
    }
    const found = new Map([this.#byTag.get(record.firstTagId.toUpperCase()), this.#byUuid.get(record.qrcodeUuid), this.#byNumber.get(record.numberPrinted)]
      .flatMap((card) => (card === undefined ? [] : [[card.id, card] as const])));
    if (found.size > 1) {
      const names = listed(Array.from(found.values(), ({ id, tagId, number }) => sentence('{tag} (number {number}, id {id})', { tag: tagId, number, id })), 'and');
      this.cards.refuse(record.uuid, sentence('card {card}: its tag, QR code and number belong to different cards of V2: {names}. To leave the card behind: {decision}', { card: record.firstTagId, names, decision: skipDecision(record) }));
      return;
    }
    const [existing] = found.values();
    this.#place(record, existing);
  }

  #place(record: CardRecord, existing: V2Card | undefined): void {
    const { user, wallet } = this.#holderOf(record);
    const madeUp = madeUpUuid('card wallet', record.uuid);
    const provisioned = this.#isHeld(user, wallet, existing, madeUp) || this.draft.unlinkedCards === 'keep' ? null : madeUp;
    const id = existing?.id ?? this.draft.nextId('QrcodeCashless_cartecashless');
    const row = cardRow({ ...record, walletEphemere: wallet }, { id, batch: this.batchOf.get(record.origin) ?? null, user, provisionedWallet: provisioned });
    if (!this.#takeWallet(row.wallet_ephemere_id, record, existing)) return;
    this.cardOf.set(record.uuid, id);
    if (provisioned !== null && existing?.walletEphemere !== provisioned) {
      this.walletsProvisioned += 1;
      this.wallets.add(provisionedWallet(provisioned), { model: null, key: null });
    }
    const there = existing === undefined ? undefined : {
      id, tag_id: existing.tagId, uuid: existing.uuid, number: existing.number, user_id: existing.user, wallet_ephemere_id: existing.walletEphemere, detail_id: row.detail_id,
    };
    // Asked for now, whatever an earlier run was asked for.
    const late = provisioned !== null || this.#isApart(record) ? 'wallet_ephemere_id' : undefined;
    this.cards.want(row, there, { model: 'card', key: record.uuid, late, ...primaryPlaces(record) });
  }

  /** V2's user and the wallet of a card. Of a user whose wallet comes over apart, the card keeps the wallet alone. */
  #holderOf({ user, walletEphemere }: CardRecord): { user: Uuid | null; wallet: Uuid | null } {
    if (user === null) return { user: null, wallet: walletEphemere };
    if (this.people.apart.has(user)) return { user: null, wallet: this.draft.source.users.get(user)?.wallet ?? null };
    return { user: this.people.userOf.get(user) ?? null, wallet: walletEphemere };
  }

  #isApart({ user }: CardRecord): boolean {
    return user !== null && this.people.apart.has(user);
  }

  /** @param madeUp the wallet that an earlier run may have made up for the card: not somebody's */
  #isHeld(user: Uuid | null, wallet: Uuid | null, existing: V2Card | undefined, madeUp: Uuid): boolean {
    const there = existing === undefined ? null : (existing.user ?? existing.walletEphemere);
    return user !== null || wallet !== null || (there !== null && there !== madeUp);
  }

  /** Notes a card as the holder of its wallet, unless another one is. */
  #takeWallet(wallet: Uuid | null, record: CardRecord, existing: V2Card | undefined): boolean {
    if (wallet === null) return true;
    const holder = this.#holders.get(wallet);
    if (holder !== undefined && existing?.walletEphemere !== wallet) {
      const values = { card: record.firstTagId, wallet, holder, decision: skipDecision(record) };
      this.cards.refuse(record.uuid, this.#isApart(record)
        ? sentence('card {card}: its wallet {wallet} is also that of {holder}, for their user’s wallet comes over apart and Lespass has room for it on one card. Leave one of the two behind, the one that is out of use: {decision}', values)
        : sentence('card {card}: its wallet {wallet} is also that of {holder}. To leave the card behind: {decision}', values));
      return false;
    }
    this.#holders.set(wallet, sentence('card {tag} ({uuid})', { tag: record.firstTagId, uuid: record.uuid }));
    return true;
  }
}

/** Of a primary card, the places that V2 has no column for: the import of a till compares its own primary cards with them. */
function primaryPlaces({ primaryPlaces: places }: CardRecord): Pick<RowSource, 'remember'> {
  return places.length === 0 ? {} : { remember: { primaryPlaces: places } };
}

function skipDecision(record: CardRecord): string {
  return `cards: {${record.uuid}: {skip: true, reason: …}}`;
}

/** V2's batch of each origin: by tenant and generation, the oldest where there are several. */
function planBatches(draft: PlanDraft): { batches: TablePlanner<CardBatch>; batchOf: Map<string, number> } {
  const batches = draft.table(TABLE_RULES.batches);
  const byKey = new Map<string, number>();
  for (const { id, origine_id, generation } of draft.facts.batches) {
    const key = `${origine_id ?? ''} ${generation}`;
    byKey.set(key, Math.min(id, byKey.get(key) ?? id));
  }
  const batchOf = new Map<string, number>();
  for (const origin of draft.source.origins.values()) {
    const tenant = draft.tenantOfPlace.get(origin.place);
    if (tenant === undefined) continue;
    const key = `${tenant} ${origin.generation}`;
    const there = byKey.get(key);
    const id = there ?? draft.nextId('QrcodeCashless_detail');
    const row = cardBatchRow(id, tenant, origin.generation, draft.context.domainOfTenant.get(tenant));
    batches.want(row, there === undefined ? undefined : { id }, { model: 'origin', key: origin.key });
    byKey.set(key, id);
    batchOf.set(origin.key, id);
  }
  return { batches, batchOf };
}
