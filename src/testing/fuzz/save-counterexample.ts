import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../files/whole-file.js';
import { type FileOptions, writeDumpFile, writeTillFile } from '../write/write-dump.js';
import type { Counterexample } from './fuzz.js';

/** The files that a counterexample is kept in. */
export interface SavedCounterexample {
  /** The dump, as it was read. */
  readonly file: string;
  /** That of its till; null where there is none. */
  readonly till: string | null;
  /** A test that imports it. */
  readonly test: string;
}

/**
 * Saves a counterexample as the dump that it is, and beside it a test to be put into a project's own.
 * @param folder is made where it is missing; files of the same counterexample are written over
 */
export async function saveCounterexample({ scenario, path, message }: Counterexample, seed: number, folder: string, onInterrupt?: FileOptions['onInterrupt']): Promise<SavedCounterexample> {
  await mkdir(folder, { recursive: true });
  const name = `seed-${seed}-path-${path.replaceAll(':', '-')}`;
  const { dump, till: generatedTill, tenants, unlinkedCards, expected } = scenario;
  const dumpName = `${name}.${dump.format === 'jsonl' ? 'jsonl' : 'json'}`;
  const [file, test] = [join(folder, dumpName), join(folder, `${name}.test.ts`)];
  await writeDumpFile(dump.records, file, { ...dump, overwrite: true, onInterrupt });
  const tillName = generatedTill === null ? null : `${name}.till.${generatedTill.format}`;
  const till = tillName === null ? null : join(folder, tillName);
  if (generatedTill !== null && till !== null) await writeTillFile(generatedTill.records, till, { ...generatedTill, overwrite: true, onInterrupt });
  writeWhole(test, testText({ dumpName, tillName, seed, path, message, setting: `{ tenants: '${tenants}', unlinkedCards: '${unlinkedCards}', expected: '${expected}' }` }), true);
  return { file, till, test };
}

interface TestParts {
  readonly dumpName: string;
  readonly tillName: string | null;
  readonly seed: number;
  readonly path: string;
  readonly message: string;
  /** As it is written in the program. */
  readonly setting: string;
}

/** A test of this project's own kind; the dump stands beside its source. */
function testText({ dumpName, tillName, seed, path, message, setting }: TestParts): string {
  return `import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import { importFile } from '#convoyeur/testing/fuzz/run-scenario.js';
import { openPlayground } from '#convoyeur/testing/fuzz/playground.js';

// Found by: convoyeur fuzz --seed ${seed} --path ${path}
${message.split('\n').map((line) => `// ${line}`).join('\n')}
const test = suite('counterexample ${seed} ${path}');
const playground = await openPlayground();
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
test.after(() => playground.close());

test('is imported, and every promise is kept', async () => {
  await importFile({ fedow: here('${dumpName}'), till: ${tillName === null ? 'null' : `here('${tillName}')`} }, ${setting}, playground);
});

test.run();
`;
}
