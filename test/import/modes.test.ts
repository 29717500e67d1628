import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { convoyeur, importFedow, type JsonReport, signedAcceptance } from './command.js';
import { tenantsOf, type TestServer, testServer } from './database.js';
import { FAULTY, fixture, freshPath } from './dumps.js';
import { differences, snapshotOf } from './snapshot.js';

const modes = suite('dry-run, rehearsal and commit');
let server: TestServer;
modes.before(async () => { server = await testServer(); });
modes.after(async () => { await server.close(); });

/** What has to be the same whatever the mode. */
function judgement({ plan, verdict, invariants, assets, hashes, skipped, usersCreated, walletsProvisioned, warnings }: JsonReport): unknown {
  return {
    plan, verdict, assets, hashes, skipped, usersCreated, walletsProvisioned, warnings,
    invariants: invariants.map(({ id, status, violations, accepted, codes, samples }) => ({ id, status, violations, accepted, codes, samples })),
  };
}

modes('the three say the same of a clean dump; a dry-run and a rehearsal leave the database as it was', async () => {
  const database = await server.lespass();
  const before = await snapshotOf(database);
  const dry = await importFedow(fixture('clean.jsonl'), database.url);
  assert.is(dry.report.mode, 'dry-run');
  assert.equal(differences(before, await snapshotOf(database)), [], 'after the dry-run');
  const rehearsal = await importFedow(fixture('clean.jsonl'), database.url, '--rehearse');
  assert.is(rehearsal.report.mode, 'rehearsal');
  assert.is(rehearsal.report.committed, false);
  assert.equal(differences(before, await snapshotOf(database)), [], 'after the rehearsal');
  const commit = await importFedow(fixture('clean.jsonl'), database.url, '--commit');
  assert.is(commit.report.committed, true);
  assert.equal(judgement(rehearsal.report), judgement(dry.report));
  assert.equal(judgement(commit.report), judgement(dry.report));
  assert.equal([dry.code, rehearsal.code, commit.code], [0, 0, 0]);
  await database.close();
});

modes('a plan that was saved of a Lespass with its tenants is applied as it is, and stale from then on', async () => {
  const database = await server.lespass();
  const plan = freshPath('plan.json');
  const dry = await importFedow(fixture('clean.jsonl'), database.url, '--save-plan', plan);
  const done = await importFedow(fixture('clean.jsonl'), database.url, '--plan', plan, '--commit');
  assert.equal([dry.code, done.code, done.report.committed, done.report.plan], [0, 0, true, dry.report.plan]);
  const stale = await importFedow(fixture('clean.jsonl'), database.url, '--plan', plan, '--commit');
  assert.equal([stale.code, /the plan: expected the target as it was/u.test(stale.report.errors.join())], [3, true]);
  await database.close();
});

modes('the three say the same of a faulty dump: refused, and the database is left row for row and sequence for sequence', async () => {
  const database = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const before = await snapshotOf(database);
  const seen = [];
  for (const flags of [[], ['--rehearse'], ['--commit']]) {
    const { code, report } = await importFedow(fixture('faulty.jsonl'), database.url, ...flags);
    assert.is(code, 1);
    assert.is(report.verdict, 'failed');
    assert.is(report.committed, false);
    assert.equal(differences(before, await snapshotOf(database)), [], flags.join());
    seen.push(judgement(report));
  }
  assert.equal(seen[1], seen[0]);
  assert.equal(seen[2], seen[0]);
  await database.close();
});

modes('the three say the same of a faulty dump that a person has accepted', async () => {
  const database = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const before = await snapshotOf(database);
  const accept = await signedAcceptance(fixture('faulty.jsonl'));
  const seen: unknown[] = [];
  for (const flags of [[], ['--rehearse'], ['--commit']]) {
    assert.equal(differences(before, await snapshotOf(database)), [], `before ${flags.join()}`);
    const { code, report } = await importFedow(fixture('faulty.jsonl'), database.url, ...accept, ...flags);
    assert.is(code, 0);
    assert.is(report.verdict, 'accepted');
    assert.is(report.committed, flags.includes('--commit'));
    seen.push(judgement(report));
  }
  assert.equal(seen[1], seen[0]);
  assert.equal(seen[2], seen[0]);
  const audit = await convoyeur('invariants', 'run', '--database', '--database-url', database.url, ...accept);
  assert.is(audit.code, 0);
  assert.is(audit.report.verdict, 'accepted');
  await database.close();
});

modes('a rehearsal after an import leaves the tool’s own sequences too as they were', async () => {
  const database = await server.lespass();
  assert.is((await importFedow(fixture('clean.jsonl'), database.url, '--commit')).code, 0);
  const before = await snapshotOf(database);
  assert.is((await importFedow(fixture('clean.jsonl'), database.url, '--rehearse')).code, 0);
  assert.equal(differences(before, await snapshotOf(database)), [], 'after a rehearsal of what is there already');
  await database.close();
});

modes('no tenant is made on a server of one’s own, --create-tenants or not', async () => {
  const database = await server.lespass({ tenants: [] });
  const before = await snapshotOf(database);
  for (const mode of ['--rehearse', '--commit']) {
    const { code, stderr } = await importFedow(fixture('clean.jsonl'), database.url, mode, '--create-tenants');
    assert.is(code, 2);
    assert.match(stderr, '--create-tenants: expected the embedded database, found one of your own');
    assert.equal(differences(before, await snapshotOf(database)), []);
  }
  await database.close();
});

modes.run();
