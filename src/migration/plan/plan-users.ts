import type { User, UserTenant } from '../../entities/index.js';
import type { UserRecord, Uuid } from '../../ledger/records.js';
import type { V2User } from '../../ledger/v2-records.js';
import { userRow } from '../../mapping/user.js';
import type { PlanDraft } from './plan-draft.js';
import type { TablePlanner } from './table-planner.js';
import { TABLE_RULES } from './table-rules.js';
import { listed, type Sentence, sentence, type Text } from '../../words/index.js';

export interface UserPlan {
  readonly users: TablePlanner<User>;
  readonly userTenants: TablePlanner<UserTenant>;
  /** V2's user for each of the source's. */
  readonly userOf: Map<Uuid, Uuid>;
  /** Users whose wallet comes over without them, with the reason. */
  readonly apart: Map<Uuid, string>;
}

/** Finds every user of the source in V2 by e-mail, whatever its case, and creates the missing ones (SPEC 4). */
export function planUsers(draft: PlanDraft): UserPlan {
  const users = draft.table(TABLE_RULES.users);
  const userTenants = draft.table(TABLE_RULES.userTenants);
  const plan: UserPlan = { users, userTenants, userOf: new Map(), apart: new Map() };
  const known = indexUsers(draft);
  const { walletsApart } = draft.decisions;
  const twins = usersByEmail(Array.from(draft.source.users.values()).filter(({ uuid }) => !walletsApart.has(uuid)));
  const tenantsOfUser = tenantsOfCards(draft);
  for (const record of draft.source.users.values()) {
    const reason = walletsApart.get(record.uuid);
    if (reason !== undefined) {
      plan.apart.set(record.uuid, reason);
      continue;
    }
    const same = twins.get(record.email.toLowerCase()) ?? [];
    // Told once for all of them, at the first.
    if (same.length < 2) planUser(record, draft, plan, known, tenantsOfUser.get(record.uuid) ?? new Set());
    else if (same[0]?.uuid === record.uuid) users.refuse(record.uuid, refusalOfTwins(same));
  }
  return plan;
}

/** Whether they are one person only people can tell. Their wallets come over either way. */
function refusalOfTwins(twins: readonly UserRecord[]): Text {
  const [first, ...others] = twins;
  const apart = others.map(({ uuid }) => `${uuid}: {wallet: apart, reason: …}`).join(', ');
  return sentence(
    'users {names}: their e-mails differ in case only, and Lespass knows one user of that e-mail; settle in Fedow whose it is, or leave the account to one of them and bring over the wallet of the other without its user; {decision} leaves it to {email}',
    { names: listed(twins.map(({ email, uuid }) => `${email} (${uuid})`), 'and'), decision: `users: {${apart}}`, email: first?.email ?? '' },
  );
}

/** The way out of every conflict about who somebody is. */
function apartHint({ uuid }: UserRecord): Text {
  return sentence('To bring the wallet over without its user: {decision}', { decision: `users: {${uuid}: {wallet: apart, reason: …}}` });
}

interface KnownUsers {
  readonly byEmail: ReadonlyMap<string, readonly V2User[]>;
  readonly byUsername: ReadonlyMap<string, V2User>;
  readonly byWallet: ReadonlyMap<Uuid, V2User>;
}

