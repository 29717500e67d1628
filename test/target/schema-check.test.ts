import { openDataSource } from '#convoyeur/target/data-source.js';
import { checkSchema } from '#convoyeur/target/schema/check.js';
import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import { tenantDdl } from '#convoyeur/target/schema/v2-ddl.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from './schema-server.js';

const test = suite('the target’s tables against Lespass V2');
const server = await freshServer();
const dataSource = await openDataSource(server.url);
const queryRunner = dataSource.createQueryRunner();
await createV2(queryRunner);
await queryRunner.query(tenantDdl('venue').join(';\n'));

test.after(async () => {
  await queryRunner.release();
  await dataSource.destroy();
  await server.close();
});

/** What differs, after that change: `level table.column: message`, the message without the place it begins with. */
async function findingsAfter(change: string, tenants: readonly string[] = ['venue']): Promise<string[]> {
  await queryRunner.startTransaction();
  try {
    await queryRunner.query(change);
    const findings = await checkSchema(queryRunner, { tenants });
    return findings.map(({ level, table, column, message: text }) => {
      const message = String(text);
      const place = column === undefined ? table : `${table}.${column}`;
      assert.ok(message.includes(`${place}: `), `“${message}” names ${place}`);
      return `${level} ${place}: ${message.slice(message.indexOf(': ') + 2)}`;
    });
  } finally {
    await queryRunner.rollbackTransaction();
  }
}

test('nothing differs in what was created from the same record', async () => {
  assert.equal(await findingsAfter('SELECT 1'), []);
});

test('it needs no right to write', async () => {
  assert.equal(await findingsAfter('SET TRANSACTION READ ONLY'), []);
});

