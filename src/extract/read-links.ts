import type { OldDatabase } from './old-database.js';
import type { ModelPlan } from './plan.js';
import type { LinkTexts } from './record-writer.js';
import { valueText } from './value-text.js';

/** Reads the many-to-many fields of one model; there are few links beside few records, so they are held in memory. */
export async function readLinks(database: OldDatabase, plan: ModelPlan): Promise<LinkTexts> {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  for (const field of plan.fields) {
    if (field.from !== 'links') continue;
    const { table, own, other } = field.links;
    const lists = new Map<string, string[]>();
    // By the linked key and not by the link's own: a link that was removed and made again is the same data.
    for await (const rows of database.rows({ table, columns: [own, other], orderBy: [own.name, other.name] })) {
      for (const row of rows) {
        const key = valueText(own.kind, row[0] ?? null, () => undefined);
        const list = lists.get(key) ?? [];
        list.push(valueText(other.kind, row[1] ?? null, () => undefined));
        lists.set(key, list);
      }
    }
    texts.set(field.name, new Map([...lists].map(([key, list]) => [key, `[${list.join(', ')}]`])));
  }
  return texts;
}
