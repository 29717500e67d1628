import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { LedgerBuilder } from '../../../ledger/ledger-builder.js';
import type { FedowRecord, TransactionRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { FrameCheck } from '../../django/trailer.js';
import { FactsCollector } from '../facts-collector.js';
import type { FileDigest, PartAnswer, PartRecords, PartRequest } from './part-answer.js';
import { bytesOf, readPart } from './read-part.js';

/** More than these are settled by a second reading: as objects they would take more memory than all the rest. */
const WAITING_MAX = 50_000;

/** They go over as they come: kept here, they would stand in memory twice. */
const RECORDS_AT_ONCE = 5_000;

const { path, range, digests } = workerData as PartRequest;
const answer = await readRange();
const { columns, uuids, wallets, assets, cards } = answer.ledger.transactions;
parentPort?.postMessage(answer, [...new Set([...Object.values(columns), uuids, wallets, assets, cards].map(({ buffer }) => buffer as ArrayBuffer))]);

async function readRange(): Promise<PartAnswer> {
  const facts = new FactsCollector();
  const builder = new LedgerBuilder();
  let records: FedowRecord[] = [];
  const send = (): void => {
    parentPort?.postMessage({ records } satisfies PartRecords);
    records = [];
  };
  const waiting: TransactionRecord[] = [];
  let duplicates = 0;
  await readPart(path, range, facts, (record) => {
    // Whether the others stand twice can only be told where all parts come together.
    if (record.model !== 'transaction') records.push(record);
    if (records.length >= RECORDS_AT_ONCE) send();
    if (record.model !== 'transaction' && record.model !== 'checkoutstripe') return;
    const before = builder.unsettled;
    if (builder.add(record) !== null) duplicates += 1;
    if (record.model === 'transaction' && builder.unsettled > before && waiting.length <= WAITING_MAX) waiting.push(record);
  });
  send();
  facts.problems.total += duplicates;
  return { ledger: builder.part(), waiting: waiting.length > WAITING_MAX ? null : waiting, facts: facts.collected(), digest: digests ? await digestOf() : null };
}

async function digestOf(): Promise<FileDigest> {
  const hash = createHash('sha256');
  const frame = new FrameCheck();
  for await (const chunk of withoutByteOrderMark(watched(hash))) frame.feed(chunk);
  return { sha256: hash.digest('hex'), frame: frame.frame() };
}

async function* watched(hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of bytesOf(path, 0, Infinity)) {
    hash.update(chunk);
    yield chunk;
  }
}
