import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TENANTS, type TestServer } from '../../import/database.js';
import { article, pick, tillRecords } from '../../laboutik/till-dumps.js';
import { folder, run } from './program.js';
import type { Area, Reproducer } from './reproducer.js';

const uuid = (last: number): string => `30000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const importing = (name: string, tenant: string, source: string, to: readonly string[], ...more: readonly string[]): Reproducer =>
  ({ name, words: ['import', 'laboutik', '--source', source, '--tenant', tenant, ...to, ...more] });

/** The till’s fixture as that of a venue that has renumbered everything. */
function renumbered(): void {
  const records = tillRecords();
  const [coffee, bar, card] = [article(records, 'Café'), pick(records, 'pointdevente', ({ fields }) => fields['name'] === 'Bar 1'), pick(records, 'cartemaitresse')];
  const renamed = (keys: unknown, from: unknown, to: string): unknown => (Array.isArray(keys) ? keys.map((key: unknown) => (key === from ? to : key)) : keys);
  for (const { fields } of records) {
    if ('articles' in fields) fields['articles'] = renamed(fields['articles'], coffee.pk, uuid(1));
    if ('points_de_vente' in fields) fields['points_de_vente'] = renamed(fields['points_de_vente'], bar.pk, uuid(2));
    if (fields['article'] === coffee.pk) fields['article'] = uuid(1);
    if (fields['pos'] === bar.pk) fields['pos'] = uuid(2);
  }
  coffee.pk = uuid(1);
  bar.pk = uuid(2);
  pick(records, 'cartecashless', ({ pk }) => pk === card.fields['carte']).fields['tag_id'] = 'DEADBEEF';
  article(records, 'Bière 0').fields['prix'] = '9.00';
  pick(records, 'categorie', ({ fields }) => fields['name'] === 'Bières').fields['tva'] = pick(records, 'tauxtva', ({ fields }) => fields['taux'] !== '20.00').pk;
  article(records, 'Bière 1').fields['methode_choices'] = 'CR';
  article(records, 'Bière 2').fields['fedow_asset'] = pick(records, 'moyenpaiement', ({ fields }) => fields['blockchain'] === true).pk;
  pick(records, 'pointdevente', ({ fields }) => fields['name'] === 'Bar 2').fields['comportement'] = 'C';
  writeFileSync(join(folder, 'renumbered.json'), JSON.stringify(records));
}

/** Tills, and the tenants that they are imported into. */
export function venues(server: () => TestServer): Area {
  return {
    title: 'A till and a tenant that do not fit',
    reproducers: async () => {
      const embedded = ['--data-dir', 'venues'];
      await run(['schema', 'create', '--data-dir', 'bare'], 'en');
      await run(['import', 'fedow', '--source', 'clean.jsonl', '--create-tenants', '--commit', ...embedded], 'en');
      await run(['import', 'laboutik', '--source', 'till.json', '--tenant', 'mamasound', '--save-plan', 'till-plan.json', ...embedded], 'en');
      await run(['import', 'laboutik', '--source', 'till.json', '--tenant', 'mamasound', '--commit', ...embedded], 'en');
      renumbered();
      const venue = TENANTS.find(({ name }) => name === 'Mama Sound');
      const other = await server().lespass({ tenants: TENANTS.map((tenant) => (tenant === venue ? { ...tenant, uuid: tenant.place } : tenant)), tables: [venue?.schema ?? ''] });
      await other.insert(`${venue?.schema ?? ''}.fedow_connect_fedowconfig`, { fedow_place_uuid: TENANTS[1]?.place });
      const strangers = await server().lespass({ tenants: TENANTS.map((tenant, at) => ({ ...tenant, domain: null, uuid: uuid(30 + at) })), tables: ['t0'] });
      return [
        importing('no tenant yet', 'mamasound', 'till.json', ['--data-dir', 'bare']),
        importing('no such tenant', 'mammasound', 'till.json', embedded),
        importing('the tenant of another venue', 'etangsale', 'till.json', embedded),
        { name: 'the tenant of another venue, to be verified', words: ['verify', 'import', '--source', 'till.json', '--tenant', 'etangsale', ...embedded] },
        importing('a tenant that nothing ties to the till', 't0', 'till.json', ['--database-url', strangers.url]),
        importing('a tenant whose configuration names another place', venue?.schema ?? '', 'till.json', ['--database-url', other.url]),
        importing('what the tenant has otherwise', 'mamasound', 'renumbered.json', embedded),
        { name: 'a plan for another tenant', words: ['import', 'laboutik', '--source', 'till.json', '--tenant', 'etangsale', '--plan', 'till-plan.json', '--commit', ...embedded] },
        { name: 'a plan of another till', words: ['import', 'laboutik', '--source', 'renumbered.json', '--plan', 'till-plan.json', '--commit', ...embedded] },
        { name: 'a plan for a tenant that has changed', words: ['import', 'laboutik', '--source', 'till.json', '--plan', 'till-plan.json', '--commit', ...embedded] },
      ];
    },
  };
}
