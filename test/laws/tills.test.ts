import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkTill, importTill } from '#convoyeur/testing/fuzz/check-till.js';
import { differences, snapshotOf } from '#convoyeur/testing/fuzz/snapshot.js';
import { TILL_FORMATS } from '#convoyeur/testing/write/till-text.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { shuffled } from '#convoyeur/testing/random/shuffled.js';
import type { Target } from '#convoyeur/target/target.js';
import { openLaboratory, type Rows, rowsOf, undo } from './laboratory.js';
import { tillKeptIn, tillKeptOf } from './till-read-back.js';
import { type NetworkWithTill, networksWithTill, openVenues, type Venue } from './venues.js';

const laws = suite('laws of the importer of tills');
const laboratory = await openLaboratory();
laws.after(() => laboratory.close());
const venues = openVenues(laboratory);

/** Fast-check prints seed and path of a counterexample. */
const times = (numRuns: number): fc.Parameters<unknown> => ({ numRuns, includeErrorInReport: true });

// The promises that `fuzz` tries, one after the other, on a till alone: that dry-run, rehearsal and commit agree, that a second import has nothing to do,
// that rows of Lespass are left alone, that a rollback leaves what was there before, row for row and sequence for sequence.
for (const [where, numRuns, inVenue] of [
  ['a venue that has begun to work', 15, venues.lived],
  ['a tenant that an import has made', 3, venues.made],
] as const) {
  laws(`${where}: dry-run, rehearsal and commit say the same; a second import has nothing to do; a rollback leaves what was before`, async () => {
    await fc.assert(fc.asyncProperty(networksWithTill(), async (network) => {
      await inVenue(network, async ({ target, till }) => { await checkTill(till, target, await snapshotOf(target)); });
    }), times(numRuns));
  });
}

laws('the order of the records of a till does not matter, and nor does their format', async () => {
  await fc.assert(fc.asyncProperty(networksWithTill(), fc.integer(), fc.constantFrom(...TILL_FORMATS), async (network, seed, format) => {
    await venues.lived(network, async ({ target, tenant, till }) => {
      const other = await venues.read({ records: shuffled(network.till.records, new Random(seed)), format });
      const seen: Rows[] = [];
      const digests = new Set<string>();
      for (const one of [till, other]) {
        const { committed, run, digest } = await importTill(one, target, tenant, 'commit');
        assert.is(committed, true);
        digests.add(digest);
        seen.push(await standing(target, tenant));
        await undo(target, run);
      }
      assert.equal(seen[1], seen[0]);
      assert.is(digests.size, 1, 'one plan');
    });
  }), times(12));
});

const TABLES = [
  'BaseBillet_tva', 'BaseBillet_categorieproduct', 'BaseBillet_product', 'BaseBillet_price', 'laboutik_pointdevente', 'laboutik_pointdevente_products',
  'laboutik_pointdevente_categories', 'laboutik_carteprimaire', 'laboutik_carteprimaire_points_de_vente', 'laboutik_categorietable', 'laboutik_table',
];

/** What the tenant has, without the numbers that rows get in the order of a dump. */
async function standing(target: Target, tenant: string): Promise<Rows> {
  const texts = [
    ...TABLES.map((table) => `SELECT (to_jsonb(t) - 'id' - 'categorie_id')::text AS line FROM "${tenant}"."${table}" t`),
    `SELECT t.name || ' ' || coalesce(c.name, '-') AS line FROM "${tenant}".laboutik_table t LEFT JOIN "${tenant}".laboutik_categorietable c ON c.id = t.categorie_id`,
  ];
  return rowsOf(target, `${texts.map((text, at) => `SELECT ${at} AS part, line FROM (${text}) q`).join(' UNION ALL ')} ORDER BY 1, 2`);
}

/** What something else in the database could do to rows that are being written, and what is in the way of the last of them. */
const MEDDLING: Readonly<Record<string, string>> = {
  'a price is raised by a cent': 'NEW.prix := NEW.prix + 0.01; RETURN NEW;',
  'a row is swallowed': 'RETURN NULL;',
  'the database says no': `RAISE EXCEPTION 'no';`,
};

laws('a till that is written and does not hold, or cannot be written to the end, is taken back to the last sequence', async () => {
  let meddled = 0;
  await fc.assert(fc.asyncProperty(networksWithTill(), fc.constantFrom(...Object.keys(MEDDLING)), async (network, meddling) => {
    await venues.lived(network, async (venue) => {
      if (await createsNone(venue)) return;
      meddled += 1;
      const { target, tenant, till } = venue;
      await rowsOf(target, `CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${MEDDLING[meddling]} END $$`);
      await rowsOf(target, `CREATE TRIGGER meddling BEFORE INSERT ON "${tenant}"."BaseBillet_price" FOR EACH ROW EXECUTE FUNCTION meddle()`);
      const before = await snapshotOf(target);
      const outcome = await importTill(till, target, tenant, 'commit').catch((error: unknown) => error as Error);
      assert.ok(outcome instanceof Error || (!outcome.committed && outcome.verdict === 'failed'), meddling);
      assert.equal(differences(before, await snapshotOf(target)), []);
      await rowsOf(target, 'DROP FUNCTION meddle CASCADE');
    });
  }), times(9));
  assert.ok(meddled > 3, `${meddled} tills were meddled with`);
});

