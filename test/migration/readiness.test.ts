import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoNow } from '#convoyeur/migration/clock.js';
import { importFedow } from '#convoyeur/migration/import-fedow.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import { readiness } from '#convoyeur/migration/readiness.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { readinessText } from '#convoyeur/reports/text/readiness-text.js';
import { openTarget, type Target } from '#convoyeur/target/target.js';
import { Voice } from '#convoyeur/words/index.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFolder } from '../open-folder.js';

const ready = suite('readiness');
const folder = openFolder('readiness');
let target: Target;

ready.before(async () => {
  target = await openTarget({ databaseUrl: undefined, dataDir: join(folder, 'data'), create: true });
  const dump = await openFedowDump(fileURLToPath(new URL('../../test/fixtures/fedow/clean.jsonl', import.meta.url)));
  const outcome = await importFedow(dump, await loadLedger(dump), target, {
    mode: 'commit', decisions: NO_DECISIONS, createTenants: true, primaryTenant: null, unlinkedCards: 'keep', accepted: () => false, now: isoNow(), reviewedDigest: null,
    run: { toolVersion: 'test', flags: {}, accepted: [] },
  }, { stage: () => undefined, advance: () => undefined });
  assert.is(outcome.verdict, 'clean');
});

ready.after(async () => {
  await target.close();
  rmSync(folder, { recursive: true, force: true });
});

async function one(schema: string): Promise<Awaited<ReturnType<typeof readiness>>[number]> {
  const [found, ...others] = await readiness(target, schema);
  assert.is(others.length, 0);
  return found!;
}

ready('names every tenant of an imported place', async () => {
  const tenants = (await readiness(target)).map(({ tenant }) => tenant);
  assert.equal(tenants, ['boeuf', 'etangsale', 'fignoss', 'grooveyourass', 'mamasound', 'raffinerie', 'sanssuite']);
});

ready('a tenant without configuration is not ready', async () => {
  const { switches, isReady } = await one('mamasound');
  assert.equal([switches, isReady], [null, false]);
});

ready('what Fedow owes is collected − deposited: 591.05 € − 459.87 €', async () => {
  assert.is((await one('mamasound')).dueFromFedow, 13118);
});

ready('what Fedow has paid beyond that is not called due', async () => {
  const [tenant] = await readiness(target, 'mamasound');
  const textOf = (dueFromFedow: number): string => readinessText([{ ...tenant!, dueFromFedow }], new Voice('en')).replaceAll(/\s+/gu, ' ');
  assert.match(textOf(13118), /131\.18\s€ of the federated euro to be paid from Fedow before the cut/u);
  assert.match(textOf(-250), /2\.50\s€ of the federated euro paid by Fedow beyond what was collected: find out why, and settle it with the place/u);
  assert.not.match(textOf(-250), 'to be paid');
});

ready('the old server and the two modules are told, then the tenant is ready', async () => {
  await target.dataSource.query(`INSERT INTO mamasound."BaseBillet_configuration" (id, server_cashless, module_monnaie_locale, module_caisse) VALUES (1, 'https://old.example.org', false, true)`);
  assert.equal((await one('mamasound')).switches, { serverCashless: 'https://old.example.org', moduleMonnaieLocale: false, moduleCaisse: true });
  assert.not((await one('mamasound')).isReady);
  await target.dataSource.query(`UPDATE mamasound."BaseBillet_configuration" SET server_cashless = '', module_monnaie_locale = true`);
  assert.ok((await one('mamasound')).isReady);
});

ready('an asset that is not active hides what it holds', async () => {
  assert.equal((await one('grooveyourass')).assetsHidden.map(({ name, held }) => [name, held]), [['TNF grooveyourass', 89072]]);
});

ready('customers who have logged in are not counted any more', async () => {
  const before = (await one('mamasound')).usersInactive;
  assert.ok(before > 0);
  await target.dataSource.query('UPDATE public."AuthBillet_tibilletuser" SET is_active = true');
  assert.is((await one('mamasound')).usersInactive, 0);
});

ready('accounts that nobody can log in to are counted, and keep their venue from being ready', async () => {
  assert.equal([(await one('mamasound')).usersLockedOut, (await one('mamasound')).isReady], [0, true]);
  const [user] = await target.dataSource.query<{ id: string }[]>(`SELECT l.tibilletuser_id AS id FROM public."AuthBillet_tibilletuser_client_achat" l JOIN public."Customers_client" c ON c.uuid = l.client_id
    JOIN public."AuthBillet_tibilletuser" u ON u.id = l.tibilletuser_id WHERE c.schema_name = 'mamasound' AND u.wallet_id IS NOT NULL LIMIT 1`);
  for (const [change, undo] of [['email = upper(email)', 'email = lower(email)'], [`username = 'x'`, 'username = email'], [`espece = 'TE'`, `espece = 'HU'`]]) {
    await target.dataSource.query(`UPDATE public."AuthBillet_tibilletuser" SET ${change ?? ''} WHERE id = $1`, [user?.id]);
    const tenant = await one('mamasound');
    assert.equal([tenant.usersLockedOut, tenant.isReady], [1, false], change);
    assert.match(readinessText([tenant], new Voice('en')), '1 account that nobody can log in to');
    await target.dataSource.query(`UPDATE public."AuthBillet_tibilletuser" SET ${undo ?? ''} WHERE id = $1`, [user?.id]);
  }
});

ready('a tenant that does not exist is refused in words', async () => {
  const refusal = await readiness(target, 'nowhere').then(() => null, (error: unknown) => error);
  assert.match((refusal as Error).message, /^--tenant: expected the schema of a tenant, found nowhere, which is none\. Name one of those there are: .*mamasound/u);
});

ready.run();
