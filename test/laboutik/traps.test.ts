import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Target } from '#convoyeur/target/target.js';
import { freshServer } from '../target/schema-server.js';
import { addArticle, article, changedTill, type DjangoRecord, pick, TILL } from './till-dumps.js';
import { rollback } from '#convoyeur/migration/rollback/rollback.js';
import { importTill, Network, NOW, openTill, query, refusal, snapshot, warningsOf } from './venues.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import { refuseDuplicateNames } from '#convoyeur/migration/laboutik/product-names.js';

const test = suite('traps of a till');
const server = await freshServer();
const network = new Network(server.url);
test.after(() => server.close());

const NEW = '10000000-0000-4000-8000-000000000001';
const LESPASS = '20000000-0000-4000-8000-000000000001';
const PLACE = 'b2221a58-008a-45a6-8464-7159c324c985';

function onDatabase(name: string, work: (target: Target) => Promise<void>): void {
  test(name, async () => {
    const target = await network.database();
    try {
      await work(target);
    } finally {
      await target.close();
    }
  });
}

/** A product of the venue's Lespass, with the columns that Django would fill. */
async function product(target: Target, uuid: string, values: { name: string; kind?: string; method?: string }): Promise<void> {
  await query(target, `INSERT INTO mamasound."BaseBillet_product" (uuid, name, publish, categorie_article, nominative, archive, poids, fractionne, besoin_tag_id, prix_achat, methode_caisse)
    VALUES ($1, $2, true, $3, false, false, 0, false, false, 0, $4)`, uuid, values.name, values.kind ?? 'N', values.method ?? null);
}

async function price(target: Target, uuid: string, of: string, amount: string): Promise<void> {
  await query(target, `INSERT INTO mamasound."BaseBillet_price" (uuid, product_id, name, prix, "order", free_price, publish, vat, poids_mesure, non_fiduciaire, subscription_type, recurring_payment,
    commitment, manual_validation, fedow_reward_enabled, reward_on_ticket_scanned) VALUES ($1, $2, 'Tarif', $3, 1, false, true, 'NA', false, false, 'Y', false, false, false, false, false)`, uuid, of, amount);
}

const methodOf = async (target: Target, uuid: unknown): Promise<unknown> => (await query(target, 'SELECT methode_caisse AS method FROM mamasound."BaseBillet_product" WHERE uuid = $1', uuid))[0]?.['method'];

onDatabase('an article that is a price of a product in Lespass: nothing is created, its product is linked and its empty till fields are filled', async (target) => {
  const { records, path } = withRecords((all) => all);
  const [annual, monthly] = [article(records, 'Adhésion annuelle'), article(records, 'Adhésion mensuelle')];
  await product(target, LESPASS, { name: 'Adhésion', kind: 'A' });
  await price(target, String(annual.pk), LESPASS, '25.00');
  await price(target, String(monthly.pk), LESPASS, '4.00');
  const done = await importTill(target, path, 'commit');
  assert.equal([done.committed, done.counts['BaseBillet_product']?.create, done.counts['BaseBillet_product']?.update], [true, 38, 1]);
  const [row] = await query(target, `SELECT p.*, c.name AS category FROM mamasound."BaseBillet_product" p LEFT JOIN mamasound."BaseBillet_categorieproduct" c ON c.uuid = p.categorie_pos_id WHERE p.uuid = $1`, LESPASS);
  assert.equal([row?.['methode_caisse'], row?.['category'], row?.['asset_id'], row?.['publish'], row?.['name']], ['AD', 'Adhésions', annual.fields['fedow_asset'], true, 'Adhésion']);
  assert.match(warningsOf(done, 'price').join(), /Adhésion mensuelle costs 3\.00 € at the till and 4\.00 € as a price of Adhésion/u);
  assert.equal((await query(target, 'SELECT prix FROM mamasound."BaseBillet_price" WHERE uuid = $1', monthly.pk)), [{ prix: '4.00' }]);
  const again = await importTill(target, path, 'dry-run');
  assert.ok(Object.values(again.counts).every(({ create, update, conflict }) => create + update + conflict === 0), JSON.stringify(again.counts));
});

