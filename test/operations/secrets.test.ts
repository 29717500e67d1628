import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openFolder } from '../open-folder.js';
import { FEDOW_SECRETS, LABOUTIK_SECRETS } from '../extract/secret-fields.js';
import { plainly } from '../import/command.js';
import { TENANTS, type TestServer, testServer } from '../import/database.js';
import { CLEAN_LINES, type DjangoRecord, fixture, freshPath } from '../import/dumps.js';
import { snapshotOf } from '../import/snapshot.js';

const MARK = 'FAKE-SECRET';
const secrets = suite('secrets of both old systems: in nothing that is written, printed or stored');
let server: TestServer;
secrets.before(async () => { server = await testServer(); });
secrets.after(async () => { await server.close(); });

let planted = 0;
/** A secret in every field that can hold one. The lines stay as they are otherwise: parsing would change what was hashed. */
function plant(line: string, fields: readonly string[]): string {
  return fields.reduce((text, field) => text.replace(new RegExp(`("${field}": )(null|"(?:[^"\\\\]|\\\\.)*")`), (_, name: string) => `${name}"${MARK}-${planted += 1}"`), line);
}

function fedowLines(): string[] {
  const lines = CLEAN_LINES.map((line) => plant(line, FEDOW_SECRETS[(JSON.parse(line) as DjangoRecord).model] ?? []));
  const key = (model: string): string => JSON.stringify({ model, pk: `${MARK}-${planted += 1}.abc`, fields: { prefix: MARK, hashed_key: `${MARK}-${planted += 1}`, name: MARK, created: '2023-01-01T00:00:00Z', revoked: false, expiry_date: null, place: null, user: null } });
  return [...lines, key('fedow_core.organizationapikey'), key('fedow_core.createplaceapikey')];
}

function tillText(): string {
  const records = JSON.parse(readFileSync(fixture('../laboutik/mama-sound.json'), 'utf8')) as { model: string; fields: Record<string, unknown> }[];
  for (const { model, fields } of records) for (const name of LABOUTIK_SECRETS[model] ?? []) fields[name] = `${MARK}-${planted += 1}`;
  return JSON.stringify([...records, ...['configurationstripe', 'terminal', 'appareil'].map((model) => ({ model: `APIcashless.${model}`, pk: 9, fields: { key: MARK, stripe_api_key: MARK, name: MARK, ip_lan: MARK } }))]);
}

