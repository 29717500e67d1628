import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from '../target/schema-server.js';
import { article, changedTill, pick, TILL, tillRecords } from './till-dumps.js';
import { importTill, Network, query, snapshot, warningsOf } from './venues.js';
import { rollback } from '#convoyeur/migration/rollback/rollback.js';
import { verifyTill } from '#convoyeur/migration/laboutik/audit-tills.js';
import { evidenceOfDatabase, judge } from '#convoyeur/migration/audit.js';
import { openTill } from './venues.js';

const test = suite('import of a till');
const server = await freshServer();
const network = new Network(server.url);
test.after(() => server.close());

test('what the fixture becomes, read back by SQL', async () => {
  const target = await network.database();
  try {
    const { committed, verdict } = await importTill(target, TILL, 'commit');
    assert.equal([committed, verdict], [true, 'clean']);
    const rows = await query(target, `
      SELECT p.uuid, p.name, p.methode_caisse AS method, p.categorie_article AS kind, p.publish, p.archive, p.prix_achat AS bought, p.asset_id AS asset, p.poids AS weight,
        p.fractionne AS divisible, c.name AS category, v.tva_rate AS vat, r.prix AS price, r.name AS "priceName", r.publish AS "pricePublished", r.subscription_type AS type, r.asset_id AS "priceAsset"
      FROM mamasound."BaseBillet_product" p JOIN mamasound."BaseBillet_price" r ON r.product_id = p.uuid
      LEFT JOIN mamasound."BaseBillet_categorieproduct" c ON c.uuid = p.categorie_pos_id LEFT JOIN mamasound."BaseBillet_tva" v ON v.uuid = p.tva_id`);
    const records = tillRecords();
    const articles = records.filter(({ model }) => model === 'APIcashless.articles');
    assert.is(rows.length, articles.length);
    for (const { pk, fields } of articles) {
      const row = rows.find(({ uuid }) => uuid === pk);
      const category = fields['categorie'] === null ? undefined : pick(records, 'categorie', (one) => one.pk === fields['categorie']).fields;
      const vat = category === undefined || category['tva'] === null ? null : pick(records, 'tauxtva', (one) => one.pk === category['tva']).fields['taux'];
      const method = String(fields['methode_choices']);
      const kind = { AD: 'A', BI: 'B', BG: 'G' }[method] ?? 'N';
      assert.equal(row, {
        uuid: pk, name: fields['name'], method: ['VV', 'TR', 'BG', 'HB'].includes(method) ? null : method, kind, publish: kind === 'N', archive: fields['archive'],
        bought: Number(String(fields['prix_achat']).replace('.', '')), asset: fields['fedow_asset'], weight: fields['poid_liste'], divisible: fields['fractionne'],
        category: category?.['name'] ?? null, vat, price: fields['prix'], priceName: fields['name'], pricePublished: true, type: fields['subscription_type'], priceAsset: null,
      });
    }
    const [colours] = await query(target, `SELECT couleur_texte, couleur_fond FROM mamasound."BaseBillet_categorieproduct" WHERE name = 'Bières'`);
    assert.equal(colours, { couleur_texte: '#FFFFFF', couleur_fond: '#DC143C' });
    const desks = await query(target, 'SELECT name, comportement FROM mamasound.laboutik_pointdevente ORDER BY name');
    assert.equal(desks.map(({ name, comportement }) => `${String(name)} ${String(comportement)}`), ['Bar 1 D', 'Bar 2 D', 'Cashless C', 'Kiosque D']);
    const tables = await query(target, `SELECT DISTINCT statut FROM mamasound.laboutik_table`);
    assert.equal(tables, [{ statut: 'L' }]);
    const [card] = await query(target, `SELECT c.tag_id AS tag FROM mamasound.laboutik_carteprimaire p JOIN "QrcodeCashless_cartecashless" c ON c.id = p.carte_id`);
    const primary = pick(records, 'cartemaitresse').fields['carte'];
    assert.is(card?.['tag'], pick(records, 'cartecashless', ({ pk }) => pk === primary).fields['tag_id']);
    assert.not.match(JSON.stringify(await query(target, 'SELECT r::text, o::text FROM convoyeur.import_run r LEFT JOIN convoyeur.row_origin o ON o.run_id = r.id')), /FAKE-SECRET/u);
  } finally {
    await target.close();
  }
});

test('dry-run, rehearsal and commit have one plan and one verdict; the first two write nothing, and a second import has nothing to do', async () => {
  const target = await network.database();
  try {
    const before = await snapshot(target);
    const dry = await importTill(target, TILL, 'dry-run');
    const rehearsed = await importTill(target, TILL, 'rehearsal');
    assert.equal(await snapshot(target), before);
    const done = await importTill(target, TILL, 'commit');
    for (const one of [dry, rehearsed]) {
      assert.equal([one.counts, one.results, one.verdict, one.committed], [done.counts, done.results, done.verdict, false]);
      assert.equal(one.plan.notes, done.plan.notes);
    }
    const after = await snapshot(target);
    const again = await importTill(target, TILL, 'commit');
    assert.ok(Object.values(again.counts).every(({ create, update, conflict }) => create + update + conflict === 0));
    assert.equal(again.plan.notes, []);
    assert.equal(await snapshot(target), after);
  } finally {
    await target.close();
  }
});

