/** Which characters are hexadecimal digits, by code: a table, because a dump holds hundreds of digits a record. */
export type HexDigits = Uint8Array;

/** Digits in either case. */
export const ANY_CASE: HexDigits = tableOf('0123456789abcdefABCDEF');
/** Digits in lower case only. */
export const LOWER_CASE: HexDigits = tableOf('0123456789abcdef');

/** Whether the characters from `from` to before `to` are all hexadecimal digits. */
export function isHex(text: string, from: number, to: number, digits: HexDigits): boolean {
  for (let at = from; at < to; at += 1) {
    if (digits[text.charCodeAt(at)] !== 1) return false;
  }
  return true;
}

function tableOf(characters: string): HexDigits {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
