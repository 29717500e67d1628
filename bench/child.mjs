import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFESSION = new URL('confess.mjs', import.meta.url).href;
const PROGRAM = new URL('../bin/run.js', import.meta.url).pathname;

/** Runs the program of this project, as an operator would: end to end, its start included. */
export function program(words) {
  return nodeChild([PROGRAM, ...words]);
}

/**
 * Runs a reference of this folder. What it has to prepare is not part of its work, so it may say by itself how long that took: the
 * last line of its output is its seconds.
 */
export async function script(name, words) {
  const times = await nodeChild([new URL(`references/${name}`, import.meta.url).pathname, ...words]);
  const told = Number(times.output.trim().split('\n').at(-1));
  return { ...times, seconds: Number.isFinite(told) && times.output !== '' ? told : times.seconds };
}

async function nodeChild(words) {
  const folder = mkdtempSync(join(tmpdir(), 'convoyeur-bench-'));
  const report = join(folder, 'usage.json');
  try {
    const { seconds, output } = await timed(process.execPath, ['--import', CONFESSION, ...words], { BENCH_USAGE: report });
    return { seconds, output, ...JSON.parse(readFileSync(report, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command to its end.
 * @throws Error with its last words where it fails: what went wrong is not to be measured
 */
export async function timed(command, words, environment = {}) {
  const { DATABASE_URL: _operators, ...inherited } = process.env;
  const started = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, ...environment } });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
  const code = await new Promise((resolve, reject) => { child.on('error', reject).on('close', resolve); });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${words.slice(0, 6).join(' ')} ended with ${code}:\n${(errors || output).slice(-2000)}`);
  return { seconds, output };
}