onDatabase('a rollback empties the till fields that were filled, and takes nothing else of Lespass', async (target) => {
  const { records, path } = withRecords((all) => all);
  await product(target, LESPASS, { name: 'Adhésion', kind: 'A' });
  await price(target, String(article(records, 'Adhésion annuelle').pk), LESPASS, '25.00');
  await query(target, `INSERT INTO mamasound."BaseBillet_categorieproduct" (uuid, name, poid_liste, cashless) VALUES ($1, 'Bières', 9, false)`, LESPASS);
  const before = await snapshot(target);
  const { run } = await importTill(target, path, 'commit');
  const undone = await rollback(target, { run: run ?? '', commit: true, toolVersion: '0.0.0', now: NOW }, { stage: () => undefined, advance: () => undefined });
  assert.equal(undone.refusals, []);
  assert.equal(await snapshot(target), before);
});

onDatabase('a badge that is a price of Lespass: V2 has no method for it, which is told once', async (target) => {
  const { records, path } = withRecords((all) => all);
  await product(target, LESPASS, { name: 'Coworking', kind: 'G' });
  await price(target, String(article(records, 'Badgeuse').pk), LESPASS, '0.00');
  const done = await importTill(target, path, 'commit');
  assert.match(warningsOf(done, 'method').join('\n'), /^article Badgeuse \(BG\) is a price of Coworking in Lespass, which stays without a method/um);
  assert.equal(warningsOf(await importTill(target, path, 'dry-run'), 'method'), []);
});

onDatabase('two prices of one product on one point of sale are one link', async (target) => {
  const path = changedTill((records) => {
    const uuids = ['Adhésion annuelle', 'Adhésion mensuelle'].map((name) => article(records, name).pk);
    for (const { model, fields } of records) if (model === 'APIcashless.pointdevente') fields['articles'] = fields['name'] === 'Bar 1' ? uuids : [];
  });
  const { catalogue } = await openTill(path);
  await product(target, LESPASS, { name: 'Adhésion', kind: 'A' });
  for (const { uuid } of [...catalogue.articles.values()].filter(({ method }) => method === 'AD')) await price(target, uuid, LESPASS, '25.00');
  const { committed } = await importTill(target, path, 'commit');
  assert.ok(committed);
  assert.is((await query(target, 'SELECT 1 FROM mamasound.laboutik_pointdevente_products WHERE product_id = $1', LESPASS)).length, 1);
});

onDatabase('a membership, ticket or badge that is no price comes over unpublished, with a warning', async (target) => {
  const done = await importTill(target, TILL, 'commit');
  assert.is(warningsOf(done, 'unpublished').length, 4);
  assert.equal(await query(target, `SELECT DISTINCT publish FROM mamasound."BaseBillet_product" WHERE categorie_article <> 'N'`), [{ publish: false }]);
});

onDatabase('refund articles: one is VC, all others and VV, TR, BG, HB are nothing, each with a warning', async (target) => {
  const done = await importTill(target, changedTill((records) => { addArticle(records, 'VIDER CARTE', NEW, { name: 'VIDER 2', poid_liste: 99 }); }), 'commit');
  assert.ok(done.committed);
  assert.equal(await query(target, `SELECT name FROM mamasound."BaseBillet_product" WHERE methode_caisse = 'VC'`), [{ name: 'VIDER CARTE' }]);
  const warned = warningsOf(done, 'method').join('\n');
  for (const words of [/VIDER 2 \(VC\): V2 has room for one/u, /VOID CARTE \(VV\)/u, /transfert \(TR\)/u, /Badgeuse \(BG\)/u, /Cashback \(HB\)/u]) assert.match(warned, words);
});

onDatabase('an archived refund article does not take VC from one on sale', async (target) => {
  await importTill(target, changedTill((records) => { addArticle(records, 'VIDER CARTE', NEW, { name: 'old', poid_liste: 0, archive: true }); }), 'commit');
  assert.is(await methodOf(target, NEW), null);
});

