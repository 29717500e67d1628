import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import type { TransactionRecord } from '../../../ledger/records.js';
import { arraysOf } from '../../../ledger/transaction-table.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { FrameCheck } from '../../django/trailer.js';
import { FactsCollector } from '../facts-collector.js';
import type { FileDigest, PartAnswer, PartRequest } from './part-answer.js';
import { plainTransactions } from '../plain/plain-transactions.js';
import { builderFor, bytesOf, readPart, watched } from './read-part.js';
import { memoryOf } from './start-thread.js';

/** More than these are settled by a second reading: as objects they would take more memory than all the rest. */
const WAITING_MAX = 50_000;

const { path, range, digests } = workerData as PartRequest;
const answer = await readRange();
const { transactions, tables } = answer.ledger;
parentPort?.postMessage(answer, memoryOf([...arraysOf(transactions), ...Object.values(tables).flatMap(({ uuids, columns, texts }) => [uuids, ...columns, ...texts])]));

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

async function digestOf(): Promise<FileDigest> {
  const hash = createHash('sha256');
  const frame = new FrameCheck();
  for await (const chunk of withoutByteOrderMark(watched(bytesOf(path, 0, Infinity), (chunk) => { hash.update(chunk); }))) frame.feed(chunk);
  return { sha256: hash.digest('hex'), frame: frame.frame() };
}
