import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDataSource } from '#convoyeur/target/data-source.js';
import { encryptionOf } from '#convoyeur/target/tls.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { type OwnServer, ownServer } from './own-server.js';

const tls = suite('TLS: what a URL asks for, as libpq means it');
const work = mkdtempSync(join(tmpdir(), 'convoyeur-tls-'));
const home = process.env['HOME'];
let server: OwnServer | null = null;

tls.before(async () => {
  // An authority of the operator's own would answer in place of the test's.
  process.env['HOME'] = work;
  if (!hasOpenssl()) return;
  authority('ca');
  authority('other');
  certificate('server', 'ca', '/CN=localhost', 'subjectAltName=DNS:localhost');
  certificate('client', 'ca', '/CN=badge', 'subjectAltName=DNS:badge');
  server = await ownServer({
    hba: ['hostssl all badge 127.0.0.1/32 cert', 'hostssl all all 127.0.0.1/32 scram-sha-256'],
    settings: (write) => {
      const file = (name: string): string => write(name, readFileSync(join(work, name), 'utf8'));
      return { ssl: 'on', ssl_cert_file: file('server.crt'), ssl_key_file: file('server.key'), ssl_ca_file: file('ca.crt') };
    },
  });
});
tls.after(async () => {
  process.env['HOME'] = home;
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

const CA = join(work, 'ca.crt');
const OTHER = join(work, 'other.crt');
const UNVERIFIED = /a TLS certificate that cannot be verified/;

/** Host, parameters of TLS, and `encrypted` or why it is refused. */
const CASES: readonly (readonly [host: 'localhost' | '127.0.0.1', parameters: Readonly<Record<string, string>>, expected: 'encrypted' | RegExp])[] = [
  ['127.0.0.1', {}, 'encrypted'],
  ['127.0.0.1', { sslmode: 'allow' }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'prefer' }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'require' }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'no-verify' }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'disable' }, /not allowed in \(pg_hba\.conf\)/],
  ['127.0.0.1', { sslmode: 'require', sslrootcert: CA }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'require', sslrootcert: OTHER }, UNVERIFIED],
  ['127.0.0.1', { sslmode: 'verify-ca', sslrootcert: CA }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'verify-ca', sslrootcert: OTHER }, UNVERIFIED],
  ['127.0.0.1', { sslmode: 'verify-ca' }, /expected an authority of your own for sslmode=verify-ca, found none/],
  ['localhost', { sslmode: 'verify-full', sslrootcert: CA }, 'encrypted'],
  ['127.0.0.1', { sslmode: 'verify-full', sslrootcert: CA }, /a TLS certificate of another host/],
  ['localhost', { sslmode: 'verify-full', sslrootcert: OTHER }, UNVERIFIED],
  ['localhost', { sslmode: 'verify-full' }, UNVERIFIED],
  ['localhost', { sslmode: 'verify-full', sslrootcert: 'system' }, UNVERIFIED],
];

for (const [host, parameters, expected] of CASES) {
  tls(`${host} ${JSON.stringify(parameters).replaceAll(`${work}/`, '')}`, async () => {
    if (server === null) {
      console.log('# skipped: there is no openssl to make certificates with');
      return;
    }
    const asked = await told(urlOf(server, host, parameters));
    if (expected === 'encrypted') assert.is(asked, 'encrypted');
    else assert.match(asked, expected);
  });
}

tls('a certificate of one’s own takes the place of a password', async () => {
  if (server === null) {
    console.log('# skipped: there is no openssl to make certificates with');
    return;
  }
  await ask(urlOf(server, '127.0.0.1', {}), 'CREATE ROLE badge LOGIN');
  const own = { sslmode: 'require', sslcert: join(work, 'client.crt'), sslkey: join(work, 'client.key') };
  const url = Object.assign(new URL(urlOf(server, '127.0.0.1', own)), { username: 'badge', password: '' });
  assert.is(await told(url.href), 'encrypted');
  url.searchParams.delete('sslcert');
  url.searchParams.delete('sslkey');
  assert.not.match(await told(url.href), 'encrypted');
});

tls('a server without TLS: in clear where that is allowed, refused where TLS is demanded', async () => {
  const plain = await ownServer();
  for (const sslmode of ['disable', 'allow', 'prefer']) assert.is(await told(urlOf(plain, '127.0.0.1', { sslmode })), 'in clear');
  assert.is(await told(plain.url()), 'in clear');
  for (const sslmode of ['require', 'verify-full', 'no-verify']) assert.match(await told(urlOf(plain, '127.0.0.1', { sslmode })), /a server without TLS/);
  await plain.close();
});

tls('what would have no effect is refused, and no password is quoted', () => {
  const TABLE: readonly (readonly [string, RegExp])[] = [
    ['sslmode=verify', /expected sslmode to be one of disable, allow, prefer, require, verify-ca, verify-full, found another/],
    ['sslcrl=/etc/crl', /found sslcrl, which would have no effect/],
    ['sslmode=verify-full&sslrootcert=/nowhere/ca.crt', /sslrootcert \/nowhere\/ca\.crt: expected a file that can be read, found no such file/],
    ['sslmode=require&sslkey=/nowhere/key', /sslkey \/nowhere\/key: expected a file that can be read, found no such file/],
  ];
  for (const [parameters, expected] of TABLE) {
    try {
      encryptionOf(`postgres://me:s3sam@host/lespass?${parameters}`);
      assert.unreachable(parameters);
    } catch (error) {
      assert.match((error as Error).message, expected);
      assert.not.match((error as Error).message, 's3sam');
    }
  }
});

tls('a socket needs none, and the rest of the URL is kept', () => {
  const { encryption, url } = encryptionOf('postgres://me@localhost/lespass?host=/run/postgresql&sslmode=require&options=-c%20work_mem%3D8MB');
  assert.equal(encryption, { ssl: false, fallsBack: false });
  assert.match(url, 'options=-c');
  assert.not.match(url, 'sslmode');
});

function urlOf(of: OwnServer, host: string, parameters: Readonly<Record<string, string>>): string {
  const url = Object.assign(new URL(of.url()), { hostname: host });
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** How the connection is, or why there is none. */
async function told(url: string): Promise<string> {
  try {
    return (await ask(url, 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'))[0]?.['ssl'] === true ? 'encrypted' : 'in clear';
  } catch (error) {
    return (error as Error).message;
  }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const dataSource = await openDataSource(url);
  try {
    return await dataSource.query(sql);
  } finally {
    await dataSource.destroy();
  }
}

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function openssl(...words: readonly string[]): void {
  execFileSync('openssl', [...words], { cwd: work, stdio: ['ignore', 'ignore', 'ignore'] });
}

function authority(name: string): void {
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.crt`);
}

function certificate(name: string, by: string, subject: string, extension: string): void {
  writeFileSync(join(work, 'extension'), `${extension}\n`);
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  openssl('x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.crt`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', '2', '-extfile', 'extension', '-out', `${name}.crt`);
  chmodSync(join(work, `${name}.key`), 0o600);
}

tls.run();