onDatabase('where the tenant has a refund product none is imported', async (target) => {
  await product(target, LESPASS, { name: 'Vider', method: 'VC' });
  const done = await importTill(target, TILL, 'commit');
  assert.ok(done.committed);
  assert.equal(await query(target, `SELECT name FROM mamasound."BaseBillet_product" WHERE methode_caisse = 'VC'`), [{ name: 'Vider' }]);
});

onDatabase('duplicate names are refused by name, or renamed', async (target) => {
  const path = changedTill((records) => {
    addArticle(records, 'Café', NEW, { prix: '0.90', archive: true });
    // Of another type: V2 tells them apart.
    addArticle(records, 'Concert', '10000000-0000-4000-8000-000000000002', { name: 'Café' });
  });
  const { catalogue } = await openTill(path);
  assert.throws(() => { refuseDuplicateNames(catalogue); }, /--rename-duplicates/u);
  const error = await refusal(importTill(target, path, 'commit'));
  assert.is(error.exitCode, 2);
  assert.match((error.particulars ?? []).join(), new RegExp(`Café: expected one article, found .*${NEW} \\(VT, archived\\)`, 'u'));
  const done = await importTill(target, path, 'commit', { renameDuplicates: true });
  assert.ok(done.committed);
  assert.equal(await query(target, `SELECT name FROM mamasound."BaseBillet_product" WHERE uuid = $1`, NEW), [{ name: 'Café (2)' }]);
  assert.match(warningsOf(done, 'renamed').join(), /Café .* comes over as Café \(2\)/u);
  const again = await importTill(target, path, 'dry-run', { renameDuplicates: true });
  assert.ok(Object.values(again.counts).every(({ create, update, conflict }) => create + update + conflict === 0));
});

onDatabase('a name that a product or point of sale of the tenant has is a conflict, or renamed', async (target) => {
  await product(target, LESPASS, { name: 'Café' });
  await query(target, `INSERT INTO mamasound.laboutik_pointdevente VALUES ($1, 'Bar 1', NULL, 'D', true, true, true, true, true, true, 0, false)`, LESPASS);
  const refused = await importTill(target, TILL, 'commit');
  assert.is(refused.committed, false);
  assert.equal(refused.plan.conflicts.map(({ table }) => table), ['BaseBillet_product', 'laboutik_pointdevente']);
  assert.ok((await importTill(target, TILL, 'commit', { renameDuplicates: true })).committed);
  assert.equal(await query(target, `SELECT name FROM mamasound."BaseBillet_product" WHERE name LIKE 'Café%' ORDER BY 1`), [{ name: 'Café' }, { name: 'Café (2)' }]);
});

onDatabase('a bar becomes no membership desk, and a kiosk a point of direct sale, with a warning', async (target) => {
  const path = changedTill((records) => { for (const { model, fields } of records) if (model === 'APIcashless.pointdevente' && fields['name'] === 'Bar 2') fields['comportement'] = 'K'; });
  const done = await importTill(target, path, 'commit');
  assert.equal(await query(target, `SELECT DISTINCT comportement AS letter FROM mamasound.laboutik_pointdevente WHERE name <> 'Cashless'`), [{ letter: 'D' }]);
  assert.equal(warningsOf(done, 'kiosk').map((text) => /point of sale (.*) is a kiosk/u.exec(text)?.[1]), ['Bar 2', 'Kiosque']);
});

onDatabase('colours: #fff, 3B82F6 and red', async (target) => {
  const path = changedTill((records) => { pick(records, 'couleur', ({ pk }) => pk === 4).fields['hexa'] = 'red'; });
  const done = await importTill(target, path, 'commit');
  const rows = await query(target, `SELECT name, couleur_texte AS text, couleur_fond AS background FROM mamasound."BaseBillet_categorieproduct" WHERE name IN ('Bières', 'Adhésions', 'Consigne') ORDER BY name`);
  assert.equal(rows.map(({ name, text, background }) => [name, text, background]), [['Adhésions', '#3B82F6', null], ['Bières', '#FFFFFF', null], ['Consigne', '#FFFFFF', '#000000']]);
  assert.match(warningsOf(done, 'colour').join(), /category Bières: its colour Crimson is “red”/u);
});

