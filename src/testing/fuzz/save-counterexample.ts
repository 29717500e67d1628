import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDumpFile } from '../write/write-dump.js';
import type { Counterexample } from './fuzz.js';

/** The files that a counterexample is kept in. */
export interface SavedCounterexample {
  /** The dump, as it was read. */
  readonly file: string;
  /** A test that imports it. */
  readonly test: string;
}

/**
 * Saves a counterexample as the dump that it is, and beside it a test to be put into a project's own.
 * @param folder is made where it is missing; files of the same counterexample are written over
 */
export async function saveCounterexample({ scenario, path, message }: Counterexample, seed: number, folder: string): Promise<SavedCounterexample> {
  await mkdir(folder, { recursive: true });
  const name = `seed-${seed}-path-${path.replaceAll(':', '-')}`;
  const { dump, tenants, unlinkedCards, expected } = scenario;
  const dumpName = `${name}.${dump.format === 'jsonl' ? 'jsonl' : 'json'}`;
  const [file, test] = [join(folder, dumpName), join(folder, `${name}.test.ts`)];
  await writeDumpFile(dump.records, file, { ...dump, overwrite: true });
  await writeFile(test, testText({ dumpName, seed, path, message, setting: `{ tenants: '${tenants}', unlinkedCards: '${unlinkedCards}', expected: '${expected}' }` }));
  return { file, test };
}

interface TestParts {
  readonly dumpName: string;
  readonly seed: number;
  readonly path: string;
  readonly message: string;
  /** As it is written in the program. */
  readonly setting: string;
}

/** A test of this project's own kind; the dump stands beside its source. */
function testText({ dumpName, seed, path, message, setting }: TestParts): string {
  return `import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import { importFile } from '#convoyeur/testing/fuzz/run-scenario.js';
import { openPlayground } from '#convoyeur/testing/fuzz/playground.js';

// Found by: convoyeur fuzz --seed ${seed} --path ${path}
${message.split('\n').map((line) => `// ${line}`).join('\n')}
const test = suite('counterexample ${seed} ${path}');
const playground = await openPlayground();
test.after(() => playground.close());

test('is imported, and every promise is kept', async () => {
  await importFile(fileURLToPath(new URL('${dumpName}', import.meta.url)), ${setting}, playground);
});

test.run();
`;
}