const CASES: readonly (readonly [what: string, change: string, findings: readonly RegExp[]])[] = [
  ['a missing table', 'DROP TABLE fedow_core_token', [/^error public\.fedow_core_token: expected a table, found none; run the migrations/]],
  ['a view in place of a table', 'DROP TABLE fedow_core_token; CREATE VIEW fedow_core_token AS SELECT 1 AS uuid', [/^error public\.fedow_core_token: expected a table/]],
  ['a missing column', 'ALTER TABLE fedow_core_token DROP COLUMN value', [/^error public\.fedow_core_token\.value: expected integer, found no such column/]],
  ['a renamed column', 'ALTER TABLE fedow_core_token RENAME value TO cents', [/^error public\.fedow_core_token\.value: expected integer, found no such/, /^error public\.fedow_core_token\.cents: .*integer NOT NULL without a default/]],
  ['another type', 'ALTER TABLE fedow_core_token ALTER value TYPE bigint', [/^error public\.fedow_core_token\.value: expected integer, found bigint/]],
  ['a narrower text', 'ALTER TABLE "AuthBillet_wallet" ALTER name TYPE varchar(99)', [/^error public\.AuthBillet_wallet\.name: expected character varying\(100\), found character varying\(99\)/]],
  ['a wider text', 'ALTER TABLE "AuthBillet_wallet" ALTER name TYPE varchar(101)', [/^notice public\.AuthBillet_wallet\.name: expected character varying\(100\), found character varying\(101\), which holds/]],
  ['text without a limit', 'ALTER TABLE "AuthBillet_wallet" ALTER name TYPE text', [/^notice public\.AuthBillet_wallet\.name: .*found text/]],
  ['NOT NULL where NULL is written', 'ALTER TABLE fedow_core_transaction ALTER checkout_stripe SET NOT NULL', [/^error public\.fedow_core_transaction\.checkout_stripe: expected a column that may be NULL/]],
  ['the same with a default, which an explicit NULL does not take', `ALTER TABLE "AuthBillet_tibilletuser" ALTER phone SET DEFAULT '', ALTER phone SET NOT NULL`, [/^error public\.AuthBillet_tibilletuser\.phone: expected a column that may be NULL/]],
  ['NULL where a value is always written', 'ALTER TABLE fedow_core_transaction ALTER comment DROP NOT NULL', []],
  ['an extra column that may be NULL', 'ALTER TABLE fedow_core_asset ADD colour text', [/^notice public\.fedow_core_asset\.colour: a column this version does not know \(text\); it stays NULL/]],
  ['an extra column with a default', `ALTER TABLE fedow_core_asset ADD colour text NOT NULL DEFAULT 'red'`, [/^notice public\.fedow_core_asset\.colour: .* gets its default/]],
  ['an extra column that is generated', 'ALTER TABLE fedow_core_asset ADD shout text GENERATED ALWAYS AS (upper(name)) STORED NOT NULL', [/^notice public\.fedow_core_asset\.shout: /]],
  ['an extra identity column', 'ALTER TABLE fedow_core_asset ADD number integer GENERATED ALWAYS AS IDENTITY', [/^notice public\.fedow_core_asset\.number: /]],
  ['an extra column that nobody fills', 'ALTER TABLE fedow_core_asset ADD colour text NOT NULL', [/^error public\.fedow_core_asset\.colour: .*found text NOT NULL without a default; .*update convoyeur/]],
  ['a dropped column, which PostgreSQL keeps as a ghost', 'ALTER TABLE fedow_core_asset ADD colour text NOT NULL; ALTER TABLE fedow_core_asset DROP colour', []],
  ['a number without its sequence', 'ALTER TABLE fedow_core_transaction ALTER id DROP IDENTITY', [/^error public\.fedow_core_transaction\.id: expected a column that a sequence numbers/]],
  ['a sequence that belongs to no column', 'ALTER SEQUENCE "QrcodeCashless_cartecashless_id_seq" OWNED BY NONE', [/^error public\.QrcodeCashless_cartecashless\.id: expected a column that a sequence numbers/]],
  ['identity where it was serial', 'ALTER TABLE "Customers_domain" ALTER id DROP DEFAULT; DROP SEQUENCE "Customers_domain_id_seq"; ALTER TABLE "Customers_domain" ALTER id ADD GENERATED ALWAYS AS IDENTITY', []],
  ['a tenant’s missing table', 'DROP TABLE venue."BaseBillet_price"', [/^error venue\.BaseBillet_price: expected a table/]],
  ['a tenant’s table that older tenants lack', 'DROP TABLE venue.fedow_connect_fedowconfig', [/^notice venue\.fedow_connect_fedowconfig: expected a table/]],
  ['more columns in a table of which some are read', 'ALTER TABLE venue."BaseBillet_configuration" ADD organisation text NOT NULL', []],
  ['a column that is read and missing', 'ALTER TABLE venue."BaseBillet_configuration" DROP COLUMN module_caisse', [/^error venue\.BaseBillet_configuration\.module_caisse: expected boolean/]],
];

for (const [what, change, expected] of CASES) {
  test(`${what}: ${expected.length === 0 ? 'no finding' : expected.map(({ source }) => source.slice(1, source.indexOf(' '))).join(' and ')}`, async () => {
    const findings = await findingsAfter(change);
    assert.is(findings.length, expected.length, findings.join('\n'));
    for (const [index, pattern] of expected.entries()) assert.match(findings[index] ?? '', pattern);
  });
}

test('a tenant without a schema is one finding, not one for each table', async () => {
  assert.equal(await findingsAfter('SELECT 1', ['venue', 'nowhere']), ['error nowhere: expected a tenant’s tables, found no such schema; check the tenant’s name']);
});

test('tenants that are not concerned are not looked at', async () => {
  assert.equal(await findingsAfter('DROP TABLE venue."BaseBillet_price"', []), []);
});

test('all is told at once', async () => {
  const findings = await findingsAfter('DROP TABLE fedow_core_token; ALTER TABLE "Customers_client" ADD motto text NOT NULL; ALTER TABLE "AuthBillet_wallet" DROP name');
  assert.equal(findings.map((finding) => finding.split(':')[0]), ['error public.Customers_client.motto', 'error public.AuthBillet_wallet.name', 'error public.fedow_core_token']);
});

test.run();