onDatabase('a colour without a code is told as one that is none; a category without a colour, a rate that stands twice and an article without a category are in order', async (target) => {
  const path = changedTill((records) => {
    pick(records, 'couleur', ({ pk }) => pk === 4).fields['hexa'] = null;
    records.push({ model: 'APIcashless.tauxtva', pk: 50, fields: { name: 'TVA bis', taux: '20.00' } });
    Object.assign(pick(records, 'categorie', ({ fields }) => fields['name'] === 'Bières').fields, { couleur_texte: null, tva: 50 });
    article(records, 'Café').fields['categorie'] = null;
  });
  const done = await importTill(target, path, 'commit');
  assert.equal([done.committed, done.verdict, done.counts['BaseBillet_tva']?.create, done.counts['BaseBillet_tva']?.unchanged], [true, 'clean', 4, 1]);
  assert.match(warningsOf(done, 'colour').join('\n'), /^category Bières: its colour Crimson has no code; it comes over without$/um);
  assert.equal(await query(target, `SELECT c.couleur_texte AS text, c.couleur_fond AS background, t.tva_rate AS rate FROM mamasound."BaseBillet_categorieproduct" c JOIN mamasound."BaseBillet_tva" t ON t.uuid = c.tva_id WHERE c.name = 'Bières'`), [{ text: null, background: null, rate: '20.00' }]);
  assert.equal(await query(target, `SELECT categorie_pos_id AS category, tva_id AS vat FROM mamasound."BaseBillet_product" WHERE name = 'Café'`), [{ category: null, vat: null }]);
});

onDatabase('a table that was renamed in Lespass stays the record’s own, though another bears its old name by now', async (target) => {
  await importTill(target, TILL, 'commit');
  await query(target, `UPDATE mamasound.laboutik_table SET name = 'Terrasse 1' WHERE name = 'T1'`);
  await query(target, `INSERT INTO mamasound.laboutik_table (uuid, name, poids, statut, ephemere, archive) VALUES ($1, 'T1', 5, 'L', false, false)`, NEW);
  await query(target, `UPDATE mamasound.laboutik_categorietable SET name = 'Dehors' WHERE name = 'Terrasse'`);
  await query(target, `INSERT INTO mamasound.laboutik_categorietable (name) VALUES ('Terrasse')`);
  const again = await importTill(target, TILL, 'dry-run');
  assert.equal([again.verdict, again.counts['laboutik_table']?.unchanged, again.counts['laboutik_table']?.kept], ['clean', 9, 1]);
  assert.is([...again.plan.rowOf].filter(([record, row]) => record.startsWith('laboutik_table ') && row === NEW).length, 0);
});

onDatabase('a primary card that Fedow’s import has not brought is refused with what to do, or left behind by decision', async (target) => {
  const path = changedTill((records) => {
    const { fields } = pick(records, 'cartemaitresse');
    pick(records, 'cartecashless', ({ pk }) => pk === fields['carte']).fields['tag_id'] = 'DEADBEEF';
  });
  const refused = await importTill(target, path, 'commit');
  assert.is(refused.committed, false);
  assert.match(String(refused.plan.conflicts[0]?.message), /DEADBEEF .*import Fedow first/u);
  const skippedCards = new Map([[refused.plan.conflicts[0]?.key ?? '', 'lost']]);
  const done = await importTill(target, path, 'commit', { decisions: { ...NO_DECISIONS, skippedCards } });
  assert.equal([done.committed, done.verdict], [true, 'clean']);
  assert.match(JSON.stringify(done.plan.leftOut), /cartemaitresse.*decided in the mapping file: lost/u);
});

