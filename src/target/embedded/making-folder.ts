import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.js';

/** How the folders begin that become the data and the programs of a server when they are whole. */
export const MAKING = { postgres: 'postgres-new-', binaries: 'binaries-new-' } as const;

/** A new folder that its maker renames or removes; its name tells who that is. Made at once, so that an interruption finds it known. */
export function makingFolder(parent: string, prefix: string): string {
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}

/** Removes what runs that were killed have left behind, as far as it is ours to remove. */
export async function removeRemnants(parent: string, prefixes: readonly string[] = Object.values(MAKING)): Promise<void> {
  for (const name of await readdir(parent)) {
    const prefix = prefixes.find((one) => name.startsWith(one));
    const [maker] = name.slice(prefix?.length).match(/^\d+(?=-)/u) ?? [];
    if (prefix !== undefined && maker !== undefined && !isAlive(Number(maker))) await removeMaking(join(parent, name)).catch(() => undefined);
  }
}

/** A program of a killed run may still write into it for a moment. */
export async function removeMaking(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
