import { basename } from 'node:path';
import type { PoolClient } from 'pg';
import type { Verdict } from '../../invariants/result.js';
import type { Timestamp } from '../../ledger/records.js';
import { ensureOwnSchema } from '../../target/schema/own-schema.js';
import type { Session } from '../../target/target.js';
import { holdSequences, type SequenceState } from '../../target/write/sequences.js';
import type { Plan, TableCounts } from '../plan/plan.js';

/** What the run table keeps of how a run was asked for. */
export interface RunOptions {
  readonly toolVersion: string;
  /** The flags that decide the result, without any secret or path. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** What was accepted, by whom and why. */
  readonly accepted: unknown;
}

/** What a run is about. */
export interface RunSubject {
  readonly command: 'import fedow' | 'import laboutik';
  /** Schema of the one tenant concerned; null for Fedow. */
  readonly tenant: string | null;
  readonly dump: { readonly path: string; readonly format: string; readonly facts: { readonly sha256: string } };
  /** Where the sequences stand, by table. */
  readonly sequences: Readonly<Record<string, SequenceState>>;
}

/** Makes the tool's own schema where it is missing, and opens a run. Returns its number. */
export async function beginRun({ queryRunner, client }: Session, subject: RunSubject, options: { readonly run: RunOptions; readonly now: Timestamp }): Promise<string> {
  await ensureOwnSchema(queryRunner);
  await holdSequences(client, ['import_run', 'row_origin'], 'convoyeur');
  const { command, tenant, dump, sequences } = subject;
  const { rows: [row] } = await client.query<{ id: string }>(
    `INSERT INTO convoyeur.import_run (command, tenant, source_name, source_sha256, source_format, tool_version, started_at, accepted, options, sequences)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [command, tenant, basename(dump.path), dump.facts.sha256, dump.format, options.run.toolVersion, options.now, JSON.stringify(options.run.accepted),
      JSON.stringify(options.run.flags), JSON.stringify(sequences)],
  );
  if (row === undefined) throw new Error('the run table gave no number');
  return row.id;
}

/** What a run did. */
export interface RunDeeds {
  readonly counts: Readonly<Record<string, TableCounts>>;
  /** Records left out, with the reason, by model. */
  readonly skipped: unknown;
}

/** A report as the run table keeps it: canonical JSON, and the SHA-256 of its UTF-8. */
export interface KeptReport {
  readonly text: string;
  readonly sha256: string;
}

/** Closes a run with what it did and how it was judged. @param report the whole of it; undefined where nobody will ask (a fuzz) */
export async function endRun(client: PoolClient, run: string, deeds: RunDeeds, verdict: Verdict, report: KeptReport | undefined): Promise<void> {
  await client.query(
    `UPDATE convoyeur.import_run SET finished_at = clock_timestamp(), verdict = $2, plan = $3, skipped = $4, report = $5, report_sha256 = $6 WHERE id = $1`,
    [run, verdict, JSON.stringify(deeds.counts), JSON.stringify(deeds.skipped), report?.text ?? null, report?.sha256 ?? null],
  );
}

/** How many records of each model were left out, by reason. */
export function leftOut(plan: Plan): Record<string, { count: number; reason: string }[]> {
  return Object.fromEntries([...plan.links.leftOut].filter(([, records]) => records.size > 0).map(([model, records]) => {
    const byReason = new Map<string, number>();
    for (const reason of records.values()) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
    return [model, Array.from(byReason, ([reason, count]) => ({ count, reason }))];
  }));
}
