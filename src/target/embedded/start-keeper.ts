import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { EmbeddedError, notStarted } from './embedded-error.js';
import type { KeeperReport } from './keeper.js';
import { plainEnvironment } from './run-program.js';
import { received } from './sent-error.js';
import { sentence } from '../../words/index.js';

/** Our hold on the process that looks after the server. */
export interface Keeper {
  /** Of the server, on 127.0.0.1. */
  readonly port: number;
  /** Sends the keeper away; returns when it has gone, and with it the server where nobody else uses it. */
  dismiss(): Promise<void>;
}

/**
 * Starts a keeper and waits until the server accepts connections.
 * @throws EmbeddedError with the keeper's words
 */
export async function startKeeper(binaries: Binaries, cluster: Cluster): Promise<Keeper> {
  const child = spawnKeeper(binaries, cluster);
  const ended = once(child, 'exit').catch(() => undefined);
  const dismiss = async (): Promise<void> => {
    child.ref();
    child.stdin?.end();
    await ended;
  };
  const report = await firstLine(child);
  if (report === null || 'error' in report) {
    await dismiss();
    throw report === null ? notStarted(sentence('the end of the process that looks after it'), cluster.log) : new EmbeddedError(received(report.error));
  }
  // Nothing of it may keep Node from ending: our end is what the keeper waits for.
  if (child.stdin instanceof Socket) child.stdin.unref();
  child.unref();
  return { port: report.port, dismiss };
}

/** Detached, since Ctrl-C at the terminal is meant for us alone; what goes wrong in it is written to the server's log. */
function spawnKeeper(binaries: Binaries, cluster: Cluster): ChildProcess {
  const script = fileURLToPath(new URL('./keeper.js', import.meta.url));
  const log = openSync(cluster.log, 'a', 0o600);
  const child = spawn(process.execPath, [script, binaries.postgres, cluster.root], {
    cwd: '/', env: plainEnvironment(), detached: true, stdio: ['pipe', 'pipe', log],
  });
  closeSync(log);
  child.stdin?.on('error', () => undefined); // it may be gone already
  return child;
}

/** Null when the keeper ended without a word. */
async function firstLine(child: ChildProcess): Promise<KeeperReport | null> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text) as KeeperReport;
  }
  return null;
}