laws('what a trigger does at COMMIT, and what the database refuses there, is seen before: by a rehearsal as well', async () => {
  const network = sellingNetwork();
  for (const late of ['UPDATE "TENANT"."BaseBillet_price" SET prix = prix / 2 + 1 WHERE uuid = NEW.uuid; RETURN NULL;', `RAISE EXCEPTION 'no';`]) {
    await venues.lived(network, async ({ target, tenant, till }) => {
      await rowsOf(target, `CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${late.replace('TENANT', tenant)} END $$`);
      await rowsOf(target, `CREATE CONSTRAINT TRIGGER late AFTER INSERT ON "${tenant}"."BaseBillet_price" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION meddle()`);
      const before = await snapshotOf(target);
      for (const mode of ['rehearsal', 'commit'] as const) {
        const outcome = await importTill(till, target, tenant, mode).catch((error: unknown) => error as Error);
        assert.ok(outcome instanceof Error || outcome.verdict === 'failed', `${mode}: ${late}`);
        assert.equal(differences(before, await snapshotOf(target)), []);
      }
      await rowsOf(target, 'DROP FUNCTION meddle CASCADE');
    });
  }
});

/** One network, always the same, whose till has something to sell. */
function sellingNetwork(): NetworkWithTill {
  const [network] = fc.sample(networksWithTill().filter(({ till }) => till.records.some((record) => record.model === 'articles' && record.method === 'VT')), { numRuns: 1, seed: 1 });
  assert.ok(network !== undefined);
  return network;
}

async function createsNone({ target, tenant, till }: Venue): Promise<boolean> {
  return (await importTill(till, target, tenant, 'dry-run')).counts['BaseBillet_price']?.create === 0;
}

/** Changes one of a till's prices in Lespass by a cent, towards zero: beyond the greatest there is no column for it. False where the till creates none. */
async function isRefusedWhenChanged(network: NetworkWithTill): Promise<boolean> {
  let isChanged = false;
  await venues.lived(network, async (venue) => {
    if (await createsNone(venue)) return;
    isChanged = true;
    const { target, tenant, till } = venue;
    const { run } = await importTill(till, target, tenant, 'commit');
    const [price] = await rowsOf(target, `SELECT uuid, prix FROM "${tenant}"."BaseBillet_price"
      WHERE uuid::text = (SELECT min(row_key) FROM convoyeur.row_origin WHERE run_id = ${run ?? ''} AND table_name = 'BaseBillet_price' AND change = 'created')`);
    const set = (value: string) => rowsOf(target, `UPDATE "${tenant}"."BaseBillet_price" SET prix = ${value} WHERE uuid = '${String(price?.['uuid'])}'`);
    await set('CASE WHEN prix > 0 THEN prix - 0.01 ELSE prix + 0.01 END');
    const before = await snapshotOf(target);
    const refused = await importTill(till, target, tenant, 'commit');
    assert.is(refused.committed, false);
    assert.is(refused.plan.conflicts.length, 1);
    assert.equal(differences(before, await snapshotOf(target)), []);
    await set(String(price?.['prix']));
  });
  return isChanged;
}

laws('a till of which a row has been changed in Lespass since is a conflict, and refused row for row and sequence for sequence', async () => {
  let changed = 0;
  await fc.assert(fc.asyncProperty(networksWithTill(), async (network) => {
    if (await isRefusedWhenChanged(network)) changed += 1;
  }), times(8));
  assert.ok(changed > 3, `${changed} tills were changed`);
});

for (const cents of [-999_999, 999_999]) {
  laws(`the same, where each price is as far from zero as a price can be: ${cents} cents`, async () => {
    const network = sellingNetwork();
    const records = network.till.records.map((record) => (record.model === 'articles' ? { ...record, price: cents } : record));
    assert.ok(await isRefusedWhenChanged({ ...network, till: { ...network.till, records } }));
  });
}

laws('a till, read back from V2 and the provenance by plain SQL, is the dump', async () => {
  await fc.assert(fc.asyncProperty(networksWithTill(), async (network) => {
    await venues.lived(network, async ({ target, tenant, till }) => {
      assert.is((await importTill(till, target, tenant, 'commit')).committed, true);
      assert.equal(await tillKeptIn(target, tenant), tillKeptOf(network.till.records));
    });
  }), times(15));
});

laws.run();
