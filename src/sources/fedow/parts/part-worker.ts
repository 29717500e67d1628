import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

import { LedgerBuilder } from '../../../ledger/ledger-builder.js';
import type { FedowRecord, TransactionRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { FrameCheck } from '../../django/trailer.js';
import { FactsCollector } from '../facts-collector.js';
import type { FileDigest, PartAnswer, PartRequest } from './part-answer.js';
import { readPart } from './read-part.js';

/** More than these are settled by a second reading: as objects they would take more memory than all the rest. */
const WAITING_MAX = 50_000;

const { path, range, digests } = workerData as PartRequest;
const answer = await readRange();
const { columns, uuids, wallets, assets, cards } = answer.ledger.transactions;
parentPort?.postMessage(answer, [...new Set([...Object.values(columns), uuids, wallets, assets, cards].map(({ buffer }) => buffer as ArrayBuffer))]);

async function readRange(): Promise<PartAnswer> {
  const facts = new FactsCollector();
  const builder = new LedgerBuilder();
  const records: FedowRecord[] = [];
  const waiting: TransactionRecord[] = [];
  let duplicates = 0;
  await readPart(path, range, facts, (record) => {
    // Whether the others stand twice can only be told where all parts come together.
    if (record.model !== 'transaction') records.push(record);
    if (record.model !== 'transaction' && record.model !== 'checkoutstripe') return;
    const before = builder.unsettled;
    if (builder.add(record) !== null) duplicates += 1;
    if (record.model === 'transaction' && builder.unsettled > before && waiting.length <= WAITING_MAX) waiting.push(record);
  });
  facts.problems.total += duplicates;
  return { records, ledger: builder.part(), waiting: waiting.length > WAITING_MAX ? null : waiting, facts: facts.collected(), digest: digests ? await digestOf() : null };
}

async function digestOf(): Promise<FileDigest> {
  const hash = createHash('sha256');
  const frame = new FrameCheck();
  for await (const chunk of withoutByteOrderMark(watched(hash))) frame.feed(chunk);
  return { sha256: hash.digest('hex'), frame: frame.frame() };
}

async function* watched(hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
}
