import { labelOf, type TillRecord } from '../../ledger/catalogue/records.js';
import type { LaboutikDump } from '../../sources/laboutik/dump.js';
import { requireNone, requireSame } from '../fuzz/broken-law.js';
import type { MadeTillRecord } from './records.js';
import type { GeneratedTill } from './tills.js';

/** What no row of V2 is made of, and the reader only counts. */
const COUNTED: ReadonlySet<MadeTillRecord['model']> = new Set(['articlevendu', 'methode', 'wallet', 'origin']);

/**
 * Reads a till's dump and compares it with the records that it was written from: one for one and in their order, those that are
 * only counted by their number.
 * @throws BrokenLaw
 */
export async function readTillBack(dump: LaboutikDump, { records, format }: GeneratedTill): Promise<void> {
  const found: TillRecord[] = [];
  for await (const batch of dump.read()) for (const { record } of batch) found.push(record);
  requireNone('the reader takes every valid till', dump.facts.problems);
  requireSame('the reader knows every field of a till', {}, dump.facts.unknownFields);
  requireSame('the reader recognises the format of a till', format, dump.format);
  const kept = records.filter(({ model }) => !COUNTED.has(model));
  for (const [at, record] of kept.entries()) requireSame('what is read of a till is what was written', textOf(asRead(record)), textOf(found[at]));
  requireSame('nothing of a till is read that was not written', kept.length, found.length);
  const counted = new Map<string, number>();
  for (const { model } of records) counted.set(labelOf(model), (counted.get(labelOf(model)) ?? 0) + 1);
  requireSame('every record of a till is counted', [...counted].sort(), Object.entries(dump.facts.records).sort());
}

/** A record as the ledger sees it: it tells less of a table, and of a means of payment. */
function asRead(record: MadeTillRecord): object {
  if (record.model === 'table') {
    const { state, ...table } = record;
    return { ...table, occupied: state !== 'L' };
  }
  // The reader takes a host name from the address of the venue's Lespass.
  return record.model === 'configuration' ? { ...record, lespassDomain: record.lespassDomain?.toLowerCase() ?? null } : record;
}

/** Without regard to the order of fields, nor to what the reader does not keep. */
function textOf(record: object | undefined): string {
  return JSON.stringify(record, Object.keys(record ?? {}).filter((name) => !UNREAD.has(name)).sort());
}

/** Of a means of payment. */
const UNREAD: ReadonlySet<string> = new Set(['code', 'category']);
