import { hash } from 'node:crypto';

import { hashPreimage } from './hash.js';
import type { TransactionRecord } from './records.js';

/** Bytes that are copied by fours, so that up to three more than are asked for are read: `ROOM` says how many there must be. */
interface Bytes {
  readonly view: DataView;
  readonly length: number;
}
const ROOM = 3;

/** What of a preimage differs from one transaction to the next, in the names of the record; its uuid stands in none. */
export type PreimageField = Exclude<keyof TransactionRecord, 'model' | 'uuid' | 'hash' | 'checkout' | 'ip'> | 'previousHash' | 'sessionId';

const QUOTE = 0x22;
/** The two digits of each byte, as they are written at once. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) => Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16LE());
/** A preimage without its free texts is some 900 bytes. */
const FIRST_BYTES = 4096;

const LAYOUT = layout();

/** The fields in their order in the preimage. */
export const PREIMAGE_FIELDS = LAYOUT.fields;

/**
 * The preimage of a transaction's hash as bytes, put together from bytes that lie in a file: as a text it would be made of forty pieces, each of
 * which would have to be made first. Where which field stands is told by `hashPreimage` itself.
 */
export class PreimageBytes {
  #bytes = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  begin(): void {
    this.#length = 0;
  }

  /** The text before the field at a place in `fields`, and at their end the text behind the last one. */
  before(at: number): void {
    const text = LAYOUT.before[at];
    if (text !== undefined) this.raw(text.view, 0, text.length);
  }

  /** Bytes as they stand elsewhere, with at least three others behind them. */
  raw(source: DataView, from: number, to: number): void {
    const length = this.#length;
    this.#ensure(length + to - from + ROOM);
    const view = this.#view;
    // By fours: what is written beyond the end is written over by what comes next.
    for (let at = from, into = length; at < to; at += 4, into += 4) view.setUint32(into, source.getUint32(at, true), true);
    this.#length = length + to - from;
  }

  /** The same in quotes. */
  quoted(source: DataView, from: number, to: number): void {
    this.quote();
    this.raw(source, from, to);
    this.quote();
  }

  quote(): void {
    this.#ensure(this.#length + 1);
    this.#bytes[this.#length] = QUOTE;
    this.#length += 1;
  }

  /** Bytes as lower-case hexadecimal digits, in quotes. */
  quotedHex(source: Uint8Array, from: number, to: number): void {
    this.quote();
    const length = this.#length;
    this.#ensure(length + 2 * (to - from));
    const view = this.#view;
    for (let at = from, into = length; at < to; at += 1, into += 2) view.setUint16(into, HEX[source[at] ?? 0] ?? 0, true);
    this.#length = length + 2 * (to - from);
    this.quote();
  }

  /** A text of ASCII. */
  text(text: string): void {
    const length = this.#length;
    this.#ensure(length + text.length);
    const bytes = this.#bytes;
    for (let at = 0; at < text.length; at += 1) bytes[length + at] = text.charCodeAt(at);
    this.#length = length + text.length;
  }

  /** SHA-256 of what was put together, each byte a character: that is the form which takes no memory of its own. */
  digest(): string {
    return hash('sha256', this.#bytes.subarray(0, this.#length), 'binary');
  }

  #ensure(length: number): void {
    if (length <= this.#bytes.length) return;
    const larger = new Uint8Array(length * 2);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/** Asks `hashPreimage` for the preimage of a transaction whose fields are their own names, and cuts it at these. */
function layout(): { readonly fields: readonly PreimageField[]; readonly before: readonly Bytes[] } {
  const named: Record<PreimageField, string> = {
    action: '<action>', amount: '<amount>', asset: '<asset>', card: '<card>', sessionId: '<sessionId>', comment: '<comment>', datetime: '<datetime>', lastCheck: '<lastCheck>',
    metadata: '"<metadata>"', previousHash: '<previousHash>', previous: '<previous>', primaryCard: '<primaryCard>', receiver: '<receiver>', sender: '<sender>',
    subscriptionFirst: '<subscriptionFirst>', subscriptionStart: '<subscriptionStart>', subscriptionType: '<subscriptionType>',
  };
  const text = hashPreimage({ ...named, model: 'transaction', uuid: '', hash: '', checkout: null, ip: '' } as unknown as TransactionRecord, named);
  const pieces = text.split(/"<(\w+)>"/);
  return { fields: pieces.filter((_, at) => at % 2 === 1) as PreimageField[], before: pieces.filter((_, at) => at % 2 === 0).map(bytesOf) };
}

function bytesOf(text: string): Bytes {
  const bytes = new Uint8Array(text.length + ROOM);
  bytes.set(Buffer.from(text, 'latin1'));
  return { view: new DataView(bytes.buffer), length: text.length };
}
