import { inTransaction, openTarget, type Target } from '#convoyeur/target/target.js';
import type { Sentence } from '#convoyeur/words/index.js';
import { setTimeout as pause } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from './schema-server.js';

const test = suite('Ctrl-C');
const server = await freshServer();

test.after(() => server.close());

/** A target, and what Ctrl-C does to it. */
async function interruptible(): Promise<{ readonly target: Target; readonly interrupt: () => Promise<Sentence | undefined> }> {
  const cleanups: (() => Promise<Sentence | undefined>)[] = [];
  const target = await openTarget({ databaseUrl: server.url, dataDir: '', create: false, onInterrupt: (cleanup) => { cleanups.push(cleanup); return () => undefined; } });
  return { target, interrupt: () => cleanups[0]!() };
}

/** What is said of an interruption that comes after so many transactions have ended, and before the target is closed. */
async function saidAfter(mode: 'read' | 'write', endings: readonly ('commit' | 'rollback')[]): Promise<string> {
  const { target, interrupt } = await interruptible();
  try {
    for (const ending of endings) await inTransaction(target.dataSource, mode, () => Promise.resolve(ending));
    return String(await interrupt());
  } finally {
    await target.close();
  }
}

test('before anything has begun, and after a rollback, nothing was written', async () => {
  assert.is(await saidAfter('write', []), 'Nothing was written.');
  assert.is(await saidAfter('read', ['rollback']), 'Nothing was written.');
  assert.is(await saidAfter('write', ['rollback']), 'Nothing was written.');
});

test('after a commit that the program has not told of yet, it is not said that nothing was written', async () => {
  assert.match(await saidAfter('write', ['commit']), /may have been done; `convoyeur runs`/);
  assert.match(await saidAfter('write', ['commit', 'rollback']), /may have been done/);
});

test('that something was committed is said also after the target was closed, until the command has said so', async () => {
  for (const [ending, left] of [['commit', ['The commit was under way and may have been done; `convoyeur runs` says whether it was.']], ['rollback', []]] as const) {
    const cleanups = new Set<() => Promise<Sentence | undefined>>();
    const target = await openTarget({
      databaseUrl: server.url, dataDir: '', create: false, onInterrupt: (cleanup) => {
        cleanups.add(cleanup);
        return () => cleanups.delete(cleanup);
      },
    });
    await inTransaction(target.dataSource, 'write', () => Promise.resolve(ending));
    await target.close();
    assert.equal(await Promise.all([...cleanups].map(async (cleanup) => String(await cleanup()))), left);
  }
});

test('work that ends while it is being interrupted is not committed any more', async () => {
  const { target, interrupt } = await interruptible();
  try {
    const said = await new Promise<Sentence | undefined>((resolve) => {
      // It never ends, as in a program that ends by a signal.
      void inTransaction(target.dataSource, 'write', async ({ client }) => {
        await client.query('CREATE TABLE public.written_too_late ()');
        void interrupt().then(resolve);
        return 'commit';
      });
    });
    assert.is(String(said), 'Nothing was written.');
    const [row] = await target.dataSource.query<{ there: boolean }[]>(`SELECT to_regclass('public.written_too_late') IS NOT NULL AS there`);
    assert.is(row?.there, false);
  } finally {
    await Promise.race([target.close(), pause(1000)]);
  }
});

test.run();
