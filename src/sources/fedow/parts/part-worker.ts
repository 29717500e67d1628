import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import type { TransactionRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { FrameCheck } from '../../django/trailer.js';
import { FactsCollector } from '../facts-collector.js';
import type { FileDigest, PartAnswer, PartRequest } from './part-answer.js';
import { plainTransactions } from '../plain/plain-transactions.js';
import { builderFor, bytesOf, readPart } from './read-part.js';

/** More than these are settled by a second reading: as objects they would take more memory than all the rest. */
const WAITING_MAX = 50_000;

const { path, range, digests } = workerData as PartRequest;
const answer = await readRange();
parentPort?.postMessage(answer, buffersOf(answer));

async function readRange(): Promise<PartAnswer> {
  const facts = new FactsCollector();
  const builder = builderFor(range.end - range.start);
  const waiting: TransactionRecord[] = [];
  let duplicates = 0;
  await readPart(path, range, facts, plainTransactions(builder, facts), (record) => {
    const before = builder.unsettled;
    if (builder.add(record) !== null) duplicates += 1;
    if (record.model === 'transaction' && builder.unsettled > before && waiting.length <= WAITING_MAX) waiting.push(record);
  });
  facts.problems.total += duplicates;
  return { ledger: builder.part(), waiting: waiting.length > WAITING_MAX ? null : waiting, facts: facts.collected(), digest: digests ? await digestOf() : null };
}

/** What passes to the other thread without a copy. */
function buffersOf({ ledger: { transactions, tables } }: PartAnswer): ArrayBuffer[] {
  const { columns, uuids, wallets, assets, cards } = transactions;
  const arrays = [uuids, wallets, assets, cards, ...Object.values(columns), ...Object.values(tables).flatMap((table) => [table.uuids, ...table.columns, ...table.texts])];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
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