onDatabase('a card that is primary on one side only is told', async (target) => {
  const [other] = await query(target, `SELECT tag_id AS tag FROM "QrcodeCashless_cartecashless" c WHERE NOT EXISTS (SELECT FROM convoyeur.row_origin o WHERE o.row_key = c.id::text AND o.model = 'card' AND o.written ? 'primaryPlaces') LIMIT 1`);
  assert.equal(warningsOf(await importTill(target, TILL, 'dry-run'), 'primary card').filter((text) => /at the till, and not in Fedow/u.test(text)), []);
  const path = changedTill((records) => {
    const { fields } = pick(records, 'cartemaitresse');
    pick(records, 'cartecashless', ({ pk }) => pk === fields['carte']).fields['tag_id'] = String(other?.['tag']).toLowerCase();
    const twin = records.filter(({ model, fields: of }) => model === 'APIcashless.cartecashless' && of['tag_id'] === other?.['tag']);
    for (const { fields: of } of twin) of['tag_id'] = 'TWIN';
  });
  const warned = warningsOf(await importTill(target, path, 'dry-run'), 'primary card').join('\n');
  assert.match(warned, new RegExp(`card ${String(other?.['tag'])} is a primary card at the till, and not in Fedow`, 'u'));
  assert.match(warned, /is a primary card of this place in Fedow, and not at the till/u);
});

onDatabase('an occupied table comes over free, an archived article is on no point of sale', async (target) => {
  const path = changedTill((records) => { for (const { model, fields } of records) if (model === 'APIcashless.pointdevente') (fields['articles'] as unknown[]).push(article(records, 'Soft n°7 "frais"').pk); });
  const done = await importTill(target, path, 'commit');
  assert.match(warningsOf(done, 'table').join(), /table T3 is occupied/u);
  assert.equal(await query(target, `SELECT archive FROM mamasound."BaseBillet_product" WHERE name = 'Soft n°7 "frais"'`), [{ archive: true }]);
  assert.equal(await query(target, `SELECT l.id FROM mamasound.laboutik_pointdevente_products l JOIN mamasound."BaseBillet_product" p ON p.uuid = l.product_id WHERE p.archive`), []);
  assert.is(done.plan.leftOut.filter(({ what }) => what === 'APIcashless.pointdevente.articles').length, 4);
});

onDatabase('the dump of another venue is refused, with its tenant’s name', async (target) => {
  const error = await refusal(importTill(target, TILL, 'commit', { tenant: 'etangsale' }));
  assert.is(error.exitCode, 3);
  assert.match(error.message, /expected the dump of its own till, found that of place Mama Sound .* which is tenant mamasound/u);
  const unknown = await refusal(importTill(target, TILL, 'commit', { tenant: 'nowhere' }));
  assert.is(unknown.exitCode, 3);
  assert.match(unknown.message, /found nowhere, which is none\. Name one of those there are: .*mamasound/u);
});

onDatabase('a tenant whose configuration names another place is refused; the mapping file decides', async (target) => {
  await query(target, `INSERT INTO mamasound.fedow_connect_fedowconfig (fedow_place_uuid) VALUES ($1)`, NEW);
  const error = await refusal(importTill(target, TILL, 'dry-run'));
  assert.match(error.message, /in its configuration, found another Fedow place/u);
  const places = new Map([[PLACE, { tenant: 'mamasound', shared: false }]]);
  assert.is((await importTill(target, TILL, 'dry-run', { decisions: { ...NO_DECISIONS, places } })).verdict, 'clean');
});

