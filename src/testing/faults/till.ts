import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { MadeOf, MadeTillRecord } from '../laboutik/records.js';
import { needed, type TillFault } from './fault.js';

/** What is wrong with a till itself, or with what it says against Fedow. */
export const TILL_FAULTS: readonly TillFault[] = [
  {
    name: 'sale-not-sent',
    meaning: 'A sale in federated euros was never sent to Fedow: the till says so itself, and its price is in no transaction.',
    told: 'witness',
    apply(records) {
      const sale = needed(records.find((record) => isFederatedSale(records, record)), 'a sale in federated euros');
      const last = records.reduce((key, record) => (record.model === 'articlevendu' ? Math.max(key, record.key) : key), 0);
      return [...records, { ...sale, key: last + 1, uuid: `${sale.uuid.slice(0, -4)}dead`, hash: null }];
    },
  },
  {
    name: 'sale-lost',
    meaning: 'A sale in federated euros that Fedow has is not at the till any more.',
    told: 'witness',
    apply(records) {
      const sale = needed(records.find((record) => isFederatedSale(records, record)), 'a sale in federated euros');
      return records.filter((record) => record !== sale);
    },
  },
  {
    name: 'transfer-lost',
    meaning: 'A bank transfer that Fedow has noted never reached the till.',
    told: 'witness',
    apply(records) {
      const transfers = new Set(records.filter(isArticle).filter(({ method }) => method === 'TR').map(({ uuid }) => uuid));
      const sold = needed(records.find((record) => record.model === 'articlevendu' && transfers.has(record.article)), 'a bank transfer');
      return records.filter((record) => record !== sold);
    },
  },
  {
    name: 'same-name',
    meaning: 'Two articles for sale have one name, which V2 has once.',
    told: 'exit 2',
    apply(records) {
      const [one, other] = records.filter(isArticle).filter(({ method }) => method === 'VT');
      const twin = needed(other, 'two articles for sale');
      return replaced(records, twin, { ...twin, name: one?.name ?? '' });
    },
  },
  {
    name: 'price-beyond-v2',
    meaning: 'An article costs 12,345.67, and V2’s prices hold four digits before the point.',
    told: 'exit 2',
    apply(records) {
      const article = needed(records.find(isArticle), 'an article');
      return replaced(records, article, { ...article, price: 1_234_567 });
    },
  },
  {
    name: 'rate-of-hundred',
    meaning: 'A VAT rate of 100 %, and V2’s hold two digits before the point.',
    told: 'exit 2',
    apply(records) {
      const vat = needed(records.find((record): record is MadeOf<'tauxtva'> => record.model === 'tauxtva'), 'a VAT rate');
      return replaced(records, vat, { ...vat, rate: '100.00' });
    },
  },
  {
    name: 'article-missing',
    meaning: 'A point of sale names an article that is not in the dump.',
    told: 'exit 2',
    apply(records) {
      const shown = new Set(records.flatMap((record) => (record.model === 'pointdevente' ? record.articles : [])));
      const article = needed(records.filter(isArticle).find(({ uuid }) => shown.has(uuid)), 'an article at a point of sale');
      return records.filter((record) => record !== article);
    },
  },
  {
    name: 'card-unknown',
    meaning: 'A primary card is one that Fedow does not have.',
    told: 'conflict',
    apply(records) {
      const primary = new Set(records.flatMap((record) => (record.model === 'cartemaitresse' ? [record.card] : [])));
      const card = needed(records.find((record): record is MadeOf<'cartecashless'> => record.model === 'cartecashless' && primary.has(record.uuid)), 'a primary card');
      return replaced(records, card, { ...card, tagId: card.tagId === 'FFFFFFF0' ? 'FFFFFFF1' : 'FFFFFFF0' });
    },
  },
];

function isArticle(record: MadeTillRecord): record is ArticleRecord {
  return record.model === 'articles';
}

function isFederatedSale(records: readonly MadeTillRecord[], record: MadeTillRecord): record is MadeOf<'articlevendu'> {
  if (record.model !== 'articlevendu' || record.card === null || record.hash === null || record.price <= 0) return false;
  const article = records.find((one) => one.model === 'articles' && one.uuid === record.article);
  const payment = records.find((one) => one.model === 'moyenpaiement' && one.uuid === record.currency);
  return article?.model === 'articles' && article.method === 'VT' && payment?.model === 'moyenpaiement' && payment.category === 'SF';
}

function replaced(records: readonly MadeTillRecord[], record: MadeTillRecord, by: MadeTillRecord): MadeTillRecord[] {
  return records.map((one) => (one === record ? by : one));
}
