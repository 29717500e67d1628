import { SHARED_ENTITIES } from '#convoyeur/entities/index.js';
import { v2Facts } from '#convoyeur/target/schema/v2-facts.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeEntity, describeFact, metadataOf } from './description.js';

const test = suite('entities of the shared tables');

/** The one foreign key without an entity to lead to: the keys' table holds private keys. */
const WITHOUT_ENTITY = 'AuthBillet_tibilletu_rsa_key_id_65232012_fk_AuthBille';

const IMPORTED = [
  'Customers_client', 'Customers_domain', 'AuthBillet_wallet', 'AuthBillet_tibilletuser', 'AuthBillet_tibilletuser_client_achat',
  'QrcodeCashless_detail', 'QrcodeCashless_cartecashless', 'fedow_core_asset', 'fedow_core_asset_federated_with', 'fedow_core_token',
  'fedow_core_transaction', 'fedow_core_federation', 'fedow_core_federation_tenants', 'fedow_core_federation_assets',
];

const metadatas = await metadataOf([...SHARED_ENTITIES]);

test('there is one for each table that an import of Fedow reads or writes', () => {
  assert.equal(metadatas.map(({ tableName }) => tableName).sort(), [...IMPORTED].sort());
  assert.ok(Object.isFrozen(SHARED_ENTITIES));
});

for (const table of IMPORTED) {
  test(`${table} is what Lespass V2 has, column by column`, () => {
    const metadata = metadatas.find(({ tableName }) => tableName === table);
    const fact = v2Facts().shared[table];
    assert.ok(metadata !== undefined && fact !== undefined);
    assert.equal(describeEntity(metadata), describeFact('public', table, fact, [WITHOUT_ENTITY]));
  });
}

test('properties bear the names of their columns, and are no relations', () => {
  for (const metadata of metadatas) {
    assert.equal(metadata.columns.map(({ propertyName }) => propertyName), metadata.columns.map(({ databaseName }) => databaseName));
    assert.is(metadata.relations.length, 0);
  }
});

test('each comes after those its foreign keys lead to', () => {
  const listed = SHARED_ENTITIES.map((entity) => metadatas.find(({ target }) => target === entity)?.tableName);
  for (const metadata of metadatas) {
    for (const { referencedEntityMetadata } of metadata.foreignKeys) {
      assert.ok(listed.indexOf(referencedEntityMetadata.tableName) < listed.indexOf(metadata.tableName), `${metadata.tableName} → ${referencedEntityMetadata.tableName}`);
    }
  }
});

test.run();