onDatabase('categories, groups of tables, tables and rates that the tenant has already are taken', async (target) => {
  await query(target, `INSERT INTO mamasound."BaseBillet_tva" VALUES ($1, 20.00)`, NEW);
  await query(target, `INSERT INTO mamasound."BaseBillet_categorieproduct" (uuid, name, poid_liste, cashless) VALUES ($1, 'Bières', 9, false)`, LESPASS);
  await query(target, `INSERT INTO mamasound.laboutik_categorietable (name) VALUES ('Salle')`);
  await query(target, `INSERT INTO mamasound.laboutik_table (uuid, name, poids, statut, ephemere, archive) VALUES ($1, 'T1', 5, 'O', false, false)`, NEW);
  const done = await importTill(target, TILL, 'commit');
  assert.ok(done.committed);
  const created = ['BaseBillet_tva', 'BaseBillet_categorieproduct', 'laboutik_categorietable', 'laboutik_table'].map((table) => done.counts[table]?.create);
  assert.equal(created, [3, 5, 1, 8]);
  assert.equal(await query(target, `SELECT couleur_fond, poid_liste, tva_id FROM mamasound."BaseBillet_categorieproduct" WHERE uuid = $1`, LESPASS), [{ couleur_fond: '#DC143C', poid_liste: 9, tva_id: NEW }]);
  assert.equal(await query(target, `SELECT statut, poids, c.name FROM mamasound.laboutik_table t JOIN mamasound.laboutik_categorietable c ON c.id = t.categorie_id WHERE t.uuid = $1`, NEW), [{ statut: 'O', poids: 5, name: 'Salle' }]);
  assert.match(warningsOf(done, 'category').join(), /category Bières: the tenant has one of that name/u);
});

onDatabase('a top-up whose asset is not active is told', async (target) => {
  await query(target, `UPDATE fedow_core_asset SET active = false WHERE uuid = 'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58'`);
  const path = changedTill((records) => { article(records, '1 heure').fields['fedow_asset'] = null; });
  const warned = warningsOf(await importTill(target, path, 'dry-run'), 'top-up').join('\n');
  assert.match(warned, /article 10 \(RE\) .* asset TLF Mama Sound is not active/u);
  assert.match(warned, /article 1 heure \(TM\) .* has no asset of Fedow/u);
});

onDatabase('a price that was changed in V2 since is a conflict, and nothing is written', async (target) => {
  await importTill(target, TILL, 'commit');
  await query(target, `UPDATE mamasound."BaseBillet_price" SET prix = 0.20 WHERE name = 'Café'`);
  const refused = await importTill(target, TILL, 'commit');
  assert.is(refused.committed, false);
  assert.match(String(refused.plan.conflicts[0]?.message), /^article Café \([\w-]{36}\): its price is 0\.20 € in Lespass and 0\.10 € in the dump; make them agree, in Lespass \(tenant mamasound\) or in LaBoutik, and import again$/u);
});

onDatabase('conflicts are told in the venue’s words: rates, types, assets and letters instead of keys', async (target) => {
  await query(target, `INSERT INTO mamasound."BaseBillet_tva" VALUES ($1, 8.50)`, NEW);
  await query(target, `INSERT INTO mamasound."BaseBillet_categorieproduct" (uuid, name, poid_liste, cashless, tva_id) VALUES ($1, 'Bières', 9, false, $2)`, LESPASS, NEW);
  const { message } = (await importTill(target, TILL, 'commit')).plan.conflicts[0] ?? {};
  assert.match(String(message), /^category Bières \(1\): its VAT rate is 8\.50 % in Lespass and 20\.00 % in the dump; make them agree/u);
  await query(target, 'DELETE FROM mamasound."BaseBillet_categorieproduct"');
  const done = await importTill(target, TILL, 'commit');
  await query(target, `UPDATE mamasound.laboutik_pointdevente SET comportement = 'A' WHERE name = 'Bar 1'`);
  await query(target, `UPDATE mamasound."BaseBillet_product" SET asset_id = (SELECT uuid FROM fedow_core_asset WHERE name = 'TLF grooveyourass') WHERE name = '10'`);
  const messages = (await importTill(target, TILL, 'dry-run')).plan.conflicts.map((conflict) => conflict.message).join('\n');
  assert.ok(done.committed);
  assert.match(messages, /article 10 \([\w-]{36}\): its asset is TLF grooveyourass in Lespass and TLF Mama Sound in the dump/u);
  assert.match(messages, /point of sale Bar 1 \([\w-]{36}\): its behaviour is A in Lespass and D in the dump/u);
});

