import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openSqlite } from '#convoyeur/extract/sqlite/open-sqlite.js';
import { copyStable } from '#convoyeur/extract/sqlite/stable-copy.js';

import { extracted, folder, folderState, openToWrite, recordsOf, refusal, serverDatabase, textRows, type Extracted } from './old-servers.js';

const live = suite('extract: SQLite that is in use');

const BUSY_SERVER = join(import.meta.dirname, 'busy-server.js');
const RENAME = "UPDATE fedow_core_federation SET description = 'the last commit'";

function lastCommitIn({ data }: Extracted): boolean {
  return recordsOf(data, 'fedow_core.federation').every(({ fields }) => fields['description'] === 'the last commit');
}

/** A server that has committed into a log which it keeps to itself. */
function writerInWalMode(): { path: string; server: ReturnType<typeof openToWrite> } {
  const path = serverDatabase();
  const server = openToWrite(path);
  server.exec('PRAGMA locking_mode = EXCLUSIVE');
  server.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  server.exec(RENAME);
  return { path, server };
}

live('with a writer in WAL mode beside it: its last commit is there, and no file is changed or made', async () => {
  const { path, server } = writerInWalMode();
  server.exec("BEGIN; UPDATE fedow_core_federation SET description = 'not committed yet'");
  const before = folderState(dirname(path));
  assert.ok(statSync(`${path}-wal`).size > 0);
  const result = await extracted(`sqlite:${path}`);
  assert.equal(folderState(dirname(path)), before);
  assert.ok(lastCommitIn(result));
  assert.is(recordsOf(result.data, 'fedow_core.transaction').length, 1531);
  server.exec('ROLLBACK');
  server.close();
});

