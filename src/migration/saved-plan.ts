import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { requireNone, writeWhole } from '../files/whole-file.js';
import { Failure } from '../ledger/failure.js';
import { parseTimestamp } from '../ledger/timestamp.js';
import { TargetError } from '../target/target-error.js';
import { sentence, type Text, unreadableFile, unwritableFile } from '../words/index.js';

/** A file that a plan was made with, and what it held then. */
export interface PlanInput {
  readonly path: string;
  readonly sha256: string;
}

/** The flags that decide a plan of one command, and how to know them in a file. */
export interface PlanOptions<Options> {
  readonly command: 'import fedow' | 'import laboutik';
  readonly accepts: (options: unknown) => options is Options;
}

/** What `--save-plan` writes: enough to make the same plan again and to tell whether it still is the same. */
export interface SavedPlan<Options> {
  readonly convoyeur: string;
  readonly command: PlanOptions<Options>['command'];
  /** Of all that the plan writes. */
  readonly digest: string;
  /** The moment of the plan, which rows made up for V2 hold. */
  readonly now: string;
  readonly source: { readonly sha256: string };
  readonly accept: PlanInput | null;
  readonly mapping: PlanInput | null;
  readonly options: Options;
  /** The report of the dry-run, for the person who reviews it. */
  readonly report: unknown;
}

/** Why a plan matters. */
export const REVIEWED = sentence('What is written has to be what somebody has looked at.');

/** A file that is not a saved plan. */
export class PlanFileError extends Failure {
  readonly exitCode = 2;
  readonly stake = REVIEWED;
}

/** What was reviewed is not what would be done now. */
export class StalePlanError extends TargetError {
  override readonly stake = REVIEWED;

  constructor(what: Text) {
    super({ said: sentence('the plan: expected {what} as it was when the plan was saved, found it changed', { what }), todo: sentence('Look at a new dry-run, and save its plan.') });
  }
}

/** Writes a plan for its reviewer alone (mode 600): it names people. @throws PlanFileError where a file is already */
export function savePlan(path: string, plan: SavedPlan<unknown>): void {
  try {
    writeWhole(path, `${JSON.stringify(plan, null, 2)}\n`);
  } catch (error) {
    throw new PlanFileError(unwritableFile(path, error));
  }
}

/** @throws PlanFileError in words for a file that is absent, no saved plan, or one of another command */
export async function readPlan<Options>(path: string, kind: PlanOptions<Options>): Promise<SavedPlan<Options>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => { throw new PlanFileError(unreadableFile(path, error)); });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new PlanFileError(text.startsWith('{')
      ? { said: sentence('{path}: expected a plan that --save-plan has written, found JSON that is cut off or damaged', { path }), todo: sentence('Copy it again, or save the plan anew.') }
      : { said: sentence('{path}: expected a plan that --save-plan has written, found no JSON', { path }), todo: sentence('Give the file that --save-plan wrote.') });
  }
  const { command } = (content ?? {}) as { command?: unknown };
  if (typeof command === 'string' && /^import \w+$/u.test(command) && command !== kind.command) throw new PlanFileError({ said: sentence('{path}: expected a plan of {command}, found one of {command2}', { path, command: kind.command, command2: command }), todo: sentence('Use it with `convoyeur {command2}`, or name a plan of this command.', { command2: command }) });
  if (!isSavedPlan(content, kind)) throw new PlanFileError({ said: sentence('{path}: expected a plan that --save-plan has written, found other JSON', { path }), todo: sentence('Give the file that --save-plan wrote.') });
  return content;
}

function isSavedPlan<Options>(content: unknown, { command, accepts }: PlanOptions<Options>): content is SavedPlan<Options> {
  const plan = content as Partial<SavedPlan<Options>> | null;
  const hex = /^[0-9a-f]{64}$/u;
  return typeof plan === 'object' && plan !== null && plan.command === command && hex.test(plan.digest ?? '') && hex.test(plan.source?.sha256 ?? '')
    && typeof plan.now === 'string' && parseTimestamp(plan.now) === plan.now && isInput(plan.accept) && isInput(plan.mapping) && accepts(plan.options);
}

/** The absolute path of a file, and its SHA-256; empty where it cannot be read, which its reader then says in words. Null for none. */
export async function planInput(path: string | undefined): Promise<PlanInput | null> {
  if (path === undefined) return null;
  const content = await readFile(path).catch(() => null);
  return { path: resolve(path), sha256: content === null ? '' : createHash('sha256').update(content).digest('hex') };
}

/** @throws StalePlanError when a file is not what the plan was made with */
export async function requireUnchanged(what: Text, input: PlanInput | null): Promise<void> {
  if (input === null) return;
  const now = await planInput(input.path);
  if (now?.sha256 !== input.sha256) throw new StalePlanError(sentence('{what} ({path})', { what, path: input.path }));
}

function isInput(input: unknown): boolean {
  const { path, sha256 } = (input ?? {}) as Partial<Record<keyof PlanInput, unknown>>;
  return input === null || (typeof path === 'string' && typeof sha256 === 'string');
}

/** @throws PlanFileError where a file is already: better before the work than after it */
export function requireNoFile(path: string): void {
  try {
    requireNone(path);
  } catch (error) {
    throw new PlanFileError(unwritableFile(path, error));
  }
}
