import { gzipSync } from 'node:zlib';

import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { Failure } from '#convoyeur/ledger/failure.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fixtureText, writeDump } from './dump-files.js';
import { PROPERTY_SEED } from '../property-seed.js';

const RUNS = Number(process.env['CONVOYEUR_TEST_RUNS'] ?? 60);

const bytes = suite('bytes of a dump that were changed: a ledger, or a refusal with 2');

/** Small dumps of each format: a few records of each model. */
const LINES = fewOfEach(fixtureText('clean.jsonl').trimEnd().split('\n'), (line) => /"model": "([^"]+)"/.exec(line)?.[1] ?? '');
const SECTIONS = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(fixtureText('clean.sections.json')) as Record<string, unknown>).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 3) : value])));
const TILL = JSON.stringify(fewOfEach(JSON.parse(fixtureText('../laboutik/mama-sound.json')) as { model: string }[], ({ model }) => model));

const readFedow = async (path: string): Promise<unknown> => loadLedger(await openFedowDump(path));
const readTill = async (path: string): Promise<unknown> => loadCatalogue(await openLaboutikDump(path));

const SEEDS: readonly (readonly [name: string, content: Buffer, read: (path: string) => Promise<unknown>])[] = [
  ['jsonl', Buffer.from(`${LINES.join('\n')}\n`), readFedow],
  ['json', Buffer.from(`[${LINES.join(',')}]`), readFedow],
  ['sections', Buffer.from(SECTIONS), readFedow],
  ['jsonl.gz', gzipSync(`${LINES.join('\n')}\n`), readFedow],
  ['till', Buffer.from(TILL), readTill],
];

for (const [name, content, read] of SEEDS) {
  bytes(name, async () => {
    const random = randomOf(PROPERTY_SEED);
    const met = { read: 0, refused: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const path = writeDump('mutated', mutated(content, random));
      try {
        await read(path);
        met.read += 1;
      } catch (error) {
        const what = `seed ${PROPERTY_SEED}, run ${run} of ${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
        assert.ok(error instanceof Failure, what);
        assert.is((error).exitCode, 2, what);
        met.refused += 1;
      }
    }
    assert.ok(met.refused > RUNS / 4, `${name}: ${JSON.stringify(met)}`);
  });
}

/** Characters that mean something to a reader of JSON, and bytes that mean nothing to anybody. */
const TELLING = Buffer.from('"\\{}[]:,\n0-9e.tfn\0\xff\xc3\xed\xa0', 'latin1');

/** One to four changes: a byte, a bit, a piece lost, doubled or moved, an end cut off. */
function mutated(content: Buffer, random: () => number): Buffer {
  let out = Buffer.from(content);
  const at = (): number => Math.floor(random() * out.length);
  for (let change = 0; change <= random() * 4; change += 1) {
    const [from, length] = [at(), 1 + Math.floor(random() ** 4 * 400)];
    const piece = out.subarray(from, from + length);
    switch (Math.floor(random() * 6)) {
      case 0: out[from] = TELLING[Math.floor(random() * TELLING.length)] ?? 0; break;
      case 1: out[from] = (out[from] ?? 0) ^ (1 << Math.floor(random() * 8)); break;
      case 2: out = Buffer.concat([out.subarray(0, from), out.subarray(from + length)]); break;
      case 3: out = Buffer.concat([out.subarray(0, from), piece, out.subarray(from)]); break;
      case 4: { const to = at(); out = Buffer.concat([out.subarray(0, to), piece, out.subarray(to)]); break; }
      default: if (random() < 0.2) out = out.subarray(0, from);
    }
  }
  return out;
}

function fewOfEach<Item>(items: readonly Item[], kind: (item: Item) => string): Item[] {
  const seen = new Map<string, number>();
  return items.filter((item) => {
    const count = (seen.get(kind(item)) ?? 0) + 1;
    seen.set(kind(item), count);
    return count <= 3;
  });
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

bytes.run();