/** Wallets with private keys that the server has deleted since: SQLite leaves their bytes in pages that are free. */
function deletedSecrets(server: ReturnType<typeof openToWrite>): void {
  const columns = textRows(server, 'PRAGMA table_info(fedow_core_wallet)').map(({ name = '' }) => name);
  const made: Readonly<Record<string, string>> = { uuid: "printf('%032x', i)", private_pem: `'${FAKE_KEY}' || hex(randomblob(600))` };
  server.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
    INSERT INTO fedow_core_wallet SELECT ${columns.map((name) => made[name] ?? name).join(', ')} FROM n, (SELECT * FROM fedow_core_wallet LIMIT 1)`);
  server.exec(`DELETE FROM fedow_core_wallet WHERE private_pem LIKE '${FAKE_KEY}%'`);
}

const FAKE_KEY = '-----BEGIN FAKE KEY-----';

for (const [kind, prepare] of Object.entries({
  'with a journal': (): string => {
    const path = serverDatabase();
    const server = openToWrite(path);
    deletedSecrets(server);
    server.close();
    return path;
  },
  'in WAL mode': (): string => {
    const { path, server } = writerInWalMode();
    deletedSecrets(server);
    const copy = join(folder(), 'copy.sqlite3');
    for (const ending of ['', '-wal']) copyFileSync(`${path}${ending}`, `${copy}${ending}`);
    server.close();
    return copy;
  },
  'in WAL mode, without its log': (): string => {
    const { path, server } = writerInWalMode();
    deletedSecrets(server);
    server.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const copy = join(folder(), 'copy.sqlite3');
    copyFileSync(path, copy);
    server.close();
    return copy;
  },
})) {
  live(`once the copy is open it has no name, nor a journal: however a run ends from there on, nothing of a database ${kind} stays on the disk`, async () => {
    const source = prepare();
    assert.ok(['', '-wal'].some((ending) => existsSync(`${source}${ending}`) && readFileSync(`${source}${ending}`).includes(FAKE_KEY)), 'there is a deleted secret to be found');
    const beside = folder();
    const database = await openSqlite(source, join(beside, 'x.jsonl'), () => undefined);
    const columns = [...database.tables.get('fedow_core_wallet')!.columns.values()].filter(({ name }) => name === 'uuid');
    let read = 0;
    for await (const rows of database.rows({ table: 'fedow_core_wallet', columns, orderBy: ['name', 'uuid'] })) {
      read += rows.length;
      assert.equal(filesIn(beside), []);
    }
    assert.is(read, 105);
    await database.close();
    assert.equal(readdirSync(beside), []);
  });
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
}

// Python's sqlite3 is what the old server writes with: with shared memory, `-shm`, which the library of these tests has not.
const PYTHON_SERVER = `
import sqlite3, sys
server = sqlite3.connect(sys.argv[1], isolation_level=None)
server.execute('PRAGMA journal_mode = WAL')
server.execute(sys.argv[2])
print('ready', flush=True)
sys.stdin.read()
`;

if (spawnSync('python3', ['-c', 'import sqlite3']).status === 0) {
  live('with a writer that uses shared memory: neither -shm nor -wal nor a lock is touched, and it goes on writing', async () => {
    const path = serverDatabase();
    const server = spawn('python3', ['-c', PYTHON_SERVER, path, RENAME], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(server.stdout, 'data');
    const before = folderState(dirname(path));
    assert.ok(existsSync(`${path}-shm`));
    assert.ok(lastCommitIn(await extracted(`sqlite:${path}`)));
    assert.equal(folderState(dirname(path)), before);
    server.stdin.end();
    await once(server, 'close');
  });
} else console.log('# skipped: python3 with sqlite3 is not here to write with shared memory');

for (const [mode, pauseMs] of [['wal', 2], ['delete', 300]] as const) {
  live(`a server that never stops writing (${mode}): each extract is one state of it`, async () => {
    const path = serverDatabase();
    const first = await extracted(`sqlite:${path}`);
    const server = spawn(process.execPath, [BUSY_SERVER, path, mode, String(pauseMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const written = (): number => Number(said.split('\n').at(-2) ?? 0);
    const ended = once(server, 'exit').then(() => { throw new Error('the server has ended'); });
    ended.catch(() => undefined);
    try {
      for (let run = 0, moves = 0; run < 4; run += 1) {
        // Between two extracts something is written, or the test would show nothing.
        while (written() <= moves) await Promise.race([once(server.stdout, 'data'), ended]);
        const before = moves;
        const { data } = await extracted(`sqlite:${path}`);
        moves = recordsOf(data, 'fedow_core.transaction').filter(({ fields }) => fields['comment'] === 'busy').length;
        assert.ok(moves > before);
        assert.equal(valuesOfFirstTokens(data), valuesOfFirstTokens(first.data).map((value) => value + moves));
      }
    } finally {
      server.kill('SIGKILL');
    }
  });
}

function valuesOfFirstTokens(data: Extracted['data']): number[] {
  const tokens = recordsOf(data, 'fedow_core.token').toSorted((a, b) => (String(a.pk) < String(b.pk) ? -1 : 1));
  return tokens.slice(0, 2).map(({ fields }) => Number(fields['value']));
}

live('a log that no server holds any more, in a folder that may not be written, is read with what it has', async () => {
  const { path, server } = writerInWalMode();
  const copy = join(folder(), 'copy.sqlite3');
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  server.close();
  chmodSync(copy, 0o400);
  chmodSync(dirname(copy), 0o500);
  const before = folderState(dirname(copy));
  const result = await extracted(`sqlite:${copy}`);
  assert.ok(lastCommitIn(result));
  assert.equal(result.warnings, []);
  assert.equal(folderState(dirname(copy)), before);
  chmodSync(dirname(copy), 0o700);
});

live('a copy without its log is read as it is, and the operator is told what may be missing', async () => {
  const { path, server } = writerInWalMode();
  const copy = join(folder(), 'copy.sqlite3');
  server.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(path, copy);
  server.close();
  const { warnings } = await extracted(`sqlite:${copy}`);
  assert.is(warnings.length, 1);
  assert.match(String(warnings[0]), /WAL mode and has no -wal.*If this is a copy, copy the -wal too/);
});

live('a change that was cut off half-way is not taken for a state of the database: the operator is told what to do', async () => {
  const path = serverDatabase();
  const server = openToWrite(path);
  server.exec('PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5; PRAGMA cache_spill = ON');
  server.exec("BEGIN; UPDATE fedow_core_transaction SET comment = 'never committed'; UPDATE fedow_core_token SET value = value + 1");
  assert.ok(existsSync(`${path}-journal`));
  const before = folderState(dirname(path));
  try {
    await copyStable(path, join(folder(), 'copy.sqlite3'), 200);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /found a -journal that nobody finishes.*Then extract again/);
  }
  assert.equal(folderState(dirname(path)), before);
  server.exec('ROLLBACK');
  server.close();
});

live('a journal that is finished, emptied or filled with zeros is none', async () => {
  for (const mode of ['PERSIST', 'TRUNCATE']) {
    const path = serverDatabase();
    const server = openToWrite(path);
    server.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = ${mode}`);
    server.exec(RENAME);
    assert.ok(existsSync(`${path}-journal`), mode);
    assert.ok(lastCommitIn(await extracted(`sqlite:${path}`)), mode);
    server.close();
  }
});

live('through a link, the log is looked for beside the database itself', async () => {
  const { path, server } = writerInWalMode();
  const link = join(folder(), 'link.sqlite3');
  symlinkSync(path, link);
  assert.ok(lastCommitIn(await extracted(`sqlite:${link}`)));
  server.close();
});

live('what is no sound database of Fedow is refused in words, and nothing is left behind', async () => {
  const place = folder();
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(place, name), content);
    return `sqlite:${join(place, name)}`;
  };
  assert.match(await refusal(`sqlite:${join(place, 'absent')}`), 'found none of that name. Check the path');
  assert.match(await refusal(`sqlite:${place}`), 'found a folder');
  assert.match(await refusal(file('empty', '')), 'found an empty file');
  assert.match(await refusal(file('text', 'a'.repeat(5000))), 'expected an SQLite database, found another file');
  const other = join(place, 'other');
  const database = openToWrite(other);
  database.exec('CREATE TABLE "APIcashless_table" (id integer PRIMARY KEY)');
  database.close();
  assert.match(await refusal(`sqlite:${other}`), 'found one of LaBoutik. Use `convoyeur extract laboutik`');
  const cut = serverDatabase();
  truncateSync(cut, 1_000_000);
  assert.match(await refusal(`sqlite:${cut}`), 'expected a sound database, found damage');
  assert.equal(readdirSync(place).sort(), ['empty', 'other', 'text']);
});

live.run();
