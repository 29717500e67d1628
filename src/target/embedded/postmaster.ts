import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says about the server of a data directory. */
export type Postmaster =
  | { readonly kind: 'none' }
  /** A server is being born: the file is there and not written yet. */
  | { readonly kind: 'unwritten' }
  /** The file was left behind: its process is gone, or its number is another program's by now. */
  | { readonly kind: 'stale'; readonly text: string }
  | { readonly kind: 'live'; readonly pid: number; readonly port: number; readonly status: string };

/** Older than this, in milliseconds, an empty file is a remnant and not a beginning. */
const UNWRITTEN_MS_MAX = 2_000;

/** @param data the data directory, as the server was given it */
export async function readPostmaster(data: string): Promise<Postmaster> {
  const file = pidFile(data);
  let text: string;
  let ageMs: number;
  try {
    text = await readFile(file, 'utf8');
    ageMs = Date.now() - (await stat(file)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  // Its lines: process, data directory, start, port, socket folder, address, shared memory, status.
  const [process, , , port, , , , status] = text.split('\n');
  const pid = Number.parseInt(process ?? '', 10);
  if (Number.isNaN(pid)) return ageMs > UNWRITTEN_MS_MAX ? { kind: 'stale', text } : { kind: 'unwritten' };
  return isServerOf(pid, data) ? { kind: 'live', pid, port: Number(port ?? 0), status: (status ?? '').trim() } : { kind: 'stale', text };
}

/**
 * Removes a stale file. PostgreSQL does so by itself when the process is gone, but refuses to start when its number
 * has passed to another program. Moved first and looked at again: a new server's file may have taken its place.
 */
export async function removeStale(data: string, stale: string): Promise<void> {
  const aside = `${pidFile(data)}.stale-${process.pid}`;
  try {
    await rename(pidFile(data), aside);
    if (await readFile(aside, 'utf8') === stale) await unlink(aside);
    else await rename(aside, pidFile(data));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Whether there is such a process, whosever it is; a dead one that nobody has collected counts too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether this process is the server: its command line names the data directory. A dead one that nobody has collected has none. */
export function isServerOf(pid: number, data: string): boolean {
  return isAlive(pid) && commandLine(pid).includes(data);
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return commandLineByPs(pid); // macOS has no /proc
  }
}

function commandLineByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
