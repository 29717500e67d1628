/** Stores the first `words` × 8 digits of a hexadecimal text in a column of words, at a row. */
export function storeWords(column: Uint32Array, row: number, hex: string, words: number): void {
  for (let word = 0; word < words; word += 1) column[row * words + word] = wordAt(hex, word * 8);
}

/** The digits that `storeWords` kept. */
export function wordsText(column: Uint32Array, row: number, words: number): string {
  let text = '';
  for (let word = 0; word < words; word += 1) text += (column[row * words + word] ?? 0).toString(16).padStart(8, '0');
  return text;
}

/** Whether the words of two rows are the same. */
export function sameWords(a: Uint32Array, rowOfA: number, b: Uint32Array, rowOfB: number, words: number): boolean {
  for (let word = 0; word < words; word += 1) if (a[rowOfA * words + word] !== b[rowOfB * words + word]) return false;
  return true;
}

/** Reads eight hexadecimal digits of a text, from a position on, as an unsigned 32-bit word. */
function wordAt(hex: string, position: number): number {
  return Number.parseInt(hex.slice(position, position + 8), 16) >>> 0;
}
