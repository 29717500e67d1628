import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts a result into a page, between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`.
 * @throws Error where the page lacks these marks
 */
export function putIntoPage(path, name, { at, convoyeur, node, platform, processor, cores, memoryGb, postgresql, transactions, rounds, seed }, table) {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path}: expected the marks ${begin} and ${end}, found none; put them where the result is to stand`);
  const { kind = 'none', ...settings } = postgresql ?? {};
  const lines = [
    table, '',
    `${transactions.toLocaleString('en')} transactions, seed ${seed}, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}, ${at.slice(0, 16).replace('T', ' ')} UTC. Convoyeur ${convoyeur}, Node ${node}, ${platform}, ${processor}, ${cores} cores, ${memoryGb} GB.`,
    `PostgreSQL (${kind}): ${Object.entries(settings).map(([setting, value]) => `${setting} ${value}`).join(', ') || 'not asked'}.`,
  ];
  writeFileSync(path, `${page.slice(0, from + begin.length)}\n${lines.join('\n')}\n${page.slice(to)}`);
}
