import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
/** Far below what the hostile files would take if they were held: a gigabyte of text, a million lists. */
const MEMORY_MB_MAX = 1000;
const hostile = suite('hostile dumps: refused in words, in bounded memory');
const folder = mkdtempSync(join(tmpdir(), 'convoyeur-hostile-'));
hostile.after(() => { rmSync(folder, { recursive: true, force: true }); });

const MEGABYTE = Buffer.alloc(1 << 20, 'a');
const wallet = (fields: string): string => `{"model": "fedow_core.wallet", "pk": "00000000-0000-4000-8000-000000000001", "fields": {${fields}}}`;
const many = (count: number, part: (at: number) => string, between = ', '): string => Array.from({ length: count }, (_, at) => part(at)).join(between);

async function write(name: string, head: string, unit: Buffer, times: number, tail: string): Promise<string> {
  const path = join(folder, name);
  const parts = function* (): Generator<Buffer | string> {
    yield head;
    for (let at = 0; at < times; at += 1) yield unit;
    yield tail;
  };
  const source = Readable.from(parts(), { objectMode: false });
  if (name.endsWith('.gz')) await pipeline(source, createGzip({ level: 9 }), createWriteStream(path));
  else await pipeline(source, createWriteStream(path));
  return path;
}

function small(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const OPEN = '"model": "fedow_core.wallet", "pk": "x", "fields": {"name": "';

/** What it is, how its file is made, and what has to be said. */
const KINDS: readonly (readonly [what: string, make: () => string | Promise<string>, said: RegExp])[] = [
  ['a gigabyte of one string, compressed', () => write('giant.gz', `{${OPEN}`, MEGABYTE, 1024, '"}}\n'), /a record of at most 64 MB|expand to more than 200 times/],
  ['a string of 200 MB in a line', () => write('giant.jsonl', `{${OPEN}`, MEGABYTE, 200, '"}}\n'), /line 1: expected a record of at most 64 MB, found a larger one/],
  ['a string of 200 MB in a list', () => write('giant.json', `[{${OPEN}`, MEGABYTE, 200, '"}}]'), /expected a record of at most 64 MB, found a larger one/],
  ['a string of 200 MB in a section', () => write('sections.json', '{"places": [{"uuid": "', MEGABYTE, 200, '"}]}'), /expected a record of at most 64 MB, found a larger one/],
  ['a bomb of empty lines', () => write('bomb.gz', `${wallet('')}\n`, Buffer.alloc(1 << 20, '\n'), 1024, ''), /found it expand to more than 200 times its size/],
  ['a million keys', () => small('keys.jsonl', wallet(many(1_000_000, (at) => `"k${at}": ${at}`))), /field/],
  ['a million sections', () => small('keys.json', `{"places": [], ${many(300_000, (at) => `"k${at}": []`)}}`), /expected the section “assets”, found none/],
  ['deep nesting', () => small('deep.jsonl', wallet(`"name": ${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`)), /expected/],
  ['deep nesting that is never closed', () => small('open.json', `[{"model": "fedow_core.wallet", "pk": ${'['.repeat(5_000_000)}`), /cut off/],
  ['__proto__ as a model, a key and a field', () => small('proto.jsonl', `{"model": "fedow_core.__proto__", "pk": 1, "fields": {}}\n{"__proto__": {"model": "x"}, "model": "fedow_core.wallet", "pk": "__proto__", "fields": {"__proto__": null}}\n`), /expected a model of Fedow \([^)]*\), found "fedow_core\.__proto__"/],
  ['__proto__ as a section', () => small('proto.json', '{"__proto__": [], "places": [], "constructor": [1]}'), /expected sections of Fedow/],
  ['NUL and half a surrogate', () => small('nul.jsonl', `${wallet('"name": "a\\u0000b"')}\n${wallet('"name": "\\ud800"')}\n`), /without \\u0000 and lone surrogates/],
  ['numbers as text', () => small('text.jsonl', `{"model": "fedow_core.token", "pk": "00000000-0000-4000-8000-000000000001", "fields": {"value": "100"}}`), /value/],
];

for (const [what, make, said] of KINDS) {
  hostile(what, async () => {
    const path = await make();
    const { code, stderr, memoryMb } = await inspected(path);
    const shown = `${what} (${statSync(path).size} bytes): ${stderr.slice(0, 500)}`;
    assert.is(code, 2, shown);
    assert.match(stderr, said, shown);
    assert.not.match(stderr, /unexpected error:|\n\s+at /, shown);
    assert.ok(stderr.length < 400_000, `${what}: ${stderr.length} characters are said`);
    assert.ok(memoryMb < MEMORY_MB_MAX, `${what}: ${memoryMb} MB`);
    rmSync(path);
  });
}

const TELL_MEMORY = `process.on('exit', () => process.stdout.write('\\nMEMORY ' + process.resourceUsage().maxRSS))`;

function inspected(path: string): Promise<{ readonly code: number | null; readonly stderr: string; readonly memoryMb: number }> {
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`, PROGRAM, 'inspect', '--source', path], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => { done({ code, stderr, memoryMb: Number(/MEMORY (\d+)$/.exec(stdout)?.[1] ?? Infinity) / 1024 }); });
  });
}

hostile.run();
