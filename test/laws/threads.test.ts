import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ImportOutcome } from '#convoyeur/migration/import-fedow.js';
import { dumps, type GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { eventfulDumps } from '#convoyeur/testing/fuzz/eventful-dumps.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { shuffled } from '#convoyeur/testing/random/shuffled.js';
import type { Target } from '#convoyeur/target/target.js';
import { type Laboratory, openLaboratory, rowsOf, undo } from './laboratory.js';
import { keptIn, keptOf } from './read-back.js';

const laws = suite('laws of the importer on several threads');
const laboratory: Laboratory = await openLaboratory();
laws.after(() => laboratory.close());

/** As many as a pool opens, so that each is asked. */
const CONNECTIONS_MAX = 10;

const anyDump: fc.Arbitrary<GeneratedDump> = fc.oneof(dumps(), eventfulDumps()).map((dump) => ({ ...dump, format: 'jsonl' as const }));
/** Children before their parents, cards before their wallets. */
const mixed = ({ records, ...rest }: GeneratedDump, seed: number): GeneratedDump => ({ ...rest, records: shuffled(records, new Random(seed)) });

function toldBy({ digest, counts, verdict, results, committed, target, plan: { warnings } }: ImportOutcome): unknown {
  const { transactions: table } = target;
  const rows = Array.from({ length: table.count }, (_, row) => [table.uuids.at(row), table.id[row], table.actionAt(row), table.amount[row], table.microseconds[row], table.card[row], table.hashAt(row)]);
  return { digest, counts, verdict, results, committed, warnings, rows };
}

laws('a dry-run says the same on any number of threads, of a dump in any order', async () => {
  await fc.assert(fc.asyncProperty(anyDump, fc.integer(), fc.integer({ min: 2, max: 5 }), async (dump, seed, threads) => {
    await laboratory.inLived(dump.records, async (target) => {
      const inAnyOrder = mixed(dump, seed);
      assert.equal(toldBy(await laboratory.import(inAnyOrder, target, 'dry-run', { threads })), toldBy(await laboratory.import(inAnyOrder, target, 'dry-run')));
    });
  }), { numRuns: 6, includeErrorInReport: true });
});

laws('a commit whose rows another thread makes writes the same rows, which a rollback knows again', async () => {
  await fc.assert(fc.asyncProperty(anyDump, fc.integer(), async (dump, seed) => {
    await laboratory.inLived(dump.records, async (target) => {
      const inAnyOrder = mixed(dump, seed);
      const rehearsal = await laboratory.import(inAnyOrder, target, 'rehearsal');
      const commit = await laboratory.import(inAnyOrder, target, 'commit', { threads: 2 });
      assert.equal(toldBy(commit), { ...toldBy(rehearsal) as object, committed: true });
      assert.equal(await keptIn(target), keptOf(dump.records));
      await undo(target, commit.run);
    });
  }), { numRuns: 6, includeErrorInReport: true });
});

laws('a commit on several threads whose connection is ended at any moment leaves all or nothing, and can be made again', async () => {
  const endings: boolean[] = [];
  await fc.assert(fc.asyncProperty(anyDump, fc.integer({ min: 0, max: 400 }), async (dump, delay) => {
    await laboratory.inLived(dump.records, async (target) => {
      // Before the first run there are no tables to look into.
      await undo(target, (await laboratory.import(dump, target, 'commit')).run);
      const before = await keptIn(target);
      // Every other one as soon as the import is at work, so that some are interrupted on any machine.
      const after = endings.length % 2 === 0 ? 0 : delay;
      let isOver = false;
      const importing = laboratory.import(dump, target, 'commit', { threads: 3 }).then(() => true, (error: unknown) => {
        assert.match(String(error), /a server that was stopped|connection/u);
        return false;
      }).finally(() => { isOver = true; });
      const [isDone] = await Promise.all([
        importing, atWork(target, () => isOver).then(() => setTimeout(after)).then(() => rowsOf(target, `SELECT pg_terminate_backend(pid, 60000) ${OTHERS}`)),
      ]);
      endings.push(isDone);
      await freshConnections(target);
      // A connection that is lost during COMMIT leaves open which of the two it is.
      const isKept = isDeepStrictEqual(await keptIn(target), keptOf(dump.records));
      assert.ok(isKept || !isDone, 'what was committed is there');
      if (isKept) return;
      assert.equal(await keptIn(target), before);
      await laboratory.import(dump, target, 'commit', { threads: 3 });
      assert.equal(await keptIn(target), keptOf(dump.records));
    });
  }), { numRuns: 8, includeErrorInReport: true, endOnFailure: true });
  assert.ok(endings.includes(false), 'some were interrupted');
});

const OTHERS = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** Resolves when another session is in a transaction, or the import is over, which nobody saw at work then. */
async function atWork(target: Target, isOver: () => boolean): Promise<void> {
  while (!isOver() && (await rowsOf(target, `SELECT pid ${OTHERS} AND xact_start IS NOT NULL`)).length === 0) await setTimeout(2);
}

/** Makes the pool let go of connections that were ended while nobody used them, and that it gives out until it has heard of it. */
async function freshConnections({ dataSource }: Target): Promise<void> {
  for (let isFresh = false; !isFresh;) {
    const answers = await Promise.allSettled(Array.from({ length: CONNECTIONS_MAX }, () => dataSource.query('SELECT 1')));
    isFresh = answers.every(({ status }) => status === 'fulfilled');
  }
}

laws('a commit that rebuilds indexes can make the tenants, whose tables refer to what is written bare', async () => {
  await fc.assert(fc.asyncProperty(anyDump, async (dump) => {
    await laboratory.inEmpty(async (target) => {
      const plain = await laboratory.import(dump, target, 'rehearsal');
      assert.equal(toldBy(await laboratory.import(dump, target, 'commit', { rebuildIndexes: true })), { ...toldBy(plain) as object, committed: true });
    });
  }), { numRuns: 2, includeErrorInReport: true });
});

laws.run();
