import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { type Sentence, sentence } from '../words/index.js';

/** A transaction that has not ended. */
export interface UnderWay {
  /** COMMIT was sent: the server may have done it, whatever becomes of the connection. */
  isCommitting: boolean;
  /** Somebody ends the program: errors of the transaction are of no interest any more. */
  isInterrupted: boolean;
  /** Rejects with the first cause when the connection is lost: what was asked of it, a COPY or a cursor, may never say so. */
  readonly lost: Promise<never>;
  /** That cause; null while there is a connection. */
  readonly cause: () => Promise<unknown>;
  readonly ended: () => void;
}

interface Known extends UnderWay {
  readonly mode: 'read' | 'write';
  /** The server's process. */
  readonly pid: number;
}

const ALL = new WeakMap<DataSource, Set<Known>>();
/** How many transactions have been committed. */
const COMMITTED = new WeakMap<DataSource, number>();
const STEP_MS = 50;
/** Less than the program has for all its cleaning up. */
const WAIT_MS_MAX = 45_000;

/** Notes a transaction, until it has ended. */
export function begins(dataSource: DataSource, client: PoolClient, mode: 'read' | 'write'): UnderWay {
  const all = ALL.get(dataSource) ?? new Set();
  ALL.set(dataSource, all);
  const { processID: pid = 0 } = client as PoolClient & { readonly processID?: number };
  const loss = lossOf(client);
  const known: Known = {
    mode, pid, isCommitting: false, isInterrupted: false, lost: loss.lost, cause: () => Promise.race([loss.lost, pause(0, null)]).catch((error: unknown) => error),
    ended: () => {
      all.delete(known);
      if (known.isCommitting) COMMITTED.set(dataSource, committed(dataSource) + 1);
      loss.forget();
    },
  };
  all.add(known);
  return known;
}

function lossOf(client: PoolClient): { readonly lost: Promise<never>; readonly forget: () => void } {
  let forget = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    const isGone = (): void => { reject(new Error('Connection terminated unexpectedly')); };
    client.on('error', reject).on('end', isGone);
    forget = () => { client.off('error', reject).off('end', isGone); };
  });
  // Told only where somebody waits for it.
  lost.catch(() => undefined);
  return { lost, forget };
}

function committed(dataSource: DataSource): number {
  return COMMITTED.get(dataSource) ?? 0;
}

/** Whether anything was committed by a connection of this data source. */
export function hasCommitted(dataSource: DataSource): boolean {
  return committed(dataSource) > 0;
}

/**
 * What ends the transactions under way and waits until the server has let go of them, so that no lock is left when the prompt comes back.
 * It resolves to what stands then, for a person: what was committed from now on counts, also when the program was only about to say so.
 */
export function interruption(dataSource: DataSource): () => Promise<Sentence> {
  const before = committed(dataSource);
  return () => interrupt(dataSource, before);
}

async function interrupt(dataSource: DataSource, committedBefore: number): Promise<Sentence> {
  const all = [...ALL.get(dataSource) ?? []];
  const isCommitting = committed(dataSource) > committedBefore || all.some((one) => one.mode === 'write' && one.isCommitting);
  for (const one of all) one.isInterrupted = true;
  await endSessions(dataSource, all.map(({ pid }) => pid)).catch(() => undefined);
  return isCommitting
    ? sentence('The commit was under way and may have been done; `convoyeur runs` says whether it was.')
    : sentence('Nothing was written.');
}

/** By another connection: that of the transaction is busy. */
async function endSessions(dataSource: DataSource, pids: readonly number[]): Promise<void> {
  if (pids.length === 0) return;
  await dataSource.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY($1)', [pids]);
  for (let waited = 0; waited < WAIT_MS_MAX; waited += STEP_MS) {
    const left = await dataSource.query<unknown[]>('SELECT FROM pg_stat_activity WHERE pid = ANY($1)', [pids]);
    if (left.length === 0) return;
    await pause(STEP_MS);
  }
}
