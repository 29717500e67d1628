import { readFileSync } from 'node:fs';

/** The SQL of the read-only role, as docs/extract.md tells it to the operator: the first block of SQL after the heading of that system. */
export function readerRights(system: 'fedow' | 'laboutik'): string {
  const page = readFileSync(new URL('../../docs/extract.md', import.meta.url), 'utf8');
  const found = new RegExp(`<!-- rights: ${system} -->\\s*\`\`\`sql\\n(.*?)\`\`\``, 's').exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/extract.md has no rights for ${system}`);
  return found;
}
