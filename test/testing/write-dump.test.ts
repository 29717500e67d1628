import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { writeDump, writeDumpFile } from '#convoyeur/testing/write/write-dump.js';

const test = suite<{ folder: string }>('writeDump');
const records = [...generateFedow({ seed: 1, transactions: 300 })];

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'write-dump-'));
});
test.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

async function readBack(path: string): Promise<FedowRecord[]> {
  const found: FedowRecord[] = [];
  const dump = await openFedowDump(path);
  for await (const batch of dump.read()) found.push(...batch.records);
  assert.equal(dump.facts.problems, []);
  assert.equal(dump.facts.unknownFields, {});
  return found;
}

for (const format of ['jsonl', 'json'] as const) {
  test(`${format} is read back record for record`, async ({ folder }) => {
    const path = join(folder, 'dump');
    await writeDumpFile(records, path, { format });
    assert.is((await openFedowDump(path)).format, format);
    assert.equal(await readBack(path), records);
  });
}

test('sections keep all that they have a place for, in any order of records', async ({ folder }) => {
  const path = join(folder, 'dump');
  await writeDumpFile([...records].reverse(), path, { format: 'sections' });
  const found = await readBack(path);
  const written = (model: FedowRecord['model']): unknown[] => records.filter((record) => record.model === model).map((record) => JSON.stringify(record)).sort();
  for (const model of ['transaction', 'wallet', 'place', 'token', 'federation', 'configuration'] as const) {
    assert.equal(found.filter((record) => record.model === model).map((record) => JSON.stringify(record)).sort(), written(model), model);
  }
  assert.is(found.filter(({ model }) => model === 'card').length, written('card').length);
});

test('cut to milliseconds, a dump is told to be so, and no hash is called wrong', async ({ folder }) => {
  for (const format of ['jsonl', 'json', 'sections'] as const) {
    const path = join(folder, format);
    await writeDumpFile(records, path, { format, precision: 'milliseconds' });
    const ledger = await loadLedger(await openFedowDump(path));
    assert.is(ledger.precision, 'milliseconds');
    const codes = runInvariants({ source: ledger, }).flatMap((result) => Object.keys(result.codes));
    assert.equal(codes, ['hash-chain/unverifiable'], format);
  }
});

test('compresses what is named .gz', async ({ folder }) => {
  const path = join(folder, 'dump.jsonl.gz');
  await writeDumpFile(records, path, { format: 'jsonl' });
  const plain = join(folder, 'dump.jsonl');
  await writeDumpFile(records, plain, { format: 'jsonl' });
  const unpacked: Buffer[] = [];
  for await (const piece of createReadStream(path).pipe(createGunzip())) unpacked.push(piece as Buffer);
  assert.ok(Buffer.concat(unpacked).equals(readFileSync(plain)));
});

test('refuses to overwrite, and then leaves the file alone', async ({ folder }) => {
  const path = join(folder, 'dump');
  writeFileSync(path, 'mine');
  const error: unknown = await writeDumpFile(records, path, { format: 'jsonl' }).catch((reason: unknown) => reason);
  assert.match(String(error), '--force');
  assert.is(readFileSync(path, 'utf8'), 'mine');
  await writeDumpFile(records, path, { format: 'jsonl', overwrite: true });
  assert.ok(statSync(path).size > 100_000);
});

test('leaves nothing behind when it fails', async ({ folder }) => {
  const path = join(folder, 'dump');
  const failing = function* (): Generator<FedowRecord> {
    yield* records;
    throw new Error('no more');
  };
  assert.match(String(await writeDumpFile(failing(), path, { format: 'jsonl' }).catch((reason: unknown) => reason)), 'no more');
  assert.not(existsSync(path) || existsSync(`${path}.part`));
  assert.match(String(await writeDumpFile(records, join(folder, 'none/dump'), { format: 'jsonl' }).catch((reason: unknown) => reason)), 'expected a file that can be written');
});

test('the file has the ordinary mode', async ({ folder }) => {
  const [path, ordinary] = [join(folder, 'dump'), join(folder, 'ordinary')];
  writeFileSync(ordinary, '');
  await writeDumpFile(records, path, { format: 'jsonl' });
  assert.is(statSync(path).mode, statSync(ordinary).mode);
});

test('does not run ahead of a slow stream', async () => {
  const waiting = { most: 0 };
  let asked = 0;
  let taken = 0;
  const many = function* (): Generator<FedowRecord> {
    for (const record of generateFedow({ seed: 1, transactions: 10_000 })) {
      asked += 1;
      yield record;
    }
  };
  const slow = new Writable({
    write(piece: Buffer, _encoding, done) {
      taken += piece.toString().split('\n').length - 1;
      waiting.most = Math.max(waiting.most, asked - taken);
      setImmediate(done);
    },
  });
  await writeDump(many(), 'jsonl', slow);
  assert.is(taken, asked);
  assert.ok(waiting.most < asked / 2, `${waiting.most} of ${asked} records were waiting`);
});

test.run();
