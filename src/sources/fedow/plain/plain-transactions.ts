import { HASH_WIDTH } from '../../../ledger/hex-column.js';
import { PREIMAGE_FIELDS, PreimageBytes } from '../../../ledger/preimage-bytes.js';
import type { LedgerBuilder } from '../../../ledger/ledger-builder.js';
import { pythonJsonString } from '../../../ledger/python/json-string.js';
import { reprOfJson } from '../../../ledger/python/repr.js';
import type { TransactionTable } from '../../../ledger/transaction-table.js';
import { NONE } from '../../../ledger/uuid-index.js';
import type { LineTaker } from '../../formats/json-lines.js';
import type { FactsCollector } from '../facts-collector.js';
import { PlainLine } from './plain-line.js';
import { KIND, KINDS, SLOT, type Slot } from './line-form.js';

/** Where the value of each field of the preimage stands in the line; two of them stand in other records. */
const FIELD_SLOTS = PREIMAGE_FIELDS.map((field) => (field === 'previousHash' || field === 'sessionId' ? null : SLOT[field]));
const UTC = '+00:00';

/**
 * Takes the transactions of a dump that stand in the one form in which Django writes them from the bytes of their lines to the columns of a ledger,
 * without a text, an object or a record in between: in a third of the time. Every other line, and every fault, is left to `readDjangoRecord`, whose
 * rules allow all that is taken here: the two make the same ledger (test/sources/plain).
 * @param builder one that looks for repeated hashes at the end
 */
export function plainTransactions(builder: LedgerBuilder, facts: FactsCollector): LineTaker {
  const line = new PlainLine();
  const preimage = new PlainPreimage(line, builder.ledger.transactions);
  const digestOf = (previous: number, sessionId: string | null): string => preimage.digest(previous, sessionId);
  return (bytes, start, end) => {
    if (!line.read(bytes, start, end) || !builder.addNumbers(line.numbers, line, digestOf)) return false;
    facts.count('transaction');
    facts.observePrecision(line.precision);
    return true;
  };
}

/** The preimage of a line's transaction, from its bytes. */
class PlainPreimage {
  readonly #preimage = new PreimageBytes();
  readonly #line: PlainLine;
  readonly #table: TransactionTable;

  constructor(line: PlainLine, table: TransactionTable) {
    this.#line = line;
    this.#table = table;
  }

  /** @param previous the previous transaction's row, `NONE` for a first block */
  digest(previous: number, sessionId: string | null): string {
    const preimage = this.#preimage;
    preimage.begin();
    for (let at = 0; at < FIELD_SLOTS.length; at += 1) {
      preimage.before(at);
      const slot = FIELD_SLOTS[at] ?? null;
      if (slot !== null) this.#value(slot);
      else if (PREIMAGE_FIELDS[at] === 'sessionId') preimage.text(sessionId === null ? '"None"' : pythonJsonString(sessionId));
      else if (previous === NONE) preimage.text('""');
      else preimage.quotedHex(this.#table.hashes, previous * HASH_WIDTH, (previous + 1) * HASH_WIDTH);
    }
    preimage.before(FIELD_SLOTS.length);
    return preimage.digest();
  }

  /** Writes what Python makes of a value of the line. */
  #value(slot: Slot): void {
    const line = this.#line;
    const preimage = this.#preimage;
    const kind = KINDS[slot];
    const from = line.from[slot] ?? 0;
    const to = line.to[slot] ?? 0;
    if (kind === KIND.metadata) preimage.text(line.metadata === null ? '"None"' : pythonJsonString(reprOfJson(line.metadata)));
    else if (from < 0) preimage.text(kind === KIND.comment || kind === KIND.type ? '"None"' : 'null');
    else if (kind === KIND.comment && line.comment !== null) preimage.text(pythonJsonString(line.comment));
    else if (kind === KIND.moment || kind === KIND.momentOrNull) this.#moment(from, to);
    else preimage.quoted(line.view, from, to);
  }

  #moment(from: number, to: number): void {
    this.#preimage.quote();
    this.#preimage.raw(this.#line.view, from, to);
    this.#preimage.text(UTC);
    this.#preimage.quote();
  }
}
