import { spawn } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import { hearWitnesses } from '#convoyeur/migration/hear-witnesses.js';
import { tillDiffers, witnessReport, type WitnessReport, witnessWarnings } from '#convoyeur/reports/witness-report.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { plainly } from '../import/command.js';
import { article, FEDOW, pick, TILL, writeFile } from './till-dumps.js';
import { fedowRecords, fedowWithout, honestTill, placeOf, TillBook } from './witness-dumps.js';
import { refusal } from './venues.js';

const test = suite('a till as a witness');

const FAULTY = fileURLToPath(new URL('../../test/fixtures/fedow/faulty.jsonl', import.meta.url));
/** At its end the process says how much it has held, in kibibytes. */
const CONFESSION = `data:text/javascript,process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))`;
const PROGRAM = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const VENUE = 'Mama Sound';
const clean = fedowRecords(FEDOW);

interface Heard {
  readonly warnings: readonly string[];
  readonly witness: readonly WitnessReport[];
  readonly one: WitnessReport;
}

const ledgers = new Map<string, Promise<FedowLedger>>();

/** A dump of Fedow is read once for all tests that ask of it. */
function ledgerOf(source: string): Promise<FedowLedger> {
  const ledger = ledgers.get(source) ?? openFedowDump(source).then((dump) => loadLedger(dump));
  ledgers.set(source, ledger);
  return ledger;
}

async function hear(source: string, ...tills: readonly string[]): Promise<Heard> {
  const witness = (await hearWitnesses(await ledgerOf(source), tills)).map((heard) => witnessReport(heard));
  const [one] = witness;
  if (one === undefined) throw new Error('no witness was heard');
  return { warnings: witnessWarnings(witness).map(String), witness, one };
}

function ask(source: string, tills: readonly string[], ...words: readonly string[]): ReturnType<typeof plainly> {
  return plainly('invariants', 'run', '--source', source, ...tills.flatMap((till) => ['--witness', till]), ...words);
}

/** What an operator is told of tills that are no witnesses. */
async function refused(source: string, ...tills: readonly string[]): Promise<string> {
  const { exitCode, message, particulars = [] } = await refusal(hear(source, ...tills));
  assert.is(exitCode, 2, message);
  return [message, ...particulars].join('\n');
}

test('a till that has seen what Fedow has: equal to the cent, though its quantities are cut and its refunds bear no mark', async () => {
  const book = honestTill(clean, VENUE);
  const { warnings, one } = await hear(FEDOW, book.toFile());
  assert.equal(warnings, []);
  // Read with a calculator from the fixture.
  const side = { sales: 37338, refunds: 21767, collected: 59105, deposited: 45987, due: 13118 };
  assert.equal([one.till, one.fedow], [side, { ...side, stored: 13118, drift: 0 }]);
  assert.equal([one.collected, one.deposited, one.neverSent, one.lost, one.withoutQuantity], ['same', 'same', { lines: 0, cents: 0 }, { lines: 0, cents: 0, receipts: [] }, 0]);
  assert.equal(one.notShown, { lines: 0, cents: 0 });
  assert.ok(one.unmarked.lines > 0);
  assert.ok(book.records.some(({ fields }) => /\.\d*[1-9]\d{4}/u.test(String(fields['qty']))), 'some quantity was cut');
  assert.match(one.says.join('\n'), /agree to the cent on what was collected: no sale was lost[\s\S]*agree to the cent on the bank transfers[\s\S]*is what its own movements give/u);
});

test('a sale that Fedow has lost is missing there, and its receipt names it', async () => {
  const { moves } = placeOf(clean, VENUE);
  const sale = moves.find(({ fields }) => fields['action'] === 'SAL');
  const { one, warnings } = await hear(fedowWithout(FEDOW, [sale?.pk ?? '']), honestTill(clean, VENUE).toFile());
  assert.equal([one.collected, one.difference.collected, one.deposited], ['missing', sale?.fields['amount'], 'same']);
  assert.equal(one.lost, { lines: 1, cents: sale?.fields['amount'], receipts: [sale?.fields['hash']] });
  assert.match(one.says.join('\n'), /more than Fedow knows of: sales were lost on the way or in Fedow[\s\S]*bears a receipt that Fedow does not know/u);
  assert.match(warnings.join('\n'), /the till of Mama Sound and Fedow differ/u);
  // Fedow’s dump goes on after the till’s: no excuse that the times refute.
  assert.match(one.says.join('\n'), /They are no newer sales/u);
  assert.not.match(one.says.join('\n'), /newer one|older one/u);
});

