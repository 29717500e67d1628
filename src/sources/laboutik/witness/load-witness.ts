import type { TillConfigurationRecord, TillPlaceRecord } from '../../../ledger/catalogue/records.js';
import type { Uuid } from '../../../ledger/records.js';
import { SalesTally } from '../../../ledger/witness/sales-tally.js';
import type { SaleRecord, TillTestimony } from '../../../ledger/witness/till-sales.js';
import { ProblemList, refuseProblems, SourceError } from '../../problem.js';
import type { TillFacts, TillFormat } from '../dump.js';
import { FEDOW_IS_NO_WITNESS, foundFedow } from '../found-fedow.js';
import { recogniseTill } from '../open.js';
import { venuePlace } from '../venue-place.js';
import type { WitnessRecord } from './models.js';
import { cents, sentence } from '../../../words/index.js';

/** A till that was asked what it has sold. */
export interface Witness {
  readonly path: string;
  readonly format: TillFormat;
  readonly facts: TillFacts;
  readonly testimony: TillTestimony;
}

/** What of a dump is kept of its configuration, places, articles and means of payment. */
interface Kept {
  readonly configurations: TillConfigurationRecord[];
  readonly places: Map<Uuid, TillPlaceRecord>;
  readonly articles: Map<Uuid, { readonly name: string; readonly method: string }>;
  readonly currencies: Map<Uuid, string>;
}

/**
 * Reads the sales of a dump of LaBoutik, in one pass and in memory that does not grow with them. What an import would refuse
 * for V2's sake, a price too high or a name that stands twice, is no matter here.
 * @param isInFedow whether Fedow has a transaction of that hash
 * @throws SourceError (exit 2) for a file that is no such dump, and with all that is invalid in it: a record, a sale whose
 *   article or means of payment is not there, no venue
 */
export async function loadWitness(path: string, isInFedow: (hash: string) => boolean, onProgress?: (bytesRead: number) => void): Promise<Witness> {
  const file = await recogniseTill(path, FEDOW_IS_NO_WITNESS);
  // Loaded here, because class-validator takes longer to load than a small dump to read.
  const { readTill } = await import('../read-till.js');
  const { WITNESS_MODELS } = await import('./models.js');
  const kept: Kept = { configurations: [], places: new Map(), articles: new Map(), currencies: new Map() };
  const tally = new SalesTally(isInFedow);
  const problems = new ProblemList();
  const reading = readTill(file, WITNESS_MODELS, onProgress);
  let next = await reading.next();
  for (; next.done !== true; next = await reading.next()) {
    for (const { record, where } of next.value) {
      if (record.model === 'articlevendu') tally.add(record);
      else if (isTwice(kept, record)) problems.note(sentence('{where}, field pk', { where }), sentence('expected once, found again; is the dump in the file twice?'));
      else keep(kept, record);
    }
  }
  const facts = next.value;
  if (facts.isOfFedow) throw foundFedow(path, 'fedow_core', FEDOW_IS_NO_WITNESS);
  const place = venuePlace(kept.configurations[0], kept.places, facts, problems);
  if (facts.isComplete) noteUnmet(tally, kept, facts, problems);
  refuseProblems(path, [...facts.problems, ...problems.kept], facts.problemsTotal + problems.total);
  return { path, format: file.name, facts, testimony: { place, name: kept.places.get(place)?.name ?? null, ...summed(path, tally, kept) } };
}

/** Sales have too many keys to be remembered; a file that holds a dump twice is known by its articles. */
function isTwice({ articles, currencies, configurations }: Kept, record: Exclude<WitnessRecord, SaleRecord>): boolean {
  if (record.model === 'configuration') return configurations.length > 0;
  return (record.model === 'soldArticle' && articles.has(record.uuid)) || (record.model === 'paidWith' && currencies.has(record.uuid));
}

function keep({ configurations, places, articles, currencies }: Kept, record: Exclude<WitnessRecord, SaleRecord>): void {
  if (record.model === 'configuration') configurations.push(record);
  else if (record.model === 'place') places.set(record.uuid, record);
  else if (record.model === 'soldArticle') articles.set(record.uuid, record);
  else if (record.model === 'paidWith') currencies.set(record.uuid, record.category);
}

/** A sale of something unknown would be left out of the sums in silence. */
function noteUnmet(tally: SalesTally, { articles, currencies }: Kept, { refused }: TillFacts, problems: ProblemList): void {
  const named = tally.references();
  const unmet = (field: string, uuid: Uuid): void => { problems.note(sentence('{record}, field {field}', { record: 'APIcashless.articlevendu', field }), sentence('expected the key of a record in the dump, found {uuid}; dump all models of APIcashless together', { uuid })); };
  for (const uuid of named.articles) if (!articles.has(uuid) && !refused.has(`articles ${uuid}`)) unmet('article', uuid);
  for (const uuid of named.currencies) if (!currencies.has(uuid) && !refused.has(`moyenpaiement ${uuid}`)) unmet('moyen_paiement', uuid);
}

function summed(path: string, tally: SalesTally, kept: Kept): ReturnType<SalesTally['testimony']> {
  try {
    return tally.testimony(kept);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const found = sentence('a sum of sales beyond {max}', { max: cents(Number.MAX_SAFE_INTEGER) });
    throw new SourceError({ said: sentence('{path}: expected sales that a till can have made, found {found}', { path, found }), todo: sentence('Look for a price or a quantity that is wrong.') });
  }
}
