#!/usr/bin/env node
// The test command: `npm test`, or `npm test -- ledger hash` for the files with one of these words in their path.
//
// Installs and builds what is missing, then runs every compiled test file in a process of its own and counts. uvu alone ends with 0 when
// a suite is never run, when `before` throws, on `throw null` and on an empty folder; here each of these is a failure.
// A test that cannot be done on this machine prints `# skipped: reason`, which is counted as skipped.
// Properties draw from one seed, so that a commit has one result; PROPERTY_SEED=random (or a number) draws others, and the first line says which.
// `--together` runs the files in one process, after a quick compilation, and checks the types meanwhile: for a loop of edit and test.
// The last line of standard output is always `N passed, N failed`, with `, N skipped` where there are any.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { checkTypes, compile, transpile } from './compile.mjs';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const AT_ONCE = 2;
/** A file that has told its result and does not end has left something open: a server, a connection, a timer. */
const LINGER_MS = 60_000;
const USUAL_SEED = 1;
/** What a developer's shell, a service or a git hook may have set, and what programs and git do otherwise with. */
const OF_THE_MACHINE = /^(?:DATABASE_URL|NODE_ENV|DEBUG|FORCE_COLOR|COLUMNS|LANGUAGE|LC_MESSAGES|PG[A-Z]+|GIT_(?:DIR|INDEX_FILE|WORK_TREE))$/;

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    // For the test of this file: compiled test files from elsewhere, run without a build.
    dir: { type: 'string' },
    together: { type: 'boolean', default: false },
    // Patience with a file that hangs, not a measure: the longest take a minute and a half on two quiet cores, ten on a slow busy one.
    timeout: { type: 'string', default: '1200' },
  },
});
const timeoutMs = Number(options.timeout) * 1000;
let propertySeed;
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of running) stopGroup(child);
    process.kill(process.pid, signal);
  });
}
process.exitCode = await main();

/** Runs everything asked for and returns the exit code. */
async function main() {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    propertySeed = seedOf(process.env.PROPERTY_SEED);
    console.log(`properties: PROPERTY_SEED=${propertySeed}`);
    if (options.dir === undefined) (options.together ? transpile : compile)();
    const root = resolve(options.dir ?? join(PROJECT, 'dist-test'));
    const files = testFiles(root).filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
    if (files.length === 0) throw new Error(`no test file${words.length === 0 ? '' : ` with ${words.join(' or ')} in its path`}`);
    if (options.together) await runTogether(root, files, totals);
    else await Promise.all(Array.from({ length: AT_ONCE }, () => work(root, files, totals)));
  } catch (error) {
    totals.failed += 1;
    console.log(`✘ ${error instanceof Error ? error.message : String(error)}`);
  }
  if (totals.passed + totals.failed === 0) {
    totals.failed += 1;
    console.log('✘ no test ran');
  }
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
  return totals.failed > 0 ? 1 : 0;
}

/** A seed as fast-check takes it: 32 bits. */
function seedOf(text) {
  if (text === undefined || text === '') return USUAL_SEED;
  if (text === 'random') return randomInt(2 ** 31);
  if (/^-?\d{1,10}$/.test(text)) return Number(text) | 0;
  throw new Error(`PROPERTY_SEED is ${text}: expected a whole number, or random`);
}

/** Takes the next file until none is left. */
async function work(root, files, totals) {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const result = judged(await ran([join(root, file)]), [readFileSync(join(root, file), 'utf8')]);
    tell(file, result, totals);
  }
}

/** Runs all files in one process, and checks the types as soon as it has loaded what the compiler may write anew. */
async function runTogether(root, files, totals) {
  const paths = files.map((file) => join(root, file));
  let types;
  const check = () => { types ??= options.dir === undefined ? checkTypes() : { hold: true }; };
  const run = await ran([join(PROJECT, 'test/together.mjs'), ...paths], check);
  tell(`${files.length} files together`, judged(run, paths.map((path) => readFileSync(path, 'utf8'))), totals);
  check();
  const { hold, said } = await types;
  if (hold) return;
  totals.failed += 1;
  console.log(`✘ types\n${said}`);
}

