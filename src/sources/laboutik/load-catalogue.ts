import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { TillConfigurationRecord, TillModel, TillRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { type Problem, ProblemList, refuseProblems } from '../problem.js';
import type { LaboutikDump, TillFacts } from './dump.js';
import { foundFedow, TO_MOVE_FEDOW } from './found-fedow.js';
import { unmetReferences } from './unmet-references.js';
import { venuePlace } from './venue-place.js';
import { sentence, type Text } from '../../words/index.js';

/** The records of one model by their key. */
type Of<Model extends TillModel> = Extract<TillRecord, { model: Model }>;

/**
 * Reads a whole dump into a catalogue.
 * @throws SourceError (exit 2) that lists every invalid record, every key or unique value that stands twice, every
 *   reference that leads nowhere, and a dump that does not say which Fedow place it is of
 */
export async function loadCatalogue(dump: LaboutikDump, onProgress?: (bytesRead: number) => void): Promise<Catalogue> {
  const builder = new CatalogueBuilder();
  for await (const batch of dump.read(onProgress)) for (const { record, where } of batch) builder.add(record, where);
  if (dump.facts.isOfFedow) throw foundFedow(dump.path, 'fedow_core', TO_MOVE_FEDOW);
  const catalogue = builder.finish(dump.facts);
  const problems: readonly Problem[] = [...dump.facts.problems, ...builder.problems.kept];
  refuseProblems(dump.path, problems, dump.facts.problemsTotal + builder.problems.total);
  return catalogue;
}

class CatalogueBuilder {
  readonly problems = new ProblemList();
  /** A configuration has no key that matters: there is one. */
  readonly #byModel = new Map<TillModel, Map<number | Uuid, TillRecord>>();
  readonly #configurations: TillConfigurationRecord[] = [];
  readonly #unique = new Set<string>();

  add(record: TillRecord, where: Text): void {
    if (record.model === 'configuration') {
      this.#configurations.push(record);
      if (this.#configurations.length === 2) this.problems.note(where, sentence('expected one configuration, found another'));
      return;
    }
    const key = 'uuid' in record ? record.uuid : record.key;
    const records = this.#byModel.get(record.model) ?? new Map<number | Uuid, TillRecord>();
    this.#byModel.set(record.model, records);
    if (records.has(key)) this.problems.note(sentence('{where}, field pk', { where }), sentence('expected once, found again: {key}', { key }));
    records.set(key, record);
    for (const [field, value] of uniqueValues(record)) {
      const text = `${record.model} ${field} ${value}`;
      if (this.#unique.has(text)) this.problems.note(sentence('{where}, field {field}', { where, field }), sentence('expected once, found again: {value}', { value }));
      this.#unique.add(text);
    }
  }

  finish(facts: TillFacts): Catalogue {
    const [configuration] = this.#configurations;
    const places = this.#of('place');
    const place = venuePlace(configuration, places, facts, this.problems);
    const catalogue: Catalogue = {
      place, placeName: places.get(place)?.name ?? null, lespassDomain: configuration?.lespassDomain ?? null,
      vats: this.#of('tauxtva'), colours: this.#of('couleur'), categories: this.#of('categorie'), articles: this.#of('articles'),
      pointsOfSale: this.#of('pointdevente'), cards: this.#of('cartecashless'), primaryCards: this.#of('cartemaitresse'),
      tableCategories: this.#of('categorietable'), tables: this.#of('table'), currencies: this.#of('moyenpaiement'),
    };
    for (const { where, message } of facts.isComplete ? unmetReferences(catalogue, facts.refused) : []) this.problems.note(where, message);
    return catalogue;
  }

  /** By their keys, whatever their order in the dump: of two rates alike it would decide which one V2's row is made of. */
  #of<Model extends TillModel>(model: Model): ReadonlyMap<Of<Model> extends { key: number } ? number : Uuid, Of<Model>> {
    const records: ReadonlyMap<number | Uuid, TillRecord> = new Map([...this.#byModel.get(model) ?? []].sort(([a], [b]) => (a < b ? -1 : 1)));
    // Filed by their model, so they are of it.
    return records as ReadonlyMap<Of<Model> extends { key: number } ? number : Uuid, Of<Model>>;
  }
}

/** What V2 holds once: two such records could not both be written. Names of articles are another matter (`--rename-duplicates`). */
function uniqueValues(record: TillRecord): (readonly [field: string, value: string])[] {
  if (record.model === 'pointdevente' || record.model === 'table' || record.model === 'categorietable') return [['name', record.name]];
  if (record.model === 'cartemaitresse') return [['carte', record.card]];
  return record.model === 'cartecashless' ? [['tag_id', record.tagId.toUpperCase()]] : [];
}