secrets('commands that succeed and commands that fail, their files, and every table', async () => {
  const folder = freshPath('secrets');
  mkdirSync(folder);
  const inFolder = (name: string): string => join(folder, name);
  const lines = fedowLines();
  writeFileSync(inFolder('fedow.jsonl'), `${lines.join('\n')}\n`);
  // Each kind of fault in the very records that hold a secret.
  const broken = lines.map((line) => (line.includes(MARK) ? line.replace('"fields": {', '"fields": {"unheard": 1, ') : line));
  writeFileSync(inFolder('no-json.jsonl'), lines.map((line) => (line.includes(MARK) ? line.slice(0, -1) : line)).join('\n'));
  writeFileSync(inFolder('wrong-types.jsonl'), broken.map((line) => (line.includes(MARK) ? line.replace(/"pk": "[^"]*"/, '"pk": 7').replaceAll(new RegExp(`"(${MARK}[^"]*)"`, 'g'), '["$1"]') : line)).join('\n'));
  writeFileSync(inFolder('twice.jsonl'), [...lines, ...lines.filter((line) => line.includes(MARK))].join('\n'));
  writeFileSync(inFolder('cut.jsonl'), lines.join('\n').slice(0, lines.join('\n').lastIndexOf(MARK) + 12));
  writeFileSync(inFolder('till.json'), tillText());
  assert.ok(planted > 150, `${planted} were planted`);
  const dumps = new Set(readdirSync(folder));
  const tenants = TENANTS.map((tenant) => (tenant.name === 'Mama Sound' ? { ...tenant, schema: 'mamasound' } : tenant));
  const database = await server.lespass({ tenants, tables: ['mamasound'] });
  const at = ['--database-url', database.url];
  const [source, till] = [['--source', inFolder('fedow.jsonl')], ['--source', inFolder('till.json'), '--tenant', 'mamasound']];
  const commands: readonly (readonly string[])[] = [
    ['inspect', ...source], ['inspect', '--source', inFolder('till.json')],
    ['invariants', 'run', ...source, '--write-accept', inFolder('accepted.yaml'), '--report', inFolder('audit.html'), '--explain'],
    ['preflight', ...source, ...at], ['import', 'fedow', ...source, ...at, '--save-plan', inFolder('plan.json'), '--report', inFolder('plan.html')],
    ['import', 'fedow', ...source, ...at, '--rehearse'], ['import', 'fedow', ...source, ...at, '--commit'], ['preflight', ...till, ...at], ['import', 'laboutik', ...till, ...at, '--commit'],
    ['verify', 'import', ...source, ...at], ['invariants', 'run', '--database', ...at], ['readiness', ...at], ['runs', ...at], ['runs', '--show', '1', ...at],
    ...['no-json', 'wrong-types', 'twice', 'cut'].flatMap((name) => [['inspect', '--source', inFolder(`${name}.jsonl`)], ['import', 'fedow', '--source', inFolder(`${name}.jsonl`), ...at]]),
    ['import', 'fedow', '--source', inFolder('till.json'), ...at], ['import', 'laboutik', '--source', inFolder('fedow.jsonl'), '--tenant', 'mamasound', ...at],
    ['extract', 'fedow', '--from', `postgres://me:${MARK}@127.0.0.1:1/x`, '--out', inFolder('extract.jsonl')], ['runs', '--database-url', `postgres://me:${MARK}@127.0.0.1:1/x`], ['rollback', '--run', '1', ...at],
  ];
  const codes: (number | null)[] = [];
  for (const words of commands) {
    // Where a file is written there is no second time.
    for (const json of words.some((word) => word === '--save-plan' || word === '--write-accept') ? [[]] : [[], ['--json']]) {
      const { code, stdout, stderr } = await plainly(...words, ...json);
      codes.push(code);
      assert.not.match(stdout + stderr, MARK, words.slice(0, 3).map((word) => basename(word)).join(' '));
    }
  }
  assert.ok(codes.filter((code) => code === 0).length > 15 && codes.includes(2) && codes.includes(3), codes.join());
  const written = readdirSync(folder).filter((name) => !dumps.has(name));
  assert.equal(written.sort(), ['accepted.yaml', 'audit.html', 'plan.html', 'plan.json']);
  for (const name of written) {
    assert.not.match(readFileSync(inFolder(name), 'utf8'), MARK, name);
    assert.is(statSync(inFolder(name)).mode & 0o077, 0, `${name} is for its owner alone`);
  }
  const stored = JSON.stringify(await snapshotOf(database));
  assert.ok(stored.length > 100_000);
  assert.not.match(stored, MARK);
  await database.close();
});

secrets('every file of an embedded server: its log, its tables, its WAL', async () => {
  const home = openFolder('secrets');
  const source = freshPath('fedow.jsonl');
  writeFileSync(source, `${fedowLines().join('\n')}\n`);
  try {
    for (const last of [['--rehearse'], ['--commit']]) assert.is((await plainly('import', 'fedow', '--source', source, '--data-dir', join(home, 'data'), '--create-tenants', ...last)).code, 0);
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.some((file) => file.includes('pg_wal')) && files.some((file) => /log/u.test(basename(file))), 'the server’s own files are there');
    assert.equal(files.filter((file) => readFileSync(file).includes(MARK)), []);
    assert.ok(files.some((file) => readFileSync(file).includes('Mama Sound')), 'what is no secret is found in them');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

secrets.run();