test('a sale that was never sent is no loss of Fedow’s', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Bière 2', '4.20', { qty: '2.000000', sync_fedow: false });
  const { one } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.difference.collected, one.neverSent], ['never-sent', 840, { lines: 1, cents: 840 }]);
  assert.match(String(one.says[0]), /Fedow lacks 8\.40 €, exactly what the till never sent: 1 line with sync_fedow false\. Fedow has lost nothing/u);
});

test('a total that agrees over other sales is no agreement: a sale less makes up for a refund less, and none was sent', async () => {
  const book = honestTill(clean, VENUE);
  for (const { fields } of book.records) if (fields['hash_fedow'] !== undefined) Object.assign(fields, { hash_fedow: null, sync_fedow: false });
  const { one, warnings } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.difference.collected, one.lost.lines], ['same', 0, 0]);
  assert.ok(one.neverSent.lines > 0);
  assert.is(String(one.says[0]), 'The totals agree to the cent, but not the sales behind them: some may be missing on either side.');
  assert.not.match(one.says.join('\n'), /no sale was lost/u);
  assert.match(warnings.join('\n'), /^the till of Mama Sound and Fedow differ: The totals agree/u);
  assert.ok(tillDiffers(one));
  // A refund written as a sale that was taken back: the same total, made of other sales.
  const other = honestTill(clean, VENUE);
  other.line('Bière 0', '2.00');
  other.line('Bière 0', '2.00', { qty: '-1.000000' });
  other.line('VIDER CARTE', '-3.00', { sync_fedow: false });
  other.line('Bière 1', '3.00');
  const swapped = (await hear(FEDOW, other.toFile())).one;
  assert.equal([swapped.collected, swapped.difference.sales, swapped.difference.refunds], ['same', 300, -300]);
  assert.match(String(swapped.says[0]), /^The totals agree/u);
});

test('an empty receipt is none; a receipt that Fedow does not know is told though the sums agree', async () => {
  const empty = honestTill(clean, VENUE);
  const line = pick(empty.records, 'articlevendu', ({ fields }) => fields['hash_fedow'] !== null);
  line.fields['hash_fedow'] = '';
  const { one, warnings } = await hear(FEDOW, empty.toFile());
  assert.equal([one.collected, one.lost.lines, one.notShown?.lines, warnings.length], ['same', 0, 1, 1], 'Fedow has a sale that no receipt shows');
  line.fields['hash_fedow'] = '0'.repeat(64);
  const unknown = await hear(FEDOW, empty.toFile());
  assert.equal([unknown.one.collected, unknown.one.lost.lines], ['same', 1]);
  assert.match(unknown.warnings.join('\n'), /The totals agree to the cent, but not the sales behind them: some may be missing on either side\.$/u);
});

test('a venue that differs in its bank transfers alone is warned of with these', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Stripe TiBillet transfert', '5.00', { moyen_paiement: null });
  const { one, warnings } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.deposited], ['same', 'missing']);
  assert.match(warnings.join('\n'), /differ: The till was told of 5\.00 € more in bank transfers/u);
});

test('a lost sale beside one that was never sent: both are told', async () => {
  const { moves } = placeOf(clean, VENUE);
  const sale = moves.find(({ fields }) => fields['action'] === 'SAL');
  const book = honestTill(clean, VENUE);
  book.line('Bière 2', '4.20', { sync_fedow: false });
  const { one } = await hear(fedowWithout(FEDOW, [sale?.pk ?? '']), book.toFile());
  assert.equal([one.collected, one.difference.collected, one.neverSent.cents, one.lost.lines], ['missing', Number(sale?.fields['amount']) + 420, 420, 1]);
  assert.match(one.says.join('\n'), /Of it 4\.20 € was never sent/u);
});

test('drift that the till confirms: nothing was lost, the stored figure is wrong, and both say what is due', async () => {
  const faulty = fedowRecords(FAULTY);
  const { one } = await hear(FAULTY, honestTill(faulty, VENUE).toFile());
  assert.equal([one.collected, one.deposited], ['same', 'same']);
  assert.equal([one.fedow.due, one.fedow.stored, one.fedow.drift, one.till.due], [11660, 11578, 82, 11660]);
  assert.match(one.says.join('\n'), /no sale was lost[\s\S]*0\.82 € too low: that is drift, a wrong figure, and no loss\. Both sides give 116\.60 € as due/u);
});