test('the dump is verified against the database, and the database by itself', async () => {
  const target = await network.database();
  try {
    const { catalogue } = await openTill(TILL);
    assert.is((await verifyTill(catalogue, target, 'mamasound')).verdict, 'failed', 'nothing was imported yet');
    await importTill(target, TILL, 'commit');
    assert.is((await verifyTill(catalogue, target, 'mamasound')).verdict, 'clean');
    const audit = async (): Promise<string[]> => judge((await evidenceOfDatabase(target)).evidence, { only: ['catalogue'] }).results.flatMap(({ status, codes }) => [status, ...Object.keys(codes)]);
    assert.equal(await audit(), ['pass']);
    await query(target, `UPDATE mamasound."BaseBillet_price" SET prix = prix + 0.01 WHERE name = 'Café'`);
    assert.equal(await audit(), ['fail', 'catalogue/price']);
    assert.equal((await verifyTill(catalogue, target, 'mamasound')).results[0]?.codes, { 'catalogue/price': 1 });
    const fewer = (await openTill(changedTill((records) => {
      const { pk } = article(records, 'Café');
      records.splice(records.indexOf(article(records, 'Café')), 1);
      for (const { model, fields } of records) if (model === 'APIcashless.pointdevente') fields['articles'] = (fields['articles'] as string[]).filter((uuid) => uuid !== pk);
    }))).catalogue;
    assert.equal((await verifyTill(fewer, target, 'mamasound')).results[0]?.codes, { 'catalogue/missing': 1 });
  } finally {
    await target.close();
  }
});

const STRANGER = `(SELECT uuid FROM fedow_core_asset WHERE name = 'TLF grooveyourass')`;
/** What somebody can do to a till's rows in V2, which of them it concerns, and what a venue is told. */
const ALTERED: readonly (readonly [what: string, sql: string, words: RegExp])[] = [
  ['top-ups credit another venue’s money', `UPDATE mamasound."BaseBillet_product" SET asset_id = ${STRANGER} WHERE methode_caisse = 'RE'`, /article 10 \(mamasound\) has asset TLF grooveyourass, and should have asset TLF Mama Sound/u],
  ['top-ups give no money', `UPDATE mamasound."BaseBillet_product" SET asset_id = NULL WHERE methode_caisse = 'RE'`, /article 10 \(mamasound\) has no asset, and should have/u],
  ['a price is in another currency', `UPDATE mamasound."BaseBillet_price" SET asset_id = ${STRANGER} WHERE name = 'Café'`, /the price of article Café \(mamasound\) has asset TLF grooveyourass, and should have no asset/u],
  ['articles are taxed otherwise', `UPDATE mamasound."BaseBillet_product" SET tva_id = (SELECT uuid FROM mamasound."BaseBillet_tva" WHERE tva_rate = 5.50)`, /has VAT at 5\.50 %, and should have VAT at 20\.00 %/u],
  ['categories are not taxed', `UPDATE mamasound."BaseBillet_categorieproduct" SET tva_id = NULL`, /category Bières \(mamasound\) has no VAT, and should have VAT at 20\.00 %/u],
  ['articles stand in no category', `UPDATE mamasound."BaseBillet_product" SET categorie_pos_id = NULL`, /has no category, and should have category/u],
  ['an article is put away', `UPDATE mamasound."BaseBillet_product" SET archive = true WHERE name = 'Café'`, /article Café \(mamasound\) is archived, and at the till it is on sale/u],
];

for (const [what, sql, words] of ALTERED) {
  test(`where ${what} in V2, the comparison, the audit and the next plan say so`, async () => {
    const target = await network.database();
    try {
      await importTill(target, TILL, 'commit');
      await query(target, sql);
      const { catalogue } = await openTill(TILL);
      const [compared] = (await verifyTill(catalogue, target, 'mamasound')).results;
      assert.match((compared?.samples ?? []).map(({ message }) => String(message)).join('\n'), words);
      const [audited] = judge((await evidenceOfDatabase(target)).evidence, { only: ['catalogue'] }).results;
      assert.equal([audited?.codes, audited?.status], [compared?.codes, 'fail']);
      const before = await snapshot(target);
      const again = await importTill(target, TILL, 'commit');
      assert.is(again.plan.conflicts.length, compared?.violations, 'as many conflicts as findings');
      assert.equal([again.committed, await snapshot(target)], [false, before]);
    } finally {
      await target.close();
    }
  });
}

