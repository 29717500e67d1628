import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from '../target/schema-server.js';
import { importInto, live, makeDatabase, recordsOf } from './rollback-lespass.js';

const test = suite('the command rollback');
const server = await freshServer();
const target = await makeDatabase(server.url, 'command', { kind: 'external' });
const queryRunner = target.dataSource.createQueryRunner();
await createV2(queryRunner);
await queryRunner.release();
await live(target);
await importInto(target);

test.after(async () => {
  await target.close();
  await server.close();
});

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function command(...words: string[]): Promise<Ended> {
  const url = new URL(server.url);
  url.pathname = '/command';
  const program = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'rollback', ...words], { env: { ...process.env, DATABASE_URL: url.href, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const token = recordsOf('token').find(({ fields }) => Number(fields['value']) > 0 && !['SUB', 'BDG'].includes(String(recordsOf('asset').find(({ pk }) => pk === fields['asset'])?.fields['category'])))?.pk ?? '';

test('says what would go, to a person and to a program', async () => {
  const { status, stdout, stderr } = await command('--run', '1');
  assert.equal([status, stderr], [0, '']);
  assert.match(stdout, /^Rollback of run 1, dry-run: nothing is written/);
  assert.match(stdout, /fedow_core_transaction +1,531 +·\n/);
  assert.match(stdout, /Nothing was written\.\n$/);

  const report = JSON.parse((await command('--run', '1', '--json')).stdout) as Record<string, unknown>;
  assert.equal([report['command'], report['mode'], report['committed'], report['run'], report['refusals'], report['errors']], ['rollback', 'dry-run', false, '1', [], []]);
  assert.equal((report['plan'] as Record<string, unknown>)['fedow_core_asset'], { delete: 23, restore: 1 });
  assert.equal(report['target'], { kind: 'external' });
});

test('is refused with 1 because of differences, each named', async () => {
  await target.dataSource.query('UPDATE fedow_core_token SET value = value + 1 WHERE uuid = $1', [token]);
  const { status, stdout, stderr } = await command('--run', '1', '--commit', '--json');
  await target.dataSource.query('UPDATE fedow_core_token SET value = value - 1 WHERE uuid = $1', [token]);
  assert.is(status, 1);
  assert.match(stderr, new RegExp(`^Error: run 1: expected nothing that builds on it, found one thing\n {2}fedow_core_token ${token}: expected the row as the run wrote it[^]*Nothing was written\\.`));
  const report = JSON.parse(stdout) as { mode: string; committed: boolean; refusals: { code: string; table: string; key: string }[]; errors: string[] };
  assert.equal([report.mode, report.committed, report.errors.length], ['commit', false, 2]);
  assert.equal(report.refusals.map(({ code, table, key }) => [code, table, key]), [['changed', 'fedow_core_token', token]]);
});

test('wrong usage ends with 2, a run that is not there with 3', async () => {
  assert.is((await command()).status, 2);
  assert.is((await command('--run', 'first')).status, 2);
  assert.is((await command('--run', '0')).status, 2);
  const { status, stderr } = await command('--run', '7', '--commit');
  assert.is(status, 3);
  assert.match(stderr, /^Error: run 7: expected a run recorded in this database, found none/);
});

test('done once, it shows in the runs and is not done again', async () => {
  const { status, stdout } = await command('--run', '1', '--commit');
  assert.is(status, 0);
  assert.match(stdout, /Rolled back\. The database is what it was before run 1\.\n$/);
  const [run] = await target.dataSource.query<{ verdict: string }[]>('SELECT verdict FROM convoyeur.import_run');
  assert.is(run?.verdict, 'rolled back');
  const again = await command('--run', '1', '--json');
  assert.is(again.status, 3);
  assert.match((JSON.parse(again.stdout) as { errors: string[] }).errors.join(), /found one that was rolled back already/);
});

test.run();
