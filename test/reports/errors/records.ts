import { sample, type DjangoRecord } from '../../sources/dump-files.js';
import { article, pick, type DjangoRecord as TillRecord, tillRecords } from '../../laboutik/till-dumps.js';
import type { Area, Reproducer } from './reproducer.js';

/** For each kind of rule a field that breaks it; all stand in one dump, since all faults are told at once. */
const BROKEN: readonly (readonly [model: string, field: string, value: unknown])[] = [
  ['asset', 'archive', 'no'], ['asset', 'category', 'ZZZ'], ['asset', 'currency_code', 'EURO'], ['asset', 'created_at', '2023-13-01T00:00:00Z'], ['wallet', 'public_pem', 'a\0b'],
  ['fedowuser', 'email', 'nobody'], ['card', 'first_tag_id', ''], ['card', 'primary_places', ['x']], ['card', 'origin', '3'], ['card', 'user', undefined], ['token', 'value', '500'],
  ['token', 'wallet', null], ['token', 'asset', true], ['transaction', 'amount', 2 ** 63], ['transaction', 'hash', 'A'], ['transaction', 'action', 'XYZ'], ['transaction', 'ip', '256.1.1.1'], ['transaction', 'metadata', { a: '\0' }],
  ['federation', 'places', {}], ['federation', 'description', ['x']],
];

function broken(): string {
  return BROKEN.map(([model, field, value]) => {
    const record: DjangoRecord = sample(model);
    // JSON.stringify leaves a field out that is undefined.
    record.fields[field] = value;
    return JSON.stringify(record);
  }).join('\n');
}

const twice = (): string => {
  const token = sample('token');
  const card = sample('card');
  const other = { ...card, pk: '00000000-0000-4000-8000-000000000001' };
  return [token, token, card, other, sample('configuration'), sample('configuration')].map((record) => JSON.stringify(record)).join('\n');
};

/** The till's fixture with a change. */
function tillWith(name: string, change: (records: TillRecord[]) => void, words: readonly string[] = ['import', 'laboutik', '--tenant', 'mamasound', '--source', 'changed.json']): Reproducer {
  const records = tillRecords();
  change(records);
  return { name, words, files: { 'changed.json': JSON.stringify(records) } };
}

const WITNESS = ['invariants', 'run', '--source', 'clean.jsonl', '--witness', 'changed.json'];
const soldFirst = (records: readonly TillRecord[]): TillRecord => pick(records, 'articlevendu');
const ELSEWHERE = '10000000-0000-4000-8000-000000000001';

/** Records that are not valid. */
export const RECORDS: readonly Area[] = [{
  title: 'Records that are not valid',
  reproducers: () => [
    { name: 'one field for each kind of rule', words: ['import', 'fedow', '--source', 'dump.jsonl'], files: { 'dump.jsonl': broken() } },
    { name: 'what may stand once only', words: ['import', 'fedow', '--source', 'dump.jsonl'], files: { 'dump.jsonl': twice() } },
  ],
}, {
  title: 'Records of a till that are not valid',
  reproducers: () => [
    tillWith('fields of another form', (records) => {
      Object.assign(article(records, 'Café').fields, { prix: '10000.00', prix_achat: 1.5, archive: 'no' });
      Object.assign(pick(records, 'pointdevente').fields, { articles: ['x'], comportement: 'Z' });
      pick(records, 'tauxtva').fields['taux'] = '100.00';
    }),
    tillWith('what may stand once only', (records) => {
      records.push(structuredClone(article(records, 'Café')), structuredClone(pick(records, 'configuration')));
      records.push({ ...structuredClone(pick(records, 'pointdevente')), pk: ELSEWHERE });
    }),
    tillWith('a reference that leads nowhere', (records) => { article(records, 'Café').fields['categorie'] = 999; }),
    tillWith('a till that does not say whose it is', (records) => {
      for (const model of ['configuration', 'place']) records.splice(records.indexOf(pick(records, model)), 1);
    }),
    tillWith('two articles of one name', (records) => { records.push({ ...structuredClone(article(records, 'Café')), pk: ELSEWHERE });
      article(records, 'Café').fields['archive'] = true;
    }),
    tillWith('a witness with fields of another form', (records) => { soldFirst(records).fields['qty'] = '1.0000001'; }, WITNESS),
    tillWith('a witness with an article twice', (records) => { records.push(structuredClone(article(records, 'Café'))); }, WITNESS),
    tillWith('a witness with a sale of something unknown', (records) => { soldFirst(records).fields['article'] = ELSEWHERE; }, WITNESS),
    tillWith('a witness of another network', (records) => { pick(records, 'configuration').fields['fedow_place_uuid'] = ELSEWHERE; }, WITNESS),
    tillWith('a witness whose sums no till can have made', (records) => {
      for (const { model, fields } of records) if (model === 'APIcashless.articlevendu') Object.assign(fields, { prix: '9999.99', qty: '9007199254.000000' });
    }, WITNESS),
    { name: 'a witness that is a dump of Fedow', words: ['invariants', 'run', '--source', 'clean.jsonl', '--witness', 'faulty.jsonl'] },
    { name: 'two witnesses of one venue', words: ['invariants', 'run', '--source', 'clean.jsonl', '--witness', 'till.json', '--witness', 'till.json'] },
  ],
}];