test('a dump whose category is taxed otherwise is told by the comparison as by the plan', async () => {
  const target = await network.database();
  try {
    await importTill(target, TILL, 'commit');
    const other = changedTill((records) => { pick(records, 'categorie', ({ fields }) => fields['nom'] === 'Bières' || fields['name'] === 'Bières').fields['tva'] = pick(records, 'tauxtva', ({ fields }) => fields['taux'] === '5.50').pk; });
    const { results } = await verifyTill((await openTill(other)).catalogue, target, 'mamasound');
    assert.match(results[0]?.samples.map(({ message }) => String(message)).join('\n') ?? '', /category Bières \(mamasound\) has VAT at 20\.00 %, and should have VAT at 5\.50 %/u);
    assert.match((await importTill(target, other, 'dry-run')).plan.conflicts.map(({ message }) => String(message)).join('\n'), /category Bières \(\d+\): its VAT rate is 20\.00 % in Lespass and 5\.50 % in the dump/u);
  } finally {
    await target.close();
  }
});

const SPOILT: readonly (readonly [what: string, table: string, body: string, code: string])[] = [
  ['a price is a cent off', '"BaseBillet_price"', `NEW.prix := NEW.prix + CASE NEW.name WHEN 'Café' THEN 0.01 ELSE 0 END; RETURN NEW;`, 'catalogue/price'],
  ['an article is lost', '"BaseBillet_product"', `IF NEW.name = 'Badgeuse' THEN NEW.uuid := '20000000-0000-4000-8000-000000000009'; END IF; RETURN NEW;`, 'catalogue/missing'],
  ['a bar becomes a membership desk', 'laboutik_pointdevente', `NEW.comportement := 'A'; RETURN NEW;`, 'catalogue/missing'],
  ['links are lost', 'laboutik_pointdevente_products', 'RETURN NULL;', 'catalogue/link'],
  ['there is a second refund product', '"BaseBillet_product"', `IF NEW.name = 'VOID CARTE' THEN NEW.methode_caisse := 'VC'; END IF; RETURN NEW;`, 'catalogue/system-product'],
];

for (const [what, table, body, code] of SPOILT) {
  test(`what a commit has written is judged before it ends: where ${what} it is all taken back`, async () => {
    const target = await network.database();
    try {
      await query(target, `CREATE FUNCTION mamasound.spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`);
      // An article that is lost leaves its price without a product, which the database would refuse by itself.
      if (code === 'catalogue/missing' && table.includes('product')) await query(target, 'ALTER TABLE mamasound."BaseBillet_price" DISABLE TRIGGER ALL; ALTER TABLE mamasound."BaseBillet_product" DISABLE TRIGGER ALL; ALTER TABLE mamasound.laboutik_pointdevente_products DISABLE TRIGGER ALL');
      await query(target, `CREATE TRIGGER spoil BEFORE INSERT ON mamasound.${table} FOR EACH ROW EXECUTE FUNCTION mamasound.spoil()`);
      const before = await snapshot(target);
      const { committed, verdict, results } = await importTill(target, TILL, 'commit');
      assert.equal([committed, verdict], [false, 'failed']);
      assert.ok(Object.keys(results[0]?.codes ?? {}).includes(code), JSON.stringify(results[0]?.codes));
      assert.equal(await snapshot(target), before);
    } finally {
      await target.close();
    }
  });
}

test('two venues in one database: neither touches the other, and a rollback of one leaves the other as it was', async () => {
  const target = await network.database();
  try {
    // The same uuids and keys in another tenant's schema: only the schema keeps them apart.
    const [other] = await query(target, `SELECT o.source_key AS place, c.schema_name AS schema FROM convoyeur.row_origin o JOIN "Customers_client" c ON c.uuid::text = o.row_key WHERE o.model = 'place' AND c.schema_name = 'etangsale'`);
    const second = changedTill((records) => {
      pick(records, 'configuration').fields['fedow_place_uuid'] = other?.['place'];
      article(records, 'Café').fields['prix'] = '0.20';
    });
    const empty = await snapshot(target);
    const first = await importTill(target, TILL, 'commit');
    const one = await snapshot(target);
    const theirs = await importTill(target, second, 'commit', { tenant: 'etangsale' });
    assert.equal([first.committed, theirs.committed], [true, true]);
    const both = await snapshot(target);
    for (const name of Object.keys(one)) if (!name.startsWith('etangsale.')) assert.equal(both[name], one[name], name);
    const undo = (run: string | null): ReturnType<typeof rollback> => rollback(target, { run: run ?? '', commit: true, toolVersion: '0.0.0', now: '2026-07-01T12:00:00.000000+00:00' }, { stage: () => undefined, advance: () => undefined });
    assert.equal((await undo(first.run)).refusals, []);
    const rest = await snapshot(target);
    for (const name of Object.keys(both)) assert.equal(rest[name], name.startsWith('mamasound.') ? empty[name] : both[name], name);
    assert.is((await verifyTill((await openTill(second)).catalogue, target, 'etangsale')).verdict, 'clean');
    assert.equal((await undo(theirs.run)).refusals, []);
    assert.equal(await snapshot(target), empty);
  } finally {
    await target.close();
  }
});

test('nothing is said twice in vain: the fixture’s warnings', async () => {
  const target = await network.database();
  try {
    const done = await importTill(target, TILL, 'commit');
    assert.equal(warningsOf(done, 'table').length, 1);
    assert.equal((await importTill(target, TILL, 'dry-run')).plan.warnings, []);
  } finally {
    await target.close();
  }
});

test.run();
