/**
 * The keeper: a small process of its own beside every Convoyeur that uses the embedded server. It starts the server (or
 * joins the one that runs), says on which port, and waits for the end of its standard input, which comes however
 * Convoyeur ends, `kill -9` included. The last keeper stops the server.
 *
 * node keeper.js <path of postgres> <folder of the cluster>
 */
import { clusterIn } from './cluster.js';
import { EmbeddedError, notStarted } from './embedded-error.js';
import { type SentError, sent } from './sent-error.js';
import { attach, leave } from './server.js';

/** The one line that the keeper writes on its standard output. */
export type KeeperReport = { readonly port: number } | { readonly error: SentError };

async function keep(postgres: string, root: string): Promise<void> {
  const parentGone = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
    // The machine is going down, or somebody ends the processes of Convoyeur one by one: leave nothing behind.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.stdin.resume();
  });
  const cluster = clusterIn(root);
  const server = await attach(postgres, cluster);
  await report({ port: server.port });
  await Promise.race([parentGone, server.lease.lost]);
  await leave(cluster, server);
}

/** Returns when it is written, or nobody listens any more. */
function report(line: KeeperReport): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${JSON.stringify(line)}\n`, () => resolve());
  });
}

process.stdout.on('error', () => undefined);
const [postgres = '', root = ''] = process.argv.slice(2);
try {
  await keep(postgres, root);
} catch (error) {
  const failure = error instanceof EmbeddedError ? error : notStarted(error instanceof Error ? error.message : String(error), clusterIn(root).log);
  await report({ error: sent(failure.told) });
}
process.exit(); // standard input may still be open
