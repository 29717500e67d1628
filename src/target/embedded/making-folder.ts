import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.js';

/** What is made beside its place, and renamed when it is whole. */
const MADE = ['postgres', 'binaries'] as const;

/** A new folder beside the one that it will become; its name tells whose it is. Made at once, so that an interruption finds it known. */
export function makingFolder(dataDir: string, of: typeof MADE[number]): string {
  return mkdtempSync(join(dataDir, `${of}-new-${process.pid}-`));
}

/** Removes what runs that were killed while they made something have left behind. */
export async function removeRemnants(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const maker = MADE.map((of) => `${of}-new-`).find((prefix) => name.startsWith(prefix));
    if (maker !== undefined && !isAlive(Number.parseInt(name.slice(maker.length), 10))) await removeMaking(join(dataDir, name));
  }
}

/** A program of a killed run may still write into it for a moment. */
export async function removeMaking(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
