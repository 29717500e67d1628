/** A column of hexadecimal texts of one length, kept as bytes: a SHA-256 takes 32 of them, as a string it would take 80. */
export type HexColumn = Buffer<ArrayBuffer>;

/** Bytes of a SHA-256. */
export const HASH_WIDTH = 32;

/** The bytes of a grown column, as a column of hexadecimal texts. */
export function hexColumn(bytes: Uint8Array<ArrayBuffer>): HexColumn {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Stores the first `width` × 2 digits of a text at a row. */
export function storeHex(column: HexColumn, row: number, hex: string, width: number): void {
  column.write(hex, row * width, width, 'hex');
}

/** The digits that stand at a row, in lower case. */
export function hexAt(column: HexColumn, row: number, width: number): string {
  return column.toString('hex', row * width, (row + 1) * width);
}

/** Whether the same digits stand at two rows. */
export function sameHex(a: HexColumn, rowOfA: number, b: HexColumn, rowOfB: number, width: number): boolean {
  return a.compare(b, rowOfB * width, (rowOfB + 1) * width, rowOfA * width, (rowOfA + 1) * width) === 0;
}

/** 32 bits of a hash, one of four such words that all of its bits count in: hashes that a test or a repair wrote by hand may differ in their last digits only. */
export function foldedHash(hashes: HexColumn, row: number, word: number): number {
  const at = row * HASH_WIDTH + word * 4;
  const low = hashes.readUInt32BE(at + HASH_WIDTH / 2);
  const mixed = Math.imul(low ^ (low >>> 16), 0x85ebca6b);
  return hashes.readUInt32BE(at) + (mixed ^ (mixed >>> 13));
}

/** A hash folded to the 53 bits of a number: equal hashes are equal numbers, others hardly ever. */
export function hashNumber(hashes: HexColumn, row: number): number {
  let [high, low] = [0, 0];
  for (let word = 0; word < 4; word += 1) {
    const folded = foldedHash(hashes, row, word);
    high = Math.imul(high ^ folded, 0x85ebca6b);
    low = Math.imul(low ^ folded, 0xc2b2ae35);
    high ^= high >>> 13;
    low ^= low >>> 16;
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
