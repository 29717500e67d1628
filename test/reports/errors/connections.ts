import { connectionFailure } from '#convoyeur/target/connection-failure.js';
import { databaseFailure } from '#convoyeur/target/database-failure.js';
import { changedByTriggers } from '#convoyeur/migration/rollback/require-as-written.js';
import { sentence } from '#convoyeur/words/index.js';
import { overtaken } from '#convoyeur/migration/rollback/overtaken.js';
import { queryFailure } from '#convoyeur/extract/postgres/query-failure.js';
import type { Area, Reproducer } from './reproducer.js';

const ADDRESS = { host: 'db.example', port: '5432', database: 'lespass' };
const coded = (code: string, facts: Readonly<Record<string, string>> = {}): Error => Object.assign(new Error('…'), { code, ...facts });
const typed = (name: string, url: string): Reproducer => ({ name, words: ['runs', '--database-url', url] });

/** What libraries throw that a test cannot make a server do at will: their codes are what the words are chosen by. */
const CONNECTING = [
  '28P01', '28000', '3D000', '42501', '53300', '57P03', '08P01', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EACCES', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'XX000',
];
const MESSAGES = ['The server does not support SSL connections', 'SASL: client password must be a string', 'something else'];
const WORKING = ['40P01', '40001', '55P03', '53100', '53200', '57014', '57P01', '08006', '42501', '25006', '23505', '22003', '42703'];
const UNDOING = ['40001', '40P01', '55P03', '23503', '2BP01'];
const READING = ['55P03', '42501', '40001', '57014', '57P01', '53100', '42P01'];

/** Addresses of databases, and what goes wrong on the way to them. */
export const CONNECTIONS: readonly Area[] = [{
  title: 'An address of a database that is not in order',
  reproducers: () => [
    typed('another scheme', 'mysql://db.example/lespass'),
    typed('a name in place of a URL', 'lespass'),
    typed('a password that is not encoded', 'postgres://jo:p/ss@db.example/lespass'),
    typed('something after the address', 'postgres://db.example/lespass#x'),
    typed('a parameter that would have no effect', 'postgres://db.example/lespass?sslcrl=x'),
    typed('an unknown mode of TLS', 'postgres://db.example/lespass?sslmode=on'),
    typed('a check of TLS that checks nothing', 'postgres://db.example/lespass?sslmode=verify-ca'),
    typed('an authority that is not there', 'postgres://db.example/lespass?sslmode=verify-full&sslrootcert=absent.crt'),
    typed('nobody listens', 'postgres://127.0.0.1:9/lespass'),
  ],
}, {
  title: 'A connection that is not made',
  reproducers: () => [
    ...CONNECTING.map((code) => ({ name: code, error: () => connectionFailure(coded(code), ADDRESS) })),
    ...MESSAGES.map((message) => ({ name: message, error: () => connectionFailure(new Error(message), ADDRESS) })),
  ],
}, {
  title: 'An error of the database while it works',
  reproducers: () => [
    ...WORKING.map((code) => ({ name: code, error: () => databaseFailure(coded(code)) })),
    { name: '23505, with its place', error: () => databaseFailure(coded('23505', { table: 'fedow_core_token', constraint: 'unique_wallet_asset', where: 'COPY fedow_core_token, line 12: "a b c"' })) },
    { name: 'broken off below PostgreSQL', error: () => databaseFailure(new Error('Connection terminated unexpectedly')) },
    { name: '57P01 during COMMIT', error: () => databaseFailure(coded('57P01'), 'perhaps') },
  ],
}, {
  title: 'Triggers of the database that change what is written',
  reproducers: () => [{
    name: 'a user is made an administrator', error: () => changedByTriggers(['"AuthBillet_tibilletuser": early'], [{
      message: sentence('{table} {key}: expected the row as the run wrote it, found it changed since', { table: 'AuthBillet_tibilletuser', key: 'bbbbbbbb-0000-4000-8000-000000000002' }),
    }]),
  }],
}, {
  title: 'An error of the database during a rollback',
  reproducers: () => UNDOING.map((code) => ({ name: code, error: () => overtaken(coded(code, { table: 'fedow_core_token' })) })),
}, {
  title: 'An error of an old database',
  reproducers: () => [
    ...READING.map((code) => ({ name: code, error: () => queryFailure(coded(code), ADDRESS, 'fedow_core_token') })),
    { name: 'before a table was read', error: () => queryFailure(coded('53100'), ADDRESS) },
  ],
}];
