/**
 * Metadata as tills and Lespass left them in V1, each of a kind that Python's `repr`, and so the hash, treats by a rule of its
 * own (SPEC 2.3). The texts are exact: `100` and `100.0` are not the same here.
 */
export const METADATA_KINDS = {
  none: null,
  empty: '{}',
  plain: '{"a": 1}',
  floats: '{"price": 100.0, "vat": 5.5, "minus": -0.0, "third": 0.3333333333333333}',
  exponents: '{"big": 1e+16, "b2": 1.2345678901234568e+17, "s": 0.0001, "t": 1e-05}',
  'nested numbers': '{"nested": {"l": [{"k": 1e+21}, 1e-07, 0.1, 100.0, -0.0, 123456789012345678]}}',
  'small float': '{"rate": 1.5e-07}',
  'big integer': '{"id": 123456789012345678901234567890}',
  'key order': '{"10": "x", "2": "y", "__proto__": {"k": 1}}',
  quotes: '{"quote": "l\'été", "dq": "say \\"hi\\"", "both": "l\'a \\"b\\"", "nl": "a\\nb\\tc\\\\d"}',
  unprintable: '{"ctl": "\\u0007\\u001f", "del": "\\u007f", "nbsp": "\u00a0x", "zw": "\\u200b", "soft": "\\u00ad"}',
  'beyond latin': '{"emoji": "\u{1F37A}", "family": "\u{1F468}\u200d\u{1F469}", "cjk": "漢字", "ar": "\\u0627", "new": "\\ud83e\\udee8"}',
  string: '"plain str l\'x"',
  number: '42',
  list: '[1, 2, [3, "x"]]',
  words: '{"ok": true, "no": false, "nil": null}',
  'order of a till': '{"uuid_commande": "e982148c-1f1e-4074-a596-256981fa0627", "montant": 12.5, "ok": true}',
} as const satisfies Record<string, string | null>;

export type MetadataKind = keyof typeof METADATA_KINDS;

const KINDS = Object.keys(METADATA_KINDS) as MetadataKind[];
/** The text of the nth kind; picks beyond the kinds mean what most transactions have: none, or the order of a till. */
export function metadataOf(pick: number): string | null {
  const kind = KINDS[pick % (4 * KINDS.length)];
  return METADATA_KINDS[kind ?? (pick % 2 === 0 ? 'none' : 'order of a till')];
}

const COMMENTS = [null, '', 'Recharge d\'été', 'multi\nligne "q"', '\u{1F37B} santé', ' bordé d\'espaces \t', null] as const;

/** The nth comment, modulo their number: mostly none. */
export function commentOf(pick: number): string | null {
  return COMMENTS[pick % COMMENTS.length] ?? null;
}
