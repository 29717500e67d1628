import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openToWrite } from '../../extract/old-servers.js';
import { folder } from './program.js';
import type { Area, Reproducer } from './reproducer.js';

const extracting = (name: string, from: string, out = 'out.jsonl', system = 'fedow'): Reproducer => ({ name, words: ['extract', system, '--from', from, '--out', out] });

/** A copy of the old database with a change. */
function changed(name: string, sql: string): void {
  copyFileSync(join(folder, 'old.sqlite3'), join(folder, name));
  const database = openToWrite(join(folder, name));
  database.exec(sql);
  database.close();
}

function made(name: string, sql: string): void {
  const database = openToWrite(join(folder, name));
  database.exec(sql);
  database.close();
}

/** `extract`. */
export const OLD_DATABASES: Area = {
  title: 'An old database that cannot be read',
  reproducers: () => {
    changed('keyless.sqlite3', 'ALTER TABLE fedow_core_configuration RENAME TO kept; CREATE TABLE fedow_core_configuration AS SELECT * FROM kept');
    made('lespass.sqlite3', 'CREATE TABLE Customers_client (id integer primary key)');
    made('laboutik.sqlite3', 'CREATE TABLE APIcashless_articles (id integer primary key)');
    made('other.sqlite3', 'CREATE TABLE other (id integer primary key)');
    made('none.sqlite3', 'CREATE TABLE x (id integer primary key); DROP TABLE x');
    copyFileSync(join(folder, 'old.sqlite3'), join(folder, 'damaged.sqlite3'));
    writeFileSync(join(folder, 'damaged.sqlite3'), Buffer.alloc(8192, 7), { flag: 'r+', flush: true });
    writeFileSync(join(folder, 'damaged.sqlite3'), 'SQLite format 3\0', { flag: 'r+' });
    return [
      extracting('neither SQLite nor PostgreSQL', 'old.sqlite3'),
      extracting('nothing, from a shell variable that is unset', ''),
      extracting('no path', 'sqlite:'),
      extracting('no such file', 'sqlite:absent.sqlite3'),
      extracting('a folder', 'sqlite:.'),
      extracting('a device', 'sqlite:/dev/null'),
      { ...extracting('an empty file', 'sqlite:empty.sqlite3'), files: { 'empty.sqlite3': '' } },
      { ...extracting('another file', 'sqlite:dump.jsonl'), files: { 'dump.jsonl': '{"model": "fedow_core.token", "pk": 1}' } },
      extracting('a damaged database', 'sqlite:damaged.sqlite3'),
      extracting('a table without its key', 'sqlite:keyless.sqlite3'),
      extracting('a database of Lespass', 'sqlite:lespass.sqlite3'),
      extracting('a database of LaBoutik', 'sqlite:laboutik.sqlite3'),
      extracting('a database of Fedow, for LaBoutik', 'sqlite:old.sqlite3', 'out.jsonl', 'laboutik'),
      extracting('a database of something else', 'sqlite:other.sqlite3'),
      extracting('a database without tables', 'sqlite:none.sqlite3'),
      extracting('a password that is not encoded', 'postgres://jo:p/ss@db.example/fedow'),
      extracting('something after the address', 'postgres://db.example/fedow#x'),
      extracting('nobody listens', 'postgres://127.0.0.1:9/fedow'),
      extracting('a folder to write to', 'sqlite:old.sqlite3', '.'),
      extracting('no such folder to write to', 'sqlite:old.sqlite3', 'nowhere/out.jsonl'),
      { ...extracting('an extract that is there already', 'sqlite:old.sqlite3', 'there.jsonl'), files: { 'there.jsonl': '' } },
    ];
  },
};
