import { readFileSync } from 'node:fs';
import { type DjangoRecord, pick, tillRecords, writeFile } from './till-dumps.js';

/** The records of a dump of Fedow in Django's JSON Lines. */
export function fedowRecords(path: string): DjangoRecord[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as DjangoRecord);
}

/** A dump of Fedow without some records. Its lines stay as they are: to parse and print them again would change what is hashed. */
export function fedowWithout(path: string, pks: readonly (string | number)[]): string {
  return writeFile(readFileSync(path, 'utf8').split('\n').filter((line) => line === '' || !pks.includes((JSON.parse(line) as DjangoRecord).pk)).join('\n'));
}

/** The place of a name, and the transactions of the federated euro that move its money. */
export function placeOf(fedow: readonly DjangoRecord[], name: string): { uuid: string; moves: DjangoRecord[] } {
  const place = fedow.find(({ model, fields }) => model === 'fedow_core.place' && fields['name'] === name);
  const asset = fedow.find(({ model, fields }) => model === 'fedow_core.asset' && fields['category'] === 'FED');
  if (place === undefined || asset === undefined) throw new Error(`no ${name}, or no federated euro`);
  const { wallet } = place.fields;
  const isMove = ({ model, fields }: DjangoRecord): boolean => model === 'fedow_core.transaction' && fields['asset'] === asset.pk
    && (fields['action'] === 'BNK' ? fields['sender'] === wallet : ['SAL', 'QRS', 'RFD'].includes(String(fields['action'])) && fields['receiver'] === wallet);
  return { uuid: String(place.pk), moves: fedow.filter(isMove) };
}

const WEB = '30000000-0000-4000-8000-000000000001';
const CARD = '1571712f-ab4b-478c-af38-2da924fd9d0c';

/** The till of a venue that has sold nothing yet. */
export class TillBook {
  readonly records: DjangoRecord[];
  #lines = 0;

  constructor(place: string, name: string) {
    this.records = tillRecords().filter(({ model }) => model !== 'APIcashless.articlevendu');
    pick(this.records, 'configuration').fields['fedow_place_uuid'] = place;
    Object.assign(pick(this.records, 'place'), { pk: place });
    pick(this.records, 'place').fields['name'] = name;
    for (const { fields } of this.records) if (fields['place_origin'] !== undefined && fields['place_origin'] !== null) fields['place_origin'] = place;
    this.records.push({ model: 'APIcashless.moyenpaiement', pk: WEB, fields: { ...this.#currency('CC').fields, name: 'Web (Stripe)', categorie: 'SN' } });
  }

  /** Writes a line: an article, in the federated euro by card and sent, unless told. */
  line(article: string, prix: string, fields: Readonly<Record<string, unknown>> = {}): DjangoRecord {
    this.#lines += 1;
    const record: DjangoRecord = {
      model: 'APIcashless.articlevendu', pk: this.#lines, fields: {
        uuid_paiement: `40000000-0000-4000-8000-${String(this.#lines).padStart(12, '0')}`, uuid: `50000000-0000-4000-8000-${String(this.#lines).padStart(12, '0')}`,
        article: pick(this.records, 'articles', (one) => one.fields['name'] === article).pk, categorie: null, prix, prix_achat: '0.00', tva: '0.00', qty: '1.000000', pos: null,
        payment_intent: null, ip_user: null, commande: '60000000-0000-4000-8000-000000000001', lecteur_nfc: null, date_time: '2024-05-22T20:00:00.123Z', membre: null,
        responsable: null, moyen_paiement: this.#currency('SF').pk, carte: CARD, table: null, depuis_fractionne: false, comptabilise: false, logs: null,
        sync_fedow: true, hash_fedow: null, comment: null, metadata: null, ...fields,
      },
    };
    this.records.push(record);
    return record;
  }

  /** Writes what the old till writes when Fedow makes that transaction. */
  saw({ pk, fields }: DjangoRecord): void {
    const cents = Number(fields['amount']);
    const euros = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    const seen = { hash_fedow: fields['hash'], date_time: String(fields['datetime']).replace(/(\.\d{3})\d*Z/u, '$1Z') };
    if (fields['action'] === 'SAL') {
      // Paid from two balances: a part of three euros' worth, cut to six decimals.
      this.line('Bière 0', '3.00', { ...seen, qty: (cents / 300).toFixed(6) });
      this.line('Bière 1', '1.00', { moyen_paiement: this.#currency('LE').pk, sync_fedow: false });
    } else if (fields['action'] === 'QRS') this.line('Bière 0', euros, { carte: null, sync_fedow: false });
    else if (fields['action'] === 'RFD') {
      this.line('VIDER CARTE', euros, { sync_fedow: false });
      this.line('VIDER CARTE', `-${euros}`, { moyen_paiement: this.#currency('CA').pk, sync_fedow: false });
    } else this.line('Stripe TiBillet transfert', euros, { ...seen, uuid: pk, carte: null, moyen_paiement: WEB });
  }

  #currency(category: string): DjangoRecord {
    return pick(this.records, 'moyenpaiement', ({ fields }) => fields['categorie'] === category);
  }

  toFile(): string {
    return writeFile(JSON.stringify(this.records));
  }
}

/** The till of a place that has seen all that Fedow has. */
export function honestTill(fedow: readonly DjangoRecord[], name: string): TillBook {
  const { uuid, moves } = placeOf(fedow, name);
  const book = new TillBook(uuid, name);
  for (const move of moves) book.saw(move);
  return book;
}
