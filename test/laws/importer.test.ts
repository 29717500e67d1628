import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ImportOutcome } from '#convoyeur/migration/import-fedow.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { FaultError, SOURCE_FAULTS } from '#convoyeur/testing/faults/index.js';
import { dumps, type GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { shuffled } from '#convoyeur/testing/random/shuffled.js';
import { eventfulDumps } from '#convoyeur/testing/fuzz/eventful-dumps.js';
import { DUMP_FORMATS } from '#convoyeur/testing/write/dump-text.js';
import { differences, type Snapshot, snapshotOf } from '../import/snapshot.js';
import { type Laboratory, openLaboratory, type Rows, rowsOf, undo } from './laboratory.js';
import { keptIn, keptOf } from './read-back.js';
import type { Target } from '#convoyeur/target/target.js';

const laws = suite('laws of the importer');
const laboratory: Laboratory = await openLaboratory();
laws.after(() => laboratory.close());

/** Fast-check prints seed and path of a counterexample. */
const times = (numRuns: number): fc.Parameters<unknown> => ({ numRuns, includeErrorInReport: true });
const anyDump = (): fc.Arbitrary<GeneratedDump> => fc.oneof(dumps(), eventfulDumps());

/** The whole database, the tool’s own schema included. */
async function whole({ dataSource }: Target): Promise<Snapshot> {
  return snapshotOf({ sql: (text: string) => dataSource.query(text) });
}

function toldBy({ digest, counts, verdict, results, plan: { warnings } }: ImportOutcome): unknown {
  return { digest, counts, verdict, results, warnings };
}

async function thereAndBack(dump: GeneratedDump, target: Target): Promise<void> {
  const before = await whole(target);
  const dry = await laboratory.import(dump, target, 'dry-run');
  assert.is(dry.verdict, 'clean');
  assert.equal(toldBy(await laboratory.import(dump, target, 'rehearsal')), toldBy(dry));
  assert.equal(differences(before, await whole(target)), [], 'nothing was written yet');
  const commit = await laboratory.import(dump, target, 'commit');
  assert.equal(toldBy(commit), toldBy(dry));
  assert.is(commit.committed, true);
  const second = await laboratory.import(dump, target, 'dry-run');
  for (const [table, { create, update, adopt, conflict }] of Object.entries(second.counts)) assert.equal([create, update, adopt, conflict], [0, 0, 0, 0], table);
  await undo(target, commit.run);
  assert.equal(withoutRecord(differences(before, await whole(target))), []);
}

/** The tool’s own schema stays, with the record of a run that was rolled back. */
function withoutRecord(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('convoyeur.') && line !== 'schemas: 0 rows gone, 1 come;  → convoyeur');
}

for (const [where, numRuns, inside] of [
  ['a V2 that has lived', 20, (dump: GeneratedDump) => laboratory.inLived(dump.records, (target) => thereAndBack(dump, target))],
  ['an empty V2 whose tenants are made', 4, (dump: GeneratedDump) => laboratory.inEmpty((target) => thereAndBack(dump, target))],
] as const) {
  laws(`${where}: dry-run, rehearsal and commit say the same; a second import has nothing to do; a rollback leaves what was before`, async () => {
    await fc.assert(fc.asyncProperty(anyDump(), inside), times(numRuns));
  });
}

laws('the order of the records does not matter, and nor does the format beyond what sections leave out', async () => {
  await fc.assert(fc.asyncProperty(anyDump(), fc.integer(), fc.constantFrom(...DUMP_FORMATS), async (dump, seed, format) => {
    const seen: Rows[] = [];
    const inSections = [dump.format, format].includes('sections');
    for (const one of [dump, { ...dump, records: shuffled(dump.records, new Random(seed)), format }]) {
      await laboratory.inLived(dump.records, async (target) => {
        assert.is((await laboratory.import(one, target, 'commit')).committed, true);
        seen.push(await imported(target, inSections));
      });
    }
    assert.ok((seen[0] ?? []).length > 0);
    assert.equal(seen[1], seen[0]);
  }), times(20));
});

