import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LABOUTIK } from '#convoyeur/extract/shapes/laboutik.js';
import { TILL_READERS } from '#convoyeur/sources/laboutik/models/index.js';
import { LEFT_MODELS } from '#convoyeur/sources/laboutik/models/not-imported.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';

import { freshServer } from '../target/schema-server.js';
import { laboutikInPostgres, LABOUTIK_RECORDS, withClient } from './old-postgres.js';
import { extracted, folder, refusal, type DjangoRecord } from './old-servers.js';
import { readerRights } from './reader-rights.js';
import { LABOUTIK_SECRETS, withoutSecrets } from './secret-fields.js';

const laboutik = suite('extract: LaBoutik');

let server: Awaited<ReturnType<typeof freshServer>>;
laboutik.before(async () => {
  server = await freshServer();
  await laboutikInPostgres(server.url, (model, field) => LABOUTIK.models.find(({ label }) => label === model)?.fields.some(({ name, kind }) => name === field && kind === 'link') === true);
  await withClient(server.url, (client) => client.query(`
    CREATE TABLE "APIcashless_appareil" (id uuid PRIMARY KEY, pin_code integer); INSERT INTO "APIcashless_appareil" VALUES (gen_random_uuid(), 123456);
    CREATE TABLE "APIcashless_cloturecaisse" (id uuid PRIMARY KEY, datetime timestamptz, start timestamptz, "end" timestamptz, "ticketZ" jsonb, categorie text);
    INSERT INTO "APIcashless_cloturecaisse" VALUES ('00000000-0000-4000-8000-000000000001', '2024-02-29 12:00:00.000001+02', now(), now(), '{"a": 1.50}', 'K');
    CREATE TABLE "APIcashless_newmodel" (id integer PRIMARY KEY)`));
});
laboutik.after(async () => { await server.close(); });

/** With sorted fields and lists, and the fixture's milliseconds as the microseconds that they are. */
function comparable(record: DjangoRecord): string {
  const fields = Object.keys(record.fields).sort().map((name) => {
    const value = record.fields[name];
    if (Array.isArray(value)) return [name, (value as unknown[]).map(String).sort()] as const;
    return [name, typeof value === 'string' ? value.replace(/(\.\d{3})Z$/, '$1000Z') : value] as const;
  });
  return JSON.stringify({ ...record, fields: Object.fromEntries(fields) });
}

laboutik('each record of the venue as Django serialises it, its secrets left out', async () => {
  const { data, text, plan, records } = await extracted(server.url, LABOUTIK);
  const known = new Set(LABOUTIK_RECORDS.map(({ model }) => model));
  const expected = LABOUTIK_RECORDS.map((record) => withoutSecrets(record, LABOUTIK_SECRETS, []));
  assert.equal(data.filter(({ model }) => known.has(model)).map(comparable).sort(), expected.map(comparable).sort());
  assert.not.match(text, /FAKE-SECRET|123456/);
  assert.is(records['APIcashless.articlevendu'], 200);
  assert.equal(plan.leftOut, ['APIcashless.appareil']);
  assert.equal(plan.unknown, ['table APIcashless_newmodel']);
  assert.ok(plan.missing.includes('epsonprinter.printer'));
  assert.equal(plan.missing.filter((name) => name.split('.').length > 2), [], 'no field of a model that is there is missing');
});

laboutik('moments to the microsecond, in UTC, and the exact text of jsonb', async () => {
  const { lines } = await extracted(server.url, LABOUTIK);
  const line = lines.find((one) => one.includes('APIcashless.cloturecaisse')) ?? '';
  assert.match(line, '"datetime": "2024-02-29T10:00:00.000001Z"');
  assert.match(line, '"ticketZ": {"a": 1.50}');
});

laboutik('read again, nothing is wrong with it; cut off, that is noticed', async () => {
  const { path, records, lines } = await extracted(server.url, LABOUTIK);
  const whole = await openLaboutikDump(path);
  for await (const _batch of whole.read());
  assert.equal(whole.facts.problems, []);
  assert.equal(whole.facts.records, records);
  assert.not.ok('convoyeur.extract' in whole.facts.skipped);
  const short = join(folder(), 'short.jsonl');
  writeFileSync(short, lines.slice(0, -1).map((line) => `${line}\n`).join(''));
  const cut = await openLaboutikDump(short);
  for await (const _batch of cut.read());
  assert.match(cut.facts.problems.map(({ message }) => message).join(), 'expected the trailer of an extract');
});

laboutik('each model that is written is one that the reader of dumps knows', () => {
  const unknown = LABOUTIK.models.map(({ label }) => label.toLowerCase()).filter((name) => TILL_READERS.get(name) === undefined && !Object.hasOwn(LEFT_MODELS, name));
  assert.equal(unknown, []);
});

laboutik('a role with the rights of docs/extract.md is enough', async () => {
  await withClient(server.url, (client) => client.query(readerRights('laboutik')));
  const url = new URL(server.url);
  url.username = 'convoyeur_reader';
  url.password = 'choose-one';
  assert.is((await extracted(url.href, LABOUTIK)).sha256, (await extracted(server.url, LABOUTIK)).sha256);
  await withClient(url.href, async (client) => {
    for (const sql of ['SELECT private_pem FROM "APIcashless_configuration"', 'SELECT * FROM "APIcashless_appareil"', 'DELETE FROM "APIcashless_table"']) {
      assert.ok(await client.query(sql).then(() => false, () => true), sql);
    }
  });
});

laboutik('the other system is told apart', async () => {
  assert.match(await refusal(server.url), 'found one of LaBoutik. Use `convoyeur extract laboutik`');
});

laboutik.run();
