/** Up to here a look along the keys is faster than a map. */
const FEW = 12;

/** The items of a dict while it is read: a key that comes again keeps its first place and takes its last value. */
export class DictItems {
  private readonly keys: string[] = [];
  private readonly values: string[] = [];
  /** Where each key stands; made only once there are many, so that no dict takes quadratic time. */
  private places: Map<string, number> | null = null;

  /** @param key the key's `repr`, which is another one for every other key */
  set(key: string, value: string): void {
    const place = this.placeOf(key);
    this.values[place] = value;
    if (place < this.keys.length) return;
    this.keys.push(key);
    this.places?.set(key, place);
  }

  /** `{'a': 1, 'b': 2}` */
  repr(): string {
    let items = '';
    this.keys.forEach((key, place) => {
      items += place === 0 ? `{${key}: ${this.values[place]}` : `, ${key}: ${this.values[place]}`;
    });
    return `${items}}`;
  }

  private placeOf(key: string): number {
    if (this.keys.length > FEW) this.places ??= new Map(this.keys.map((known, place) => [known, place]));
    const known = this.places === null ? this.keys.indexOf(key) : (this.places.get(key) ?? -1);
    return known === -1 ? this.keys.length : known;
  }
}
