import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Random } from '#convoyeur/testing/random/random.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openFolder } from '../open-folder.js';
import { killProcesses, processesOf } from '../processes-of.js';
import { until } from '../until.js';
import { convoyeur, plainly } from '../import/command.js';
import { tenantsOf, testServer } from '../import/database.js';
import type { DjangoRecord } from '../import/dumps.js';
import { differences, type Snapshot, snapshotOf } from '../import/snapshot.js';
import { looking, lookingInto, type Sql } from './looking.js';
import { ownServer } from './own-server.js';
import { proxyTo } from './proxy.js';
import { PROPERTY_SEED } from '../property-seed.js';

// How often each kind of death comes over each operation; where the seed is given, at the same moments of a run as then.
const DEATHS = Number(process.env['CONVOYEUR_TEST_DEATHS'] ?? 1);
const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

const work = openFolder('deaths');
const dump = join(work, 'dump.jsonl');
const deaths = suite('all or nothing');
deaths.before(async () => {
  const { code, stderr } = await plainly('generate', 'fedow', '--seed', '8', '--transactions', '1200', '--out', dump);
  assert.is(code, 0, stderr);
});
deaths.after(() => { rmSync(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); });

/** A server on which the program works, and the ways in which that can be ended. */
interface Place {
  /** How a command is told where the target is. */
  readonly flags: readonly string[];
  readonly importFlags: readonly string[];
  /** What ends a run, by name; each is given the process of the run. */
  readonly ends: Readonly<Record<string, (pid: number) => Promise<void> | void>>;
  /** A connection for looking, on a server that runs. */
  look<Result>(look: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Nothing of the program is left: no process, no session, no lock. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

async function externalPlace(): Promise<Place> {
  const server = await ownServer();
  const records = readFileSync(dump, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as DjangoRecord);
  const database = await (await testServer({ url: server.url(), close: () => Promise.resolve() })).lespass({ tenants: tenantsOf(records) });
  const proxy = await proxyTo(server.port);
  const throughProxy = Object.assign(new URL(database.url), { port: String(proxy.port) }).href;
  const look: Place['look'] = async (work) => looking(database.url, work);
  return {
    flags: ['--database-url', throughProxy], importFlags: [],
    ends: {
      ...SIGNALS,
      'kill -9 of the server': async () => { await server.kill(); await server.start(); },
      'a cut connection': () => { proxy.cut(); },
      'a session ended by an administrator': () => look(async (sql) => { await sql(END_SESSIONS); }),
    },
    look,
    settled: () => look(noSessionLeft),
    close: async () => {
      await proxy.close();
      await server.close();
    },
  };
}

function embeddedPlace(): Place {
  const dataDir = join(work, 'embedded');
  const data = join(dataDir, 'postgres/data');
  const look: Place['look'] = async (work) => lookingInto(dataDir, work);
  return {
    flags: ['--data-dir', dataDir], importFlags: ['--create-tenants'],
    ends: {
      ...SIGNALS,
      // The run may be over, not have come to it, or be about to stop it.
      'kill -9 of the server': () => { killProcesses(processesOf(data)); },
    },
    look,
    settled: async () => {
      await until(() => processesOf(data).length === 0, () => `still there: ${processesOf(data).join('; ')}`);
    },
    close: () => Promise.resolve(),
  };
}

const SIGNALS = {
  'kill -9': (pid: number) => { process.kill(pid, 'SIGKILL'); },
  'Ctrl-C': (pid: number) => { process.kill(pid, 'SIGINT'); },
};
const OURS = `datname = current_database() AND application_name LIKE 'convoyeur%'`;
const END_SESSIONS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${OURS}`;

async function noSessionLeft(sql: Sql): Promise<void> {
  await until(async () => (await sql(`SELECT pid FROM pg_stat_activity WHERE ${OURS}`)).length === 0, () => 'a session of the program is left');
  const locks = await sql(`SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database() WHERE l.pid <> pg_backend_pid()
    AND (l.locktype = 'advisory' OR l.mode IN ('ShareRowExclusiveLock', 'RowExclusiveLock'))`);
  assert.equal(locks, [], 'a lock is left');
}

interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly ms: number;
}

/** Runs a command, and ends it by some means after a while. */
async function run(words: readonly string[], death?: { readonly afterMs: number; readonly by: (pid: number) => Promise<void> | void }): Promise<Ran> {
  const begin = performance.now();
  const { DATABASE_URL: _operators, ...environment } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...words], { env: environment, stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  if (death !== undefined) {
    await Promise.race([pause(death.afterMs), ended]);
    if (child.exitCode === null && child.signalCode === null) await death.by(child.pid ?? 0);
  }
  const [code, signal] = await ended;
  return { code, signal, stderr, ms: performance.now() - begin };
}

/** What V2 holds: the tool's own schema keeps a record of what was undone. */
function ofV2(snapshot: Snapshot): Snapshot {
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => !name.startsWith('convoyeur.')).map(([name, rows]) => [name, rows.filter((row) => row !== 'convoyeur')]));
}

interface Operation {
  readonly words: readonly string[];
  /** How long it takes when nothing ends it. */
  readonly ms: number;
  /** In what the target differs from none of it, and from all of it. */
  readonly differs: Readonly<Record<'nothing' | 'all', () => Promise<string[]>>>;
}

/** Lets a run die, makes sure that it left all or nothing and that what it said is true, and tells which. */
async function dies(place: Place, { words, ms, differs }: Operation, how: string, random: Random): Promise<'nothing' | 'all'> {
  const afterMs = Math.round(ms * (0.3 + 0.75 * random.below(1000) / 1000));
  const what = `${words.slice(0, 2).join(' ')}, ${how} after ${afterMs} ms (seed ${PROPERTY_SEED})`;
  const { code, signal, stderr } = await run(words, { afterMs, by: place.ends[how] ?? (() => undefined) });
  await place.settled();
  assert.not.match(stderr, /unexpected error:|\n\s+at .*:\d+:\d+|no other run at work|can be locked/, `${what}\n${stderr}`);
  if (signal === null) assert.ok(code === 0 || code === 3, `${what}: it ends with ${code}\n${stderr}`);
  if (stderr.includes('Interrupted')) assert.match(stderr, /Nothing was written|`convoyeur runs` says whether it was/, what);
  const nothing = await differs.nothing();
  if (nothing.length === 0) {
    assert.is.not(code, 0, `${what}: it said that it was done`);
    return 'nothing';
  }
  assert.not.match(stderr, /[Nn]othing was written/, `${what}\n${stderr}`);
  const all = await differs.all();
  if (all.length > 0) throw new Error(`neither all nor nothing after ${what}:\nnot nothing: ${nothing.slice(0, 3).join(' | ')}\nnot all: ${all.slice(0, 3).join(' | ')}`);
  return 'all';
}

/** Rows of every table; where the sequences stand only as long as no server was killed: after a crash PostgreSQL lets them jump ahead. */
async function contentOf(place: Place, withSequences: boolean): Promise<Snapshot> {
  const snapshot = await place.look((sql) => snapshotOf({ sql }));
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => !/_seq"?$/.test(name) || (withSequences && !name.startsWith('convoyeur.'))));
}

async function survives(place: Place): Promise<void> {
  const random = new Random(PROPERTY_SEED);
  const tally = { 'commit: nothing': 0, 'commit: all': 0, 'rollback: nothing': 0, 'rollback: all': 0 };
  const ends = Array.from({ length: DEATHS }, () => Object.keys(place.ends)).flat().sort((one, other) => Number(one.includes('server')) - Number(other.includes('server')));
  const goesThrough = async (words: readonly string[]): Promise<number> => {
    const { code, stderr, ms } = await run(words);
    assert.is(code, 0, `the next run goes through: ${words.join(' ')}\n${stderr}`);
    await place.settled();
    return ms;
  };
  const committing = ['import', 'fedow', '--source', dump, ...place.flags, ...place.importFlags, '--commit'];
  const rollingBack = async (): Promise<string[]> => {
    const [row] = await place.look((sql) => sql('SELECT max(id)::int AS id FROM convoyeur.import_run'));
    return ['rollback', '--run', String(row?.['id']), ...place.flags, '--commit'];
  };
  // Once in full, for the tables of an embedded target, how long it takes, and what all of it is.
  const commitMs = await goesThrough(committing);
  const whole = rowCounts(await contentOf(place, false));
  const rollbackMs = await goesThrough(await rollingBack());
  const before = ofV2(await contentOf(place, true));
  let withSequences = true;
  for (const how of ends) {
    withSequences &&= !how.includes('server');
    const was = await contentOf(place, withSequences);
    const state = await dies(place, {
      words: committing, ms: commitMs,
      differs: {
        nothing: async () => differences(was, await contentOf(place, withSequences)),
        // Made-up uuids and moments are those of the run, so what all of it is, is told by the dump and by the numbers of rows.
        all: async () => {
          const { code, report } = await convoyeur('verify', 'import', '--source', dump, ...place.flags);
          return [...code === 0 ? [] : [`verify import ends with ${code}: ${report.verdict}`], ...differences(whole, rowCounts(await contentOf(place, false)))];
        },
      },
    }, how, random);
    tally[`commit: ${state}`] += 1;
    if (state === 'all') await goesThrough(await rollingBack());
  }
  await goesThrough(committing);
  withSequences = true;
  const rows = (snapshot: Snapshot): Snapshot => Object.fromEntries(Object.entries(snapshot).filter(([name]) => !/_seq"?$/.test(name)));
  for (const how of ends) {
    withSequences &&= !how.includes('server');
    const imported = await contentOf(place, withSequences);
    const state = await dies(place, {
      words: await rollingBack(), ms: rollbackMs,
      differs: {
        nothing: async () => differences(imported, await contentOf(place, withSequences)),
        all: async () => differences(rows(before), rows(ofV2(await contentOf(place, false)))),
      },
    }, how, random);
    tally[`rollback: ${state}`] += 1;
    if (state === 'all') await goesThrough(committing);
  }
  await goesThrough(await rollingBack());
  assert.equal(differences(rows(before), rows(ofV2(await contentOf(place, false)))), []);
  console.log(`    seed ${PROPERTY_SEED}: ${Object.entries(tally).map(([state, count]) => `${state} ${count}`).join(', ')}`);
}

/** Numbers of rows of V2's tables. */
function rowCounts(snapshot: Snapshot): Snapshot {
  return Object.fromEntries(Object.entries(ofV2(snapshot)).filter(([name]) => name !== 'schemas').map(([name, rows]) => [name, [String(rows.length)]]));
}

for (const [name, open] of [['an external', externalPlace], ['the embedded', () => Promise.resolve(embeddedPlace())]] as const) {
  deaths(`whatever ends a commit or a rollback on ${name} server, at any moment: all or nothing, and the next run goes through`, async () => {
    const place = await open();
    try {
      await survives(place);
    } finally {
      await place.close();
    }
  });
}

deaths.run();