onDatabase('a VAT rate that changed at the till after an import is a conflict in words in every mode, until Lespass has it too', async (target) => {
  await importTill(target, TILL, 'commit');
  const path = changedTill((records) => { pick(records, 'tauxtva', ({ fields }) => fields['taux'] === '20.00').fields['taux'] = '19.60'; });
  for (const mode of ['dry-run', 'rehearsal', 'commit'] as const) {
    const { committed, plan } = await importTill(target, path, mode);
    assert.equal([committed, plan.conflicts.map(({ message }) => String(message))], [false, ['VAT rate 19.60 (1): its rate is 20.00 % in Lespass and 19.60 % in the dump; make them agree, in Lespass (tenant mamasound) or in LaBoutik, and import again']]);
  }
  await query(target, `UPDATE mamasound."BaseBillet_tva" SET tva_rate = 19.60 WHERE tva_rate = 20`);
  const done = await importTill(target, path, 'commit');
  assert.equal([done.committed, done.verdict], [true, 'clean']);
});

onDatabase('an asset that was not in V2 yet is given to its articles by the next import, and not again where V2 has taken it away', async (target) => {
  const path = changedTill((records) => { article(records, '10').fields['fedow_asset'] = null; });
  const assetOf = async (): Promise<unknown> => (await query(target, `SELECT asset_id AS asset FROM mamasound."BaseBillet_product" WHERE name = '10'`))[0]?.['asset'];
  await importTill(target, path, 'commit');
  assert.is(await assetOf(), null);
  const filled = await importTill(target, TILL, 'commit');
  assert.equal([filled.committed, filled.counts['BaseBillet_product']?.update], [true, 1]);
  assert.is.not(await assetOf(), null);
  await query(target, `UPDATE mamasound."BaseBillet_product" SET asset_id = NULL WHERE name = '10'`);
  const refused = await importTill(target, TILL, 'commit');
  assert.match(refused.plan.conflicts.map(({ message }) => String(message)).join('\n'), /^article 10 \([\w-]{36}\): its asset is none in Lespass and TLF Mama Sound in the dump; make them agree/u);
  assert.equal([refused.committed, await assetOf()], [false, null]);
});

onDatabase('a newer dump adds what is new; what is gone from it stays, and is named', async (target) => {
  await importTill(target, TILL, 'commit');
  const path = changedTill((records) => {
    addArticle(records, 'Café', NEW, { name: 'Thé', prix: '1.50' });
    const gone = article(records, 'Bière 12');
    records.splice(records.indexOf(gone), 1);
    for (const { model, fields } of records) {
      if (model === 'APIcashless.pointdevente') fields['articles'] = [...(fields['articles'] as string[]).filter((uuid) => uuid !== gone.pk), ...(fields['name'] === 'Bar 1' ? [NEW] : [])];
    }
  });
  const before = await query(target, 'SELECT count(*)::int AS n FROM mamasound."BaseBillet_product"');
  const done = await importTill(target, path, 'commit');
  assert.equal([done.committed, done.verdict, done.counts['BaseBillet_product']?.create, done.counts['laboutik_pointdevente_products']?.create], [true, 'clean', 1, 1]);
  assert.equal(await query(target, 'SELECT count(*)::int AS n FROM mamasound."BaseBillet_product"'), [{ n: Number(before[0]?.['n']) + 1 }]);
  assert.match(warningsOf(done, 'gone').join('\n'), /^article Bière 12 \([\w-]{36}\) came with an earlier import and is not in this dump any more: it stays in Lespass/u);
  assert.is(warningsOf(done, 'gone').length, 1);
  assert.ok(Object.values((await importTill(target, path, 'dry-run')).counts).every(({ create, update, conflict }) => create + update + conflict === 0));
});

/** The fixture's records beside the file that they were written to. */
function withRecords(change: (records: DjangoRecord[]) => DjangoRecord[]): { records: DjangoRecord[]; path: string } {
  let kept: DjangoRecord[] = [];
  const path = changedTill((records) => { kept = change(records); });
  return { records: kept, path };
}

test.run();
