import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const TILL = fileURLToPath(new URL('../../test/fixtures/laboutik/mama-sound.json', import.meta.url));
export const FEDOW = fileURLToPath(new URL('../../test/fixtures/fedow/clean.jsonl', import.meta.url));

export interface DjangoRecord {
  model: string;
  pk: string | number;
  fields: Record<string, unknown>;
}

const folder = mkdtempSync(join(tmpdir(), 'convoyeur-till-'));
process.on('exit', () => { rmSync(folder, { recursive: true, force: true }); });
let written = 0;

/** The records of the till's fixture, to be changed. */
export function tillRecords(): DjangoRecord[] {
  return JSON.parse(readFileSync(TILL, 'utf8')) as DjangoRecord[];
}

/** Writes content into this run's own folder, and returns its path. */
export function writeFile(content: string | Buffer): string {
  written += 1;
  const path = join(folder, `till-${written}`);
  writeFileSync(path, content);
  return path;
}

/** The till's fixture with a change, as a file. */
export function changedTill(change: (records: DjangoRecord[]) => void): string {
  const records = tillRecords();
  change(records);
  return writeFile(JSON.stringify(records));
}

/** The first record of a model that fits. */
export function pick(records: readonly DjangoRecord[], model: string, fits: (record: DjangoRecord) => boolean = () => true): DjangoRecord {
  const found = records.find((record) => record.model === `APIcashless.${model}` && fits(record));
  if (found === undefined) throw new Error(`no ${model} fits`);
  return found;
}

/** The article of a name. */
export function article(records: readonly DjangoRecord[], name: string): DjangoRecord {
  return pick(records, 'articles', ({ fields }) => fields['name'] === name);
}

/** Copies an article under another uuid. */
export function addArticle(records: DjangoRecord[], like: string, uuid: string, fields: Record<string, unknown>): void {
  records.push({ model: 'APIcashless.articles', pk: uuid, fields: { ...article(records, like).fields, ...fields } });
}
