import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { convoyeur, importFedow } from '../import/command.js';
import { type TestDatabase, type TestServer, TENANTS, testServer } from '../import/database.js';
import { fixture } from '../import/dumps.js';
import { differences, snapshotOf } from '../import/snapshot.js';
import { article, changedTill, pick } from './till-dumps.js';

// On a Lespass made of V2's own DDL, as the commands do it. CONVOYEUR_TEST_POSTGRES=postgres://… takes a server of one's own.

const test = suite('two venues of one Lespass');
let server: TestServer;
test.before(async () => { server = await testServer(); });
test.after(async () => { await server.close(); });

const [OURS, THEIRS] = ['Mama Sound', 'grooveyourass'].map((venue) => {
  const tenant = TENANTS.find(({ name }) => name === venue);
  if (tenant === undefined) throw new Error(`no ${venue}`);
  return tenant;
}) as [(typeof TENANTS)[number], (typeof TENANTS)[number]];

/** The fixture's till as that of a venue: the same uuids and keys, so that only the schemas keep them apart. */
function tillOf(place: string, coffee: string): string {
  return changedTill((records) => {
    pick(records, 'configuration').fields['fedow_place_uuid'] = place;
    article(records, 'Café').fields['prix'] = coffee;
  });
}

const tills = { [OURS.schema]: tillOf(OURS.place, '0.10'), [THEIRS.schema]: tillOf(THEIRS.place, '0.20') };

async function imported(database: TestDatabase, schema: string, ...words: string[]): Promise<string> {
  const { code, report } = await convoyeur('import', 'laboutik', '--source', tills[schema] ?? '', '--tenant', schema, '--database-url', database.url, '--commit', ...words);
  assert.equal([code, report.verdict, report.committed], [0, 'clean', true], report.errors.join());
  return report.run ?? '';
}

async function rolledBack(database: TestDatabase, run: string): Promise<void> {
  const { code, report } = await convoyeur('rollback', '--run', run, '--database-url', database.url, '--commit');
  assert.is(code, 0, report.errors.join());
}

test('neither import touches the other, and a rollback of one leaves the other row for row and sequence for sequence', async () => {
  const database = await server.lespass({ tables: [OURS.schema, THEIRS.schema] });
  try {
    assert.is((await importFedow(fixture('clean.jsonl'), database.url, '--commit')).code, 0);
    const before = await snapshotOf(database);
    const ours = await imported(database, OURS.schema);
    const one = await snapshotOf(database);
    assert.ok(differences(before, one).length > 0);
    const theirs = await imported(database, THEIRS.schema);
    const both = await snapshotOf(database);
    assert.equal(differences(one, both).filter((difference) => !isOf(THEIRS.schema, difference)), []);
    assert.is(await database.value(`SELECT string_agg(prix::text, ' ' ORDER BY prix) FROM (SELECT prix FROM ${OURS.schema}."BaseBillet_price" WHERE name = 'Café' UNION SELECT prix FROM ${THEIRS.schema}."BaseBillet_price" WHERE name = 'Café') p`), '0.10 0.20');
    await rolledBack(database, ours);
    const left = await snapshotOf(database);
    assert.equal(differences(both, left).filter((difference) => !isOf(OURS.schema, difference)), [], 'the other venue is as it was');
    assert.equal(differences(before, left).filter((difference) => !isOf(THEIRS.schema, difference)), [], 'and this one as before its import');
    const verified = await convoyeur('verify', 'import', '--source', tills[THEIRS.schema] ?? '', '--tenant', THEIRS.schema, '--database-url', database.url);
    assert.is(verified.code, 0);
    const mistaken = await convoyeur('verify', 'import', '--source', tills[THEIRS.schema] ?? '', '--tenant', OURS.schema, '--database-url', database.url);
    assert.is(mistaken.code, 3, 'another venue’s dump is no dump of which everything is missing');
    assert.match(mistaken.report.errors.join(), `Give --tenant ${THEIRS.schema}`);
    await rolledBack(database, theirs);
    assert.equal(differences(before, await snapshotOf(database)).filter((difference) => !isOf('convoyeur', difference)), []);
    await imported(database, OURS.schema);
    const again = await convoyeur('import', 'laboutik', '--source', tills[OURS.schema] ?? '', '--tenant', OURS.schema, '--database-url', database.url);
    assert.ok(Object.values(again.report.plan).every(({ create, update, conflict }) => create + update + conflict === 0));
  } finally {
    await database.close();
  }
});

/** Whether a difference is in that schema, or in what the tool notes for itself. */
function isOf(schema: string, difference: string): boolean {
  return difference.startsWith(`${schema}.`) || difference.startsWith('convoyeur.');
}

test.run();
