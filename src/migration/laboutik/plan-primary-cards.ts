import type { PrimaryCardRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { primaryCardRow } from '../../mapping/laboutik/rows.js';
import { type CatalogueDraft, LINK, recordOf } from './catalogue-draft.js';
import { sentence } from '../../words/index.js';

/** Plans cashiers' cards and the points of sale that they open. The cards themselves come from Fedow. */
export function planPrimaryCards(draft: CatalogueDraft): void {
  const { facts: { rows, cardOfTag }, source } = draft;
  const byUuid = new Map(rows.primaryCards.map((row) => [row.uuid, row]));
  const byCard = new Map(rows.primaryCards.map((row) => [row.carte_id, row]));
  for (const record of source.primaryCards.values()) {
    const tag = tagOf(draft, record);
    const reason = draft.options.decisions.skippedCards.get(record.uuid);
    if (reason !== undefined) {
      draft.leaveOut('APIcashless.cartemaitresse', record.uuid, reason);
      continue;
    }
    const card = cardOfTag.get(tag);
    if (card === undefined) {
      draft.planners.primaryCards.refuse(record.uuid, sentence('primary card {tag} ({uuid}): V2 has no card of that tag; import Fedow first. To leave it behind: {decision}', { tag, uuid: record.uuid, decision: `cards: {${record.uuid}: {skip: true, reason: …}}` }));
      continue;
    }
    const existing = byUuid.get(record.uuid) ?? byCard.get(card);
    const row = { ...primaryCardRow(record, card, draft.options.now), uuid: existing?.uuid ?? record.uuid };
    draft.planners.primaryCards.want(row, existing, recordOf('cartemaitresse', record.uuid, sentence('primary card {tag}', { tag }), { card: record.card, tagId: tag, pointsOfSale: record.pointsOfSale }));
    draft.link('primaryCards', record.uuid, row.uuid);
    linkPointsOfSale(draft, record, row.uuid);
  }
  warnOfOneSided(draft);
}

function linkPointsOfSale(draft: CatalogueDraft, record: PrimaryCardRecord, card: Uuid): void {
  const there = new Map(draft.facts.rows.primaryCardPointsOfSale.map((row) => [`${row.carteprimaire_id} ${row.pointdevente_id}`, row]));
  for (const point of new Set(record.pointsOfSale)) {
    if (!draft.rowOf.has(`laboutik_pointdevente ${point}`)) continue;
    const existing = there.get(`${card} ${point}`);
    const row = { id: existing?.id ?? draft.nextId('laboutik_carteprimaire_points_de_vente'), carteprimaire_id: card, pointdevente_id: point };
    draft.planners.primaryCardPointsOfSale.want(row, existing, LINK);
  }
}

/** Who is a cashier is V1's twice, in Fedow and at the till; where they differ somebody was forgotten in one of them. */
function warnOfOneSided(draft: CatalogueDraft): void {
  const { primaryInFedow } = draft.facts;
  if (primaryInFedow === null) return;
  const atTill = new Set(Array.from(draft.source.primaryCards.values(), (record) => tagOf(draft, record)));
  for (const tag of atTill) if (!primaryInFedow.has(tag)) draft.warn('primary card', sentence('card {tag} is a primary card at the till, and not in Fedow', { tag }));
  for (const tag of primaryInFedow) if (!atTill.has(tag)) draft.warn('primary card', sentence('card {tag} is a primary card of this place in Fedow, and not at the till: it does not become one', { tag }));
}

/** V2 reads tags in upper case. */
function tagOf({ source }: CatalogueDraft, { card }: PrimaryCardRecord): string {
  return source.cards.get(card)?.tagId.toUpperCase() ?? '';
}
