import { open, stat } from 'node:fs/promises';

import type { LedgerBuilder } from '../../../ledger/ledger-builder.js';
import type { DumpFacts } from '../dump.js';
import { FactsCollector } from '../facts-collector.js';
import type { PartAnswer, PartRequest } from './part-answer.js';
import { plainTransactions } from '../plain/plain-transactions.js';
import { builderFor, type ByteRange, readPart } from './read-part.js';
import { startThread } from './start-thread.js';

export interface LoadedParts {
  readonly builder: LedgerBuilder;
  readonly facts: DumpFacts;
}

const NEWLINE = 0x0a;

/**
 * Reads a file of JSON Lines on several threads, each its part of the lines: with two of them an audit takes little more than half the time.
 * @returns null where anything at all is wrong with the dump: reading it in one piece, as always, finds the words for it
 */
export async function loadParts(path: string, parts: number, onProgress?: (bytesRead: number) => void): Promise<LoadedParts | null> {
  const before = await stat(path);
  const [own, ...others] = await rangesOf(path, before.size, parts);
  if (own === undefined || others.length === 0) return null;
  const threads = others.map((range, at) => inThread({ path, range, digests: at === others.length - 1 }));
  const facts = new FactsCollector();
  const builder = builderFor(before.size);
  let duplicates = 0;
  const [answers] = await Promise.all([
    Promise.all(threads),
    readPart(path, own, facts, plainTransactions(builder, facts), (record) => { if (builder.add(record) !== null) duplicates += 1; }, onProgress === undefined ? undefined : (bytes) => { onProgress(bytes * (before.size / (own.end - own.start))); }),
  ]);
  if (duplicates > 0 || !answers.every((answer) => answer !== null && absorb(builder, facts, answer))) return null;
  if (builder.repeatsHash()) return null;
  for (const answer of answers) for (const record of answer?.waiting ?? []) builder.trySettle(record);
  const digest = answers.at(-1)?.digest ?? null;
  facts.checkFrame(digest?.frame ?? null);
  facts.close();
  const after = await stat(path);
  const isSame = after.size === before.size && after.mtimeMs === before.mtimeMs && after.ino === before.ino;
  return digest === null || facts.problems.total > 0 || !isSame ? null : { builder, facts: facts.facts(digest.sha256) };
}

/** Whether the part could be added. */
function absorb(builder: LedgerBuilder, facts: FactsCollector, { ledger, facts: collected }: PartAnswer): boolean {
  facts.absorb(collected);
  return builder.absorb(ledger);
}

/** Null where the thread failed, whatever the reason: reading again in this one tells it in words. */
function inThread(request: PartRequest): Promise<PartAnswer | null> {
  const worker = startThread(new URL('part-worker.js', import.meta.url), request);
  return new Promise((resolve) => {
    worker.once('message', (answer: PartAnswer) => { resolve(answer); });
    worker.once('error', () => { resolve(null); });
    worker.once('exit', () => { resolve(null); });
  });
}

/** The last part is smaller: its thread reads the whole file for the digest as well, and like all but the first has to be started. */
const LAST_SHARE = 0.9;

/** Cuts a file after line ends, into parts that take about the same time. */
export async function rangesOf(path: string, size: number, parts: number): Promise<ByteRange[]> {
  const share = size / (parts - 1 + LAST_SHARE);
  const file = await open(path);
  try {
    const cuts = [0];
    for (let part = 1; part < parts; part += 1) cuts.push(Math.max(cuts.at(-1) ?? 0, await lineAfter(file, Math.floor(share * part), size)));
    return cuts.map((start, at) => ({ start, end: cuts[at + 1] ?? size }));
  } finally {
    await file.close();
  }
}

/** Where the first line begins that lies behind a place in the file. */
async function lineAfter(file: Awaited<ReturnType<typeof open>>, from: number, size: number): Promise<number> {
  const buffer = Buffer.alloc(64 * 1024);
  for (let at = from; at < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return size;
    const newline = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
    if (newline >= 0) return at + newline + 1;
    at += bytesRead;
  }
  return size;
}