function tell(name, result, totals) {
  for (const key of Object.keys(totals)) totals[key] += result[key];
  console.log(`${result.failed > 0 ? '✘' : '✓'} ${name}  ${result.passed} passed${result.failed > 0 ? `, ${result.failed} FAILED` : ''}  ${(result.ms / 1000).toFixed(1)} s`);
  for (const reason of result.skips) console.log(`    skipped: ${reason}`);
  if (result.failed > 0) console.log([result.output, ...result.faults.map((fault) => `    ${name}: ${fault}`), ''].join('\n'));
}

/** Runs a script to its end, or to the end of our patience. `onMessage` opens a channel on which it can tell something. */
function ran(script, onMessage) {
  const startedAt = performance.now();
  // LC_ALL: what people read is tested in English, wherever the developer sits; French tests ask for it.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_MACHINE.test(name)));
  return new Promise((done) => {
    // A group of its own, so that what a stuck test has started goes with it.
    const child = spawn(process.execPath, ['--import', join(PROJECT, 'test/one-seed.mjs'), ...script], {
      cwd: PROJECT, detached: true, env: { ...environment, LC_ALL: 'C', PROPERTY_SEED: String(propertySeed) }, stdio: ['ignore', 'pipe', 'pipe', ...(onMessage === undefined ? [] : ['ipc'])],
    });
    if (onMessage !== undefined) child.on('message', onMessage);
    const run = { output: '', stdout: '', fault: undefined };
    const give = (fault) => {
      run.fault = fault;
      stopGroup(child);
    };
    const timer = setTimeout(() => { give(`not done after ${options.timeout} s: stopped`); }, timeoutMs);
    let linger;
    child.stdout.on('data', (chunk) => {
      run.output += chunk;
      run.stdout += chunk;
      if (/^ {2}Duration: /m.test(run.stdout)) linger ??= setTimeout(() => { give('done, but it does not end: something is left open'); }, LINGER_MS);
    });
    child.stderr.on('data', (chunk) => { run.output += chunk; });
    running.add(child);
    child.on('error', (error) => { run.fault = error.message; });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      clearTimeout(linger);
      running.delete(child);
      // Not 'close': a server left behind may hold the pipe. A whole turn of the loop is enough for what is already in it; a time would not
      // be, since timers come first in a turn.
      setImmediate(() => setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        done({ ...run, code, signal, ms: performance.now() - startedAt });
      }));
    });
  });
}

/** Counts what a file has told, and finds what uvu does not. */
function judged({ output, stdout, fault, code, signal, ms }, texts) {
  const told = stripVTControlCharacters(stdout);
  const sum = (label) => [...told.matchAll(new RegExp(`^ {2}${label}: +(\\d+)$`, 'gm'))].reduce((total, match) => total + Number(match[1]), 0);
  const total = sum('Total');
  const passed = sum('Passed');
  const skips = [...told.matchAll(/# skipped: (.+)$/gm)].map((match) => match[1]);
  const faults = texts.flatMap((text) => [...neverRun(text)]);
  if (fault !== undefined) faults.push(fault);
  else if (code !== 0) faults.push(`ended with ${signal ?? `exit code ${code}`}`);
  if (total === 0 && skips.length === 0) faults.push('no test ran');
  if (total > passed) faults.push(`${total - passed} of ${total} tests did not pass`);
  // uvu says nothing when a hook throws, or when what is thrown is no Error: the words would be missed.
  if (total > passed && !told.includes(' FAIL ')) faults.push('uvu hides the cause: before, before.each or after.each threw, or something thrown is no Error');
  const failed = faults.length === 0 ? 0 : Math.max(1, total - passed);
  return { passed, failed, skipped: sum('Skipped') + skips.length, skips, faults, output, ms };
}

/** Suites that are made and never run: uvu says nothing of them. Found at the start of a line, where a suite stands. */
function* neverRun(text) {
  for (const [, name] of text.matchAll(/^(?:const|let|var) ([\w$]+) = suite\(/gm)) {
    if (!new RegExp(`^\\s*${name.replaceAll('$', '\\$')}\\.run\\(\\)`, 'm').test(text)) yield `the suite ${name} is never run: add ${name}.run()`;
  }
}

/** Compiled test files below a folder, without those whose source is gone. */
function testFiles(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.m?js$/.test(file) && !file.includes(`node_modules${sep}`))
    .filter((file) => options.dir !== undefined || existsSync(join(PROJECT, 'test', file.replace(/\.js$/, '.ts'))))
    .sort();
}

function stopGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
