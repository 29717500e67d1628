/** The values of a transaction's line, in their order in it: Django writes the fields of a model always in the same one. */
export const SLOT = {
  uuid: 0, hash: 1, ip: 2, checkout: 3, sender: 4, receiver: 5, asset: 6, card: 7, primaryCard: 8, previous: 9, datetime: 10, amount: 11, comment: 12, metadata: 13,
  subscriptionType: 14, subscriptionFirst: 15, subscriptionStart: 16, lastCheck: 17, action: 18,
} as const;
export type Slot = (typeof SLOT)[keyof typeof SLOT];

/** What the values are. All but numbers and objects stand in quotes; the kinds after `MAY_BE_NULL` may be null instead. */
export const KIND = { uuid: 0, hash: 1, moment: 2, amount: 3, action: 4, uuidOrNull: 5, momentOrNull: 6, address: 7, type: 8, comment: 9, metadata: 10 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];
export const MAY_BE_NULL = KIND.uuidOrNull;

/** Fedow's names of the fields behind `pk`, as its model declares them. */
const FIELDS: readonly (readonly [name: string, kind: Kind])[] = [
  ['hash', KIND.hash], ['ip', KIND.address], ['checkout_stripe', KIND.uuidOrNull], ['sender', KIND.uuid], ['receiver', KIND.uuid], ['asset', KIND.uuid], ['card', KIND.uuidOrNull],
  ['primary_card', KIND.uuidOrNull], ['previous_transaction', KIND.uuid], ['datetime', KIND.moment], ['amount', KIND.amount], ['comment', KIND.comment], ['metadata', KIND.metadata],
  ['subscription_type', KIND.type], ['subscription_first_datetime', KIND.momentOrNull], ['subscription_start_datetime', KIND.momentOrNull], ['last_check', KIND.momentOrNull],
  ['action', KIND.action],
];

/** The kind of the value of each slot. */
export const KINDS: readonly Kind[] = [KIND.uuid, ...FIELDS.map(([, kind]) => kind)];

/** What stands before the value of each slot; two braces follow the last one. */
export const TEXTS: readonly DataView[] = [
  '{"model": "fedow_core.transaction", "pk": ',
  ...FIELDS.map(([name], at) => `${at === 0 ? ', "fields": {' : ', '}"${name}": `),
].map((text) => new DataView(Uint8Array.from(Buffer.from(text, 'latin1')).buffer));
