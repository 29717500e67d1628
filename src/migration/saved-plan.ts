import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../ledger/failure.js';
import { parseTimestamp } from '../ledger/timestamp.js';
import { TargetError } from '../target/target-error.js';

/** A file that a plan was made with, and what it held then. */
export interface PlanInput {
  readonly path: string;
  readonly sha256: string;
}

/** What `--save-plan` writes: enough to make the same plan again and to tell whether it still is the same. */
export interface SavedPlan {
  readonly convoyeur: string;
  /** Of the plan (`planDigest`). */
  readonly digest: string;
  /** The moment of the plan, which rows made up for V2 hold. */
  readonly now: string;
  readonly source: { readonly sha256: string };
  readonly accept: PlanInput | null;
  readonly mapping: PlanInput | null;
  readonly options: { readonly createTenants: boolean; readonly primaryTenant: string | null; readonly unlinkedCards: 'keep' | 'provision' };
  /** The report of the dry-run, for the person who reviews it. */
  readonly report: unknown;
}

/** A file that is not a saved plan. */
export class PlanFileError extends Failure {
  readonly exitCode = 2;
}

/** What was reviewed is not what would be done now. */
export class StalePlanError extends TargetError {
  constructor(what: string) {
    super(`the plan is stale: ${what} has changed since it was saved; look at a new dry-run, and save its plan`);
  }
}

/** Writes a plan for its reviewer alone (mode 600): it names people. @throws PlanFileError where a file is already */
export async function savePlan(path: string, plan: SavedPlan): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new PlanFileError(code === 'EEXIST' ? `${path}: exists; a saved plan is never overwritten, name another file` : `${path}: cannot be written (${code ?? 'unknown reason'})`);
  }
}

/** @throws PlanFileError in words for a file that is absent or no saved plan */
export async function readPlan(path: string): Promise<SavedPlan> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new PlanFileError(`${path}: expected a plan that --save-plan has written, found ${(error as { code?: string }).code === 'ENOENT' ? 'no such file' : 'something else'}`);
  }
  if (!isSavedPlan(content)) throw new PlanFileError(`${path}: expected a plan that --save-plan has written, found other JSON`);
  return content;
}

function isSavedPlan(content: unknown): content is SavedPlan {
  const plan = content as Partial<SavedPlan> | null;
  const hex = /^[0-9a-f]{64}$/u;
  return typeof plan === 'object' && plan !== null && hex.test(plan.digest ?? '') && hex.test(plan.source?.sha256 ?? '')
    && typeof plan.now === 'string' && parseTimestamp(plan.now) === plan.now && isInput(plan.accept) && isInput(plan.mapping) && isOptions(plan.options);
}

/** The absolute path of a file, and its SHA-256; empty where it cannot be read, which its reader then says in words. Null for none. */
export async function planInput(path: string | undefined): Promise<PlanInput | null> {
  if (path === undefined) return null;
  const content = await readFile(path).catch(() => null);
  return { path: resolve(path), sha256: content === null ? '' : createHash('sha256').update(content).digest('hex') };
}

/** @throws StalePlanError when a file is not what the plan was made with */
export async function requireUnchanged(what: string, input: PlanInput | null): Promise<void> {
  if (input === null) return;
  const now = await planInput(input.path);
  if (now?.sha256 !== input.sha256) throw new StalePlanError(`${what} (${input.path})`);
}

function isInput(input: unknown): boolean {
  const { path, sha256 } = (input ?? {}) as Partial<Record<keyof PlanInput, unknown>>;
  return input === null || (typeof path === 'string' && typeof sha256 === 'string');
}

function isOptions(options: unknown): boolean {
  const { createTenants, primaryTenant, unlinkedCards } = (options ?? {}) as Partial<Record<keyof SavedPlan['options'], unknown>>;
  return typeof createTenants === 'boolean' && (primaryTenant === null || typeof primaryTenant === 'string') && (unlinkedCards === 'keep' || unlinkedCards === 'provision');
}

/** @throws PlanFileError where a file is already: better before the work than after it */
export async function requireNoFile(path: string): Promise<void> {
  const exists = await readFile(path).then(() => true, () => false);
  if (exists) throw new PlanFileError(`${path}: exists; a saved plan is never overwritten, name another file`);
}
