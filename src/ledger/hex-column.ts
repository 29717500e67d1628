/** A column of hexadecimal texts of one length, kept as bytes: a SHA-256 takes 32 of them, as a string it would take 80. */
export type HexColumn = Buffer<ArrayBuffer>;

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