/** What V2 holds, without the numbers that rows get in the order of a dump; `inSections` without what they leave out. */
async function imported(target: Target, inSections: boolean): Promise<Rows> {
  const texts = [
    `SELECT (to_jsonb(t) - 'card_id' - 'primary_card_id')::text || coalesce(c.tag_id, '-') || coalesce(p.tag_id, '-') AS line FROM fedow_core_transaction t
     LEFT JOIN "QrcodeCashless_cartecashless" c ON c.id = t.card_id LEFT JOIN "QrcodeCashless_cartecashless" p ON p.id = t.primary_card_id`,
    'SELECT t::text AS line FROM fedow_core_token t',
    'SELECT w::text AS line FROM "AuthBillet_wallet" w',
    `SELECT (to_jsonb(c) - 'id' - 'detail_id')::text AS line FROM "QrcodeCashless_cartecashless" c`,
    `SELECT federation_id || ' ' || asset_id AS line FROM fedow_core_federation_assets`,
    `SELECT asset_id || ' ' || client_id AS line FROM fedow_core_asset_federated_with`,
    `SELECT (to_jsonb(a) - 'last_update')::text AS line FROM fedow_core_asset a`,
    `SELECT email || coalesce(wallet_id::text, '-') AS line FROM "AuthBillet_tibilletuser" u${inSections ? ' WHERE wallet_id IS NOT NULL' : ''}`,
  ];
  return rowsOf(target, `${texts.map((text, at) => `SELECT ${at} AS part, line FROM (${text}) q`).join(' UNION ALL ')} ORDER BY 1, 2`);
}

laws('a dump with a fault that nobody accepted leaves the database row for row and sequence for sequence', async () => {
  let planted = 0;
  await fc.assert(fc.asyncProperty(anyDump(), fc.constantFrom(...SOURCE_FAULTS), async (dump, fault) => {
    let records;
    try {
      records = fault.apply(dump.records);
    } catch (error) {
      if (error instanceof FaultError) return;
      throw error;
    }
    planted += 1;
    await laboratory.inLived(dump.records, async (target) => {
      const before = await whole(target);
      const refused = await laboratory.import({ ...dump, format: 'jsonl', records }, target, 'commit');
      assert.is(refused.committed, false, fault.name);
      assert.equal(differences(before, await whole(target)), []);
    });
  }), times(30));
  assert.ok(planted > 10, `${planted} faults were planted`);
});

/** What something else in the database could do to rows that are being written, and what is in the way of the last of them. */
const MEDDLING: Readonly<Record<string, string>> = {
  'a balance is raised by a cent': 'NEW.value := NEW.value + 1; RETURN NEW;',
  'a row is swallowed': 'RETURN NULL;',
  'the database says no': `RAISE EXCEPTION 'no';`,
};

laws('what is written and does not hold, or cannot be written to the end, is taken back to the last sequence', async () => {
  await fc.assert(fc.asyncProperty(eventfulDumps(), fc.constantFrom(...Object.keys(MEDDLING)), async (dump, meddling) => {
    await laboratory.inLived(dump.records, async (target) => {
      await rowsOf(target, `CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${MEDDLING[meddling]} END $$`);
      await rowsOf(target, 'CREATE TRIGGER meddling BEFORE INSERT ON fedow_core_token FOR EACH ROW EXECUTE FUNCTION meddle()');
      const before = await whole(target);
      const outcome = await laboratory.import(dump, target, 'commit').catch((error: unknown) => error as Error);
      assert.ok(outcome instanceof Error || (!outcome.committed && outcome.verdict === 'failed'), meddling);
      assert.equal(differences(before, await whole(target)), []);
      await rowsOf(target, 'DROP FUNCTION meddle CASCADE');
    });
  }), times(9));
});

laws('an import, read back from V2 and the provenance by plain SQL, is the dump', async () => {
  await fc.assert(fc.asyncProperty(anyDump(), async (dump) => {
    await laboratory.inLived(dump.records, async (target) => {
      assert.is((await laboratory.import({ ...dump, format: 'jsonl' }, target, 'commit')).committed, true);
      assert.equal(await keptIn(target), keptOf(dump.records));
    });
  }), times(20));
});

laws('local rows are never touched', async () => {
  await fc.assert(fc.asyncProperty(anyDump(), async (dump) => {
    await laboratory.inLived(dump.records, async (target) => {
      const before = await whole(target);
      const commit = await laboratory.import(dump, target, 'commit');
      assert.is(commit.committed, true);
      const after = await whole(target);
      for (const [relation, rows] of Object.entries(before)) {
        const held = new Set(after[relation]);
        if (!relation.endsWith('_seq') && !relation.endsWith('_seq"')) assert.equal(rows.filter((row) => !held.has(row)), [], relation);
      }
      assert.is((before['public.fedow_core_transaction'] ?? []).length, 2, 'there was something to be touched');
    });
  }), times(20));
});

laws.run();
