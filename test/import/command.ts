import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as assert from 'uvu/assert';

import { freshPath } from './dumps.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

export interface TableCounts {
  readonly create: number;
  readonly update: number;
  readonly adopt: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly conflict: number;
}

export interface InvariantReport {
  readonly id: string;
  readonly status: string;
  readonly violations: number;
  readonly accepted: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly samples: readonly { readonly code: string; readonly message: string }[];
}

/** The part of `--json` that the tests look at. */
export interface JsonReport {
  readonly mode: string;
  readonly committed: boolean;
  readonly verdict: string;
  readonly run: string | null;
  readonly source: { readonly format: string; readonly timestampPrecision: string; readonly records: Readonly<Record<string, number>> };
  readonly plan: Readonly<Record<string, TableCounts>>;
  readonly skipped: Readonly<Record<string, { readonly count: number; readonly reason: string }>>;
  readonly walletsProvisioned: number;
  readonly usersCreated: number;
  readonly assets: readonly { readonly uuid: string; readonly category: string; readonly stored: number; readonly target: number }[];
  readonly invariants: readonly InvariantReport[];
  readonly hashes: { readonly verified: number; readonly mismatch: number; readonly unverifiable: number };
  readonly conflicts: readonly { readonly table: string; readonly key: string; readonly message: string }[];
  readonly tokenErrors: readonly { readonly token: string; readonly isFalseAlarm: boolean }[];
  readonly gaps: number;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly runs: readonly { readonly id: string; readonly verdict: string }[];
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: JsonReport;
}

/** Starts the command as a person would, with `--json`. Never without an end: an import that hangs is a failed test. */
export async function convoyeur(...words: readonly string[]): Promise<Ran> {
  const ran = await plainly(...words, '--json');
  let report: JsonReport;
  try {
    report = JSON.parse(ran.stdout) as JsonReport;
  } catch {
    throw new Error(`no one object on stdout of: ${words.join(' ')}\n${ran.stdout.slice(0, 500)}\n${ran.stderr.slice(0, 2000)}`);
  }
  return { ...ran, report };
}

/** Without `--json`: what people read. */
export function plainly(...words: readonly string[]): Promise<Omit<Ran, 'report'>> {
  const { DATABASE_URL: _operators, PGPASSWORD: _password, ...environment } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...words], { env: { ...environment, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => { done({ code, stdout, stderr }); });
  });
}

export function importFedow(source: string, url: string, ...flags: readonly string[]): Promise<Ran> {
  return convoyeur('import', 'fedow', '--source', source, '--database-url', url, ...flags);
}

/** Imports a dump for good. Fails the test when that is refused. */
export async function committed(source: string, url: string, ...flags: readonly string[]): Promise<JsonReport> {
  const { code, report, stderr } = await importFedow(source, url, '--commit', ...flags);
  assert.is(code, 0, `the import was refused:\n${stderr}${JSON.stringify(failing(report))}`);
  assert.is(report.committed, true);
  return report;
}

/** The findings that are not accepted, for messages. */
export function failing(report: JsonReport): unknown {
  return (report.invariants as JsonReport['invariants'] | undefined)?.filter(({ status }) => status === 'fail' || status === 'incomplete').map(({ id, codes, samples }) => ({ id, codes, sample: samples[0]?.message }));
}

/** The flags of an acceptance that a person has signed, of all that is wrong in a dump. */
export async function signedAcceptance(source: string): Promise<readonly string[]> {
  const path = freshPath('accepted.yaml');
  await plainly('invariants', 'run', '--source', source, '--write-accept', path);
  const proposal = readFileSync(path, 'utf8');
  writeFileSync(path, proposal.replace(/^(\s*by:).*$/gm, '$1 Jo').replace(/^(\s*reason:).*$/gm, '$1 known since 2024'));
  return ['--accept', path];
}

/** Whether a plan does nothing at all. */
export function isEmpty(plan: JsonReport['plan']): boolean {
  return Object.values(plan).every(({ create, update, adopt, conflict }) => create + update + adopt + conflict === 0);
}
