import { SHARED_ENTITIES, TENANT_ENTITIES } from '#convoyeur/entities/index.js';
import { v2Facts } from '#convoyeur/target/schema/v2-facts.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeEntity, describeFact, metadataOf } from '../entities/description.js';

const test = suite('entities of a tenant’s tables');

/** Foreign keys without an entity to lead to: no import reads or writes printers, accounts and public assets. */
const WITHOUT_ENTITY = [
  'BaseBillet_categorie_printer_id_558efbbb_fk_laboutik_', 'BaseBillet_categorie_compte_comptable_id_f0400b23_fk_laboutik_', 'BaseBillet_price_fedow_reward_asset_i_7bb9dcca_fk_fedow_pub',
];
const NOT_IMPORTED = ['laboutik_printer', 'laboutik_comptecomptable', 'fedow_connect_fedowconfig', 'BaseBillet_configuration'];

const metadatas = (await metadataOf([...SHARED_ENTITIES, ...TENANT_ENTITIES])).filter(({ target }) => (TENANT_ENTITIES as readonly unknown[]).includes(target));

test('there is one for each table that an import of a till writes, without a schema', () => {
  assert.equal(metadatas.map(({ tableName }) => tableName).sort(), Object.keys(v2Facts().tenant).filter((name) => !NOT_IMPORTED.includes(name)).sort());
  for (const { schema } of metadatas) assert.is(schema, undefined);
});

for (const { tableName } of metadatas) {
  test(`${tableName} is what Lespass V2 has, column by column`, () => {
    const metadata = metadatas.find((one) => one.tableName === tableName);
    const fact = v2Facts().tenant[tableName];
    assert.ok(metadata !== undefined && fact !== undefined);
    assert.equal(describeEntity(metadata), describeFact('tenant', tableName, fact, WITHOUT_ENTITY));
  });
}

test('each comes after those its foreign keys lead to', () => {
  const order = TENANT_ENTITIES.map((entity) => metadatas.find(({ target }) => target === entity)?.tableName);
  for (const { tableName, foreignKeys } of metadatas) {
    for (const { referencedEntityMetadata: { tableName: referenced } } of foreignKeys) assert.ok(order.indexOf(referenced) < order.indexOf(tableName), `${tableName} → ${referenced}`);
  }
});

test.run();