test('sales that the till does not know of: Fedow has more, and names how many have no receipt', async () => {
  const { uuid, moves } = placeOf(clean, VENUE);
  const book = new TillBook(uuid, VENUE);
  const [kept, ...rest] = moves.filter(({ fields }) => fields['action'] === 'SAL');
  if (kept !== undefined) book.saw(kept);
  const { one } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.deposited, one.notShown?.lines], ['unknown-to-till', 'unknown-to-till', rest.length]);
  assert.match(one.says.join('\n'), /Fedow has .* more than the till has collected: .*the till ends on 20\d\d-\d\d-\d\d \d\d:\d\d UTC, Fedow on/u);
  assert.match(one.says.join('\n'), /or Fedow’s dump is the newer one/u);
  assert.match(one.says.join('\n'), /as deposits than the till was told of/u);
});

test('a transfer that Fedow has not: paid out, and still owed by its count', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Stripe TiBillet transfert', '10.00', { moyen_paiement: null, carte: null });
  const { one } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.deposited, one.difference.due], ['same', 'missing', -1000]);
});

test('what is no federated sale counts for nothing: instalments, other money, gifts; a quantity that is missing is told', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Paiement Fractionné', '50.00');
  book.line('Café', '1.00', { moyen_paiement: null });
  book.line('Café', '1.00', { qty: null });
  const { one } = await hear(FEDOW, book.toFile());
  assert.equal([one.collected, one.withoutQuantity], ['same', 1]);
  assert.match(one.says.join('\n'), /1 line of the till has no quantity and counts for nothing/u);
});

test('negative quantities and huge prices, exactly; a sum that no till can have made is refused', async () => {
  const { uuid } = placeOf(clean, VENUE);
  const book = new TillBook(uuid, VENUE);
  book.line('Bière 0', '99999999.99', { qty: '100000.000000' });
  book.line('Bière 0', '99999999.99', { qty: '-99999.000000' });
  book.line('Bière 0', '0.01', { qty: '-3' });
  assert.is((await hear(FEDOW, book.toFile())).one.till.sales, 9_999_999_999 - 3);
  for (let line = 0; line < 10; line += 1) book.line('Bière 0', '99999999.99', { qty: '999999.999999' });
  assert.match(await refused(FEDOW, book.toFile()), /expected sales that a till can have made, found a sum of sales beyond/u);
});

test('a sale’s prices are no prices of V2: what an import refuses is no matter to a witness', async () => {
  const book = honestTill(clean, VENUE);
  article(book.records, 'Café').fields['prix'] = '12345.67';
  pick(book.records, 'tauxtva').fields['taux'] = '100.00';
  assert.is((await hear(FEDOW, book.toFile())).one.collected, 'same');
});

test('in any order and form: sales before what they refer to, JSON Lines, gzip; times of Fedow cut to milliseconds', async () => {
  const { records } = honestTill(clean, VENUE);
  const reversed = [...records].reverse();
  const lines = gzipSync(reversed.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const cut = fileURLToPath(new URL('../../test/fixtures/fedow/clean.dumpdata.json', import.meta.url));
  for (const [source, till] of [[FEDOW, writeFile(JSON.stringify(reversed))], [FEDOW, writeFile(lines)], [cut, writeFile(lines)]] as const) {
    const { one } = await hear(source, till);
    assert.equal([one.collected, one.deposited, one.lost.lines], ['same', 'same', 0]);
  }
});

test('several witnesses: each is set beside its own venue', async () => {
  const { witness } = await hear(FEDOW, honestTill(clean, VENUE).toFile(), honestTill(clean, 'grooveyourass').toFile());
  assert.equal(witness.map(({ place, collected, till }) => [place.name, collected, till.collected]), [[VENUE, 'same', 59105], ['grooveyourass', 'same', 63205]]);
});

test('a till of another network, two of one venue, and a dump that is none are refused', async () => {
  const stranger = new TillBook('10000000-0000-4000-8000-000000000009', 'Ailleurs').toFile();
  assert.match(await refused(FEDOW, stranger), /expected the till of a place of this Fedow, found that of Ailleurs \(10000000-0000-4000-8000-000000000009\), which is none of its 7 places/u);
  assert.match(await refused(FEDOW, TILL, honestTill(clean, VENUE).toFile()), /expected one dump for each venue, found Mama Sound/u);
  assert.match(await refused(FEDOW, FEDOW), /found one of Fedow \(fedow_core\)\. --witness takes a till; give this one with --source/u);
  assert.match(await refused(FEDOW, writeFile('')), /found an empty file/u);
  assert.match(await refused(FEDOW, 'absent.json'), /found none of that name\. Check the path/u);
});

test('what is invalid is listed: a sale of nothing known, a number that is none, a dump that is in the file twice', async () => {
  const bad = async (change: (book: TillBook) => void): Promise<string> => {
    const book = honestTill(clean, VENUE);
    change(book);
    return refused(FEDOW, book.toFile());
  };
  const unknown = '10000000-0000-4000-8000-000000000002';
  assert.match(await bad((book) => { book.line('Café', '1.00', { article: unknown }); }), new RegExp(`field article: expected the key of a record in the dump, found ${unknown}`, 'u'));
  assert.match(await bad((book) => { book.line('Café', '1.00', { moyen_paiement: unknown }); }), /field moyen_paiement: expected the key/u);
  assert.match(await bad((book) => { book.line('Café', '1,00', { qty: '1.0000001' }); }), /field prix: expected a number as text[\s\S]*field qty: expected a number as text, with at most six decimals/u);
  assert.match(await bad(({ records }) => { records.push(...records.filter(({ model }) => model === 'APIcashless.articles')); }), /is the dump in the file twice/u);
});

test('for people: the figures side by side, and what they mean', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Bière 2', '4.20', { sync_fedow: false });
  const { stdout, code } = await ask(FEDOW, [book.toFile(), honestTill(clean, 'grooveyourass').toFile()]);
  assert.is(code, 0, 'what a till says stands beside the verdict, and does not change it');
  assert.match(stdout, /What the tills say\n✗ Mama Sound: [\s\S]*Collected {2,}595\.25 € {2,}591\.05 € {2,}\+4\.20 €[\s\S]*✓ grooveyourass/u);
});

