import { NONE, UuidIndex } from '../../ledger/uuid-index.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Records of V1 that were noted, by model and key. There are as many as records in a dump, and nearly all keys are uuids: as texts they would take several times the memory. */
export class NotedRecords {
  readonly #uuids = new Map<string, UuidIndex>();
  readonly #others = new Set<string>();

  add(model: string, key: string): void {
    if (!UUID.test(key)) {
      this.#others.add(`${model} ${key}`);
      return;
    }
    let uuids = this.#uuids.get(model);
    if (uuids === undefined) this.#uuids.set(model, (uuids = new UuidIndex()));
    uuids.intern(key);
  }

  has(model: string, key: string): boolean {
    if (!UUID.test(key)) return this.#others.has(`${model} ${key}`);
    return (this.#uuids.get(model)?.indexOf(key) ?? NONE) !== NONE;
  }
}
