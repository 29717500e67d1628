import type { FedowRecord, Uuid } from '../../ledger/records.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import type { GeneratedDump } from '../fedow/dumps.js';
import { requireNone, requireSame } from './broken-law.js';

/** Models of which sections keep every record whole. */
const WHOLE_IN_SECTIONS: ReadonlySet<string> = new Set(['transaction', 'wallet', 'place', 'token', 'federation', 'configuration']);

/**
 * Reads a dump and compares it with the records that it was written from: one for one and in their order in Django's formats,
 * by what sections have a place for in the third.
 * @returns the records that were read
 * @throws BrokenLaw
 */
export async function readBack(dump: FedowDump, { records, format }: GeneratedDump): Promise<FedowRecord[]> {
  const found: FedowRecord[] = [];
  for await (const batch of dump.read()) found.push(...batch.records);
  requireNone('the reader takes every valid dump', dump.facts.problems);
  requireSame('the reader knows every field', {}, dump.facts.unknownFields);
  requireSame('the reader recognises the format', format, dump.format);
  const [written, read] = format === 'sections' ? [comparable(records), comparable(found)] : [records.map(textOf), found.map(textOf)];
  for (const [at, text] of written.entries()) requireSame('what is read is what was written', text, read[at]);
  requireSame('nothing is read that was not written', written.length, read.length);
  return found;
}

/** Without regard to the order of its fields. */
function textOf(value: object): string {
  return JSON.stringify(value, Array.isArray(value) ? undefined : Object.keys(value).sort());
}

/** What sections say of records, in an order of its own. */
function comparable(records: readonly FedowRecord[]): string[] {
  const origins = new Map(records.flatMap((record) => (record.model === 'origin' ? [[record.key, `${record.place} ${record.generation}`]] : [])));
  const named = new Set<Uuid | null>(records.flatMap((record) => (record.model === 'transaction' ? [record.checkout] : [])));
  return records.flatMap((record): object[] => {
    if (WHOLE_IN_SECTIONS.has(record.model)) return [record];
    if (record.model === 'asset') return [{ ...record, lastUpdate: null }];
    if (record.model === 'fedowuser') return record.wallet === null ? [] : [[record.uuid, record.email, record.wallet]];
    if (record.model === 'checkoutstripe') return named.has(record.uuid) ? [[record.uuid, record.sessionId]] : [];
    if (record.model === 'card') return [{ ...record, origin: origins.get(record.origin) }];
    return [];
  }).map(textOf).sort();
}