test('for programs: the same in cents, and a warning for each venue that differs', async () => {
  const book = honestTill(clean, VENUE);
  book.line('Bière 2', '4.20', { sync_fedow: false });
  const { code, stdout } = await ask(FEDOW, [book.toFile()], '--json');
  const report = JSON.parse(stdout) as { readonly verdict: string; readonly warnings: readonly string[]; readonly witness: readonly WitnessReport[] };
  assert.equal([code, report.verdict, report.warnings.length], [0, 'clean', 1]);
  assert.equal(report.witness, JSON.parse(JSON.stringify((await hear(FEDOW, report.witness[0]?.source.path ?? '')).witness)));
  assert.not.match(stdout, /FAKE-SECRET/u);
  const elsewhere = await ask(FEDOW, [book.toFile()], '--json');
  const digestOf = (text: string): unknown => (JSON.parse(text) as { readonly reportSha256: string }).reportSha256;
  assert.is(digestOf(elsewhere.stdout), digestOf(stdout), 'the report is the same evidence wherever the till’s dump lies');
  assert.is((await ask(FEDOW, ['absent.json'], '--json')).code, 2);
});

test('memory does not grow with the sales', async () => {
  const { uuid } = placeOf(clean, VENUE);
  const book = new TillBook(uuid, VENUE);
  const sale = JSON.stringify(book.line('Bière 0', '3.00', { hash_fedow: 'f'.repeat(64) }));
  // The texts that are read would fill the heap, or add all of themselves beside it, if they were kept.
  const [few, many] = [await peakOf(book, sale, 1_000), await peakOf(book, sale, 200_000)];
  assert.ok(many - few < 80e6, `${Math.round((many - few) / 1e6)} MB more for 170 MB of sales`);
});

/** What the command has held at its peak, in bytes, with so many sales. */
async function peakOf({ records }: TillBook, sale: string, sales: number): Promise<number> {
  const others = records.filter(({ model }) => model !== 'APIcashless.articlevendu').map((record) => JSON.stringify(record));
  const till = writeFile([...others, ...Array.from({ length: sales }, (_, key) => sale.replace(/"pk":\d+/u, `"pk":${key + 1}`)), ''].join('\n'));
  // A small heap, or garbage is collected when Node likes: on one core that alone makes 70 MB.
  const child = spawn(process.execPath, ['--max-old-space-size=100', '--import', CONFESSION, PROGRAM, 'invariants', 'run', '--source', FEDOW, '--witness', till, '--only', 'references', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  await new Promise((done) => { child.on('close', done); });
  const report = JSON.parse(stdout) as Pick<Heard, 'witness'>;
  assert.is(report.witness[0]?.till.sales, sales * 300);
  return Number(/peak (\d+)$/u.exec(stderr)?.[1]) * 1024;
}

test.run();
