import { connect, createServer, type AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { importFedow } from './command.js';
import { type TestDatabase, type TestServer, testServer } from './database.js';
import { fixture } from './dumps.js';
import { differences, snapshotOf } from './snapshot.js';

const atCommit = suite('what happens at COMMIT');
const CLEAN = fixture('clean.jsonl');
let server: TestServer;
atCommit.before(async () => { server = await testServer(); });
atCommit.after(async () => { await server.close(); });

/** A trigger that waits for COMMIT before it changes what was written. */
const LATE = `
  CREATE FUNCTION raise() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE fedow_core_token SET value = value + 1 WHERE uuid = NEW.uuid; RETURN NULL; END $$;
  CREATE CONSTRAINT TRIGGER late AFTER INSERT ON fedow_core_token DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise()`;

for (const flags of [['--commit'], ['--rehearse'], ['--commit', '--rebuild-indexes']]) {
  atCommit(`a trigger that waits for COMMIT to change a balance is seen before: import fedow ${flags.join(' ')}`, async () => {
    const database = await server.lespass();
    await database.sql(LATE);
    const before = await snapshotOf(database);
    const { code, report } = await importFedow(CLEAN, database.url, ...flags);
    assert.is(code, 1);
    assert.is(report.committed, false);
    assert.is(report.verdict, 'failed');
    assert.equal(differences(before, await snapshotOf(database)), []);
    await database.close();
  });
}

const NAMES = 'CREATE FUNCTION name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.is_superuser := true; RETURN NEW; END $$';
const NAMING = 'CREATE TRIGGER early BEFORE INSERT ON "AuthBillet_tibilletuser" FOR EACH ROW EXECUTE FUNCTION name()';

atCommit('a trigger that changes what no invariant looks at is seen as well', async () => {
  const database = await server.lespass();
  await database.sql(`${NAMES}; ${NAMING}`);
  const before = await snapshotOf(database);
  const refused = await importFedow(CLEAN, database.url, '--commit');
  assert.is(refused.code, 3);
  assert.match(refused.report.errors.join('\n'), /"AuthBillet_tibilletuser": early\n.*AuthBillet_tibilletuser [-0-9a-f]{36}: expected the row as the run wrote it/s);
  assert.equal(differences(before, await snapshotOf(database)), []);
  await database.sql('ALTER TABLE "AuthBillet_tibilletuser" DISABLE TRIGGER early');
  assert.is((await importFedow(CLEAN, database.url, '--commit')).code, 0);
  await database.close();
});

atCommit('a trigger that changes nothing is no hindrance', async () => {
  const database = await server.lespass();
  await database.sql(`${NAMES.replace('NEW.is_superuser := true; ', '')}; ${NAMING}`);
  assert.is((await importFedow(CLEAN, database.url, '--commit')).code, 0);
  await database.close();
});

atCommit('when the answer to COMMIT is lost, nobody says whether it was done', async () => {
  const database = await server.lespass();
  const lossy = await withoutTheLastAnswer(database);
  const { code, report, stderr } = await importFedow(CLEAN, lossy.url, '--commit');
  await lossy.close();
  assert.is(code, 3, stderr);
  assert.match(report.errors.join('\n'), 'The commit may have been done all the same: `convoyeur runs` says whether it was.');
  assert.not('committed' in report);
  assert.is(report.mode, 'commit');
  assert.is(await database.value('SELECT count(*) FROM convoyeur.import_run'), '1');
  await database.close();
});

/** A cable that breaks when the server answers COMMIT. */
async function withoutTheLastAnswer({ url }: TestDatabase): Promise<{ readonly url: string; close(): Promise<void> }> {
  const proxy = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    let isLast = false;
    near.on('data', (chunk) => {
      isLast ||= chunk.includes('COMMIT\0');
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (isLast) near.resetAndDestroy();
      else near.write(chunk);
    });
    for (const [socket, other] of [[near, far], [far, near]] as const) socket.on('error', () => undefined).on('close', () => { other.destroy(); });
  });
  await new Promise<void>((listening) => { proxy.listen(0, '127.0.0.1', listening); });
  return {
    url: Object.assign(new URL(url), { port: String((proxy.address() as AddressInfo).port) }).href,
    close: () => new Promise((done) => { proxy.close(() => { done(); }); }),
  };
}

atCommit.run();