function planUser(record: UserRecord, draft: PlanDraft, plan: UserPlan, known: KnownUsers, tenants: ReadonlySet<Uuid>): void {
  const email = record.email.toLowerCase();
  const matches = known.byEmail.get(email) ?? [];
  const [existing] = matches;
  // An audit that has no dump asks whether the account still has it.
  const source = { model: 'fedowuser', key: record.uuid, ...(record.wallet === null ? {} : { remember: { wallet_id: record.wallet } }) };
  if (matches.length > 1) {
    plan.users.refuse(record.uuid, sentence('user {email}: V2 has {n, number} users whose e-mails differ in case only: {matches}; make them one in Lespass. {hint}', { email, n: matches.length, matches: matches.map(({ id }) => id).join(', '), hint: apartHint(record) }));
    return;
  }
  const holder = record.wallet === null ? undefined : known.byWallet.get(record.wallet);
  if (holder !== undefined && holder.id !== existing?.id) {
    plan.users.refuse(record.uuid, sentence('user {email}: V2 gives wallet {wallet} to another user, {other} ({id}). {hint}', { email, wallet: record.wallet ?? '', other: holder.email, id: holder.id, hint: apartHint(record) }));
    return;
  }
  if (existing !== undefined) {
    if (!sameWallet(record, existing)) {
      plan.users.refuse(record.uuid, sentence('user {email}: V2 has them with wallet {there}, the dump with {ours}; the money on one would become invisible. {hint}', { email, there: existing.wallet ?? sentence('none'), ours: record.wallet ?? sentence('none'), hint: apartHint(record) }));
      return;
    }
    plan.userOf.set(record.uuid, existing.id);
    if (record.wallet !== null) warnOfClosed(draft, existing);
    plan.users.want({ ...userRow(record, draft.context, existing.id), wallet_id: record.wallet ?? existing.wallet }, { id: existing.id, wallet_id: existing.wallet }, source);
    return;
  }
  const clash = draft.facts.ledger.users.get(record.uuid) ?? known.byUsername.get(email);
  if (clash !== undefined) {
    plan.users.refuse(record.uuid, sentence('user {email}: V2 has another user with that {what, select, id {id} other {user name}}, {other} ({id}). {hint}', { email, what: clash.id === record.uuid ? 'id' : 'name', other: clash.email, id: clash.id, hint: apartHint(record) }));
    return;
  }
  if (draft.facts.recordedLinks.userOf.has(record.uuid)) {
    plan.users.refuse(record.uuid, sentence('user {email}: an earlier import brought or found them, and Lespass has nobody of that e-mail any more; an account that was deleted is not made again. {hint}', { email, hint: apartHint(record) }));
    return;
  }
  plan.userOf.set(record.uuid, record.uuid);
  plan.users.add(userRow(record, draft.context), source);
  draft.warnings.push({ kind: 'user created', message: sentence('user {email} is not in Lespass: created without rights, to be activated by themselves at their first login', { email }), reported: null });
  for (const tenant of tenants) {
    plan.userTenants.add({ id: draft.nextId('AuthBillet_tibilletuser_client_achat'), tibilletuser_id: record.uuid, client_id: tenant }, { model: null, key: null });
  }
}

/** V2's login looks for a person's account by its e-mail, as e-mail and as user name, both in lower case (SPEC 3.2). */
function warnOfClosed(draft: PlanDraft, { id, email, username, espece = 'HU' }: V2User): void {
  const login = email.toLowerCase();
  if (espece !== 'HU') {
    draft.warn('no login', sentence('user {user}: nobody can log in to their account in Lespass, it is no person’s (espece {espece}); correct it there, or their money is out of reach', { user: email, espece }), sentence('user {user}: nobody can log in to their account in Lespass, it is no person’s (espece {espece}); correct it there, or their money is out of reach', { user: id, espece }));
  } else if (email !== login || username !== login) {
    draft.warn('no login', sentence('user {user}: nobody can log in to their account in Lespass, its e-mail and its user name are not both {login}; correct it there, or their money is out of reach', { user: email, login }), sentence('user {user}: nobody can log in to their account in Lespass, its e-mail and its user name are not one, in lower case; correct it there, or their money is out of reach', { user: id }));
  }
}

/** A user of the dump without wallet is no contradiction to a wallet in V2: nothing of Fedow's is on it. */
function sameWallet(record: UserRecord, existing: V2User): boolean {
  return existing.wallet === null || record.wallet === null || existing.wallet === record.wallet;
}

function indexUsers({ facts }: PlanDraft): KnownUsers {
  const all = [...facts.ledger.users.values()];
  return {
    byEmail: usersByEmail(all),
    byUsername: new Map(all.map((user) => [user.username.toLowerCase(), user])),
    byWallet: new Map(all.flatMap((user) => (user.wallet === null ? [] : [[user.wallet, user] as const]))),
  };
}

function usersByEmail<User extends { readonly email: string }>(users: Iterable<User>): Map<string, User[]> {
  const byEmail = new Map<string, User[]>();
  for (const user of users) {
    const email = user.email.toLowerCase();
    const same = byEmail.get(email);
    if (same === undefined) byEmail.set(email, [user]);
    else same.push(user);
  }
  return byEmail;
}

/** The tenants that each user's cards come from; several cards of one user are a warning, V2 would not make that. */
function tenantsOfCards({ source, tenantOfPlace, warnings }: PlanDraft): Map<Uuid, Set<Uuid>> {
  const tenants = new Map<Uuid, Set<Uuid>>();
  const cards = new Map<Uuid, number>();
  for (const card of source.cards.values()) {
    if (card.user === null) continue;
    cards.set(card.user, (cards.get(card.user) ?? 0) + 1);
    const origin = source.origins.get(card.origin);
    const tenant = origin === undefined ? undefined : tenantOfPlace.get(origin.place);
    if (tenant === undefined) continue;
    const of = tenants.get(card.user) ?? new Set<Uuid>();
    tenants.set(card.user, of.add(tenant));
  }
  for (const [user, count] of cards) {
    if (count > 1) warnings.push({ kind: 'several cards', message: severalCards(source.users.get(user)?.email ?? user, count), reported: severalCards(user, count) });
  }
  return tenants;
}

function severalCards(email: string, count: number): Sentence {
  return sentence('user {email} has {count} cards: V2 keeps them, but would not make a second one itself', { email, count });
}
