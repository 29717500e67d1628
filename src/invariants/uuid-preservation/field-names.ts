import { type Sentence, sentence, type Text } from '../../words/index.js';

/** What a field by which two records differ is called; in the subjects of a finding it stays its English, which is part of its identity. */
export function fieldName(field: string): Text {
  return NAMES[field] ?? field;
}

const NAMES: Readonly<Record<string, Sentence>> = {
  category: sentence('category'),
  'origin wallet': sentence('origin wallet'),
  'e-mail': sentence('e-mail'),
  wallet: sentence('wallet'),
  tag: sentence('tag'),
  'QR code': sentence('QR code'),
  number: sentence('number'),
  user: sentence('user'),
  'ephemeral wallet': sentence('ephemeral wallet'),
  asset: sentence('asset'),
  value: sentence('value'),
  action: sentence('action'),
  amount: sentence('amount'),
  sender: sentence('sender'),
  receiver: sentence('receiver'),
  card: sentence('card'),
  'primary card': sentence('primary card'),
  'previous transaction': sentence('previous transaction'),
  datetime: sentence('datetime'),
  tenant: sentence('tenant'),
  hash: sentence('hash'),
  'text, dates or session id': sentence('text, dates or session id'),
};
