/** What one model of an old server is expected to look like, and what of it is written. */
export interface ModelShape {
  /** As Django names it in a dump: `fedow_core.asset`. */
  readonly label: string;
  readonly table: string;
  readonly fields: readonly FieldShape[];
  /** The columns that give the order of the records; without it, the primary key. */
  readonly orderBy: readonly string[] | null;
}

/** One field of a model, its primary key apart. */
export interface FieldShape {
  readonly name: string;
  /** `link`: a foreign key, its column ends with `_id` · `links`: many-to-many, a table of its own · `json`: kept as its exact text. */
  readonly kind: 'plain' | 'link' | 'links' | 'json';
  /** Never read: the record says null, or an empty text where the column takes no null. */
  readonly secret: boolean;
  /** Some versions of the server have it and some do not: nobody is told when it is missing. */
  readonly optional: boolean;
}

/** One of the two old systems. */
export interface OldSystem {
  readonly name: 'fedow' | 'laboutik';
  /** For people. */
  readonly title: string;
  /** What the names of its tables begin with. */
  readonly tablePrefixes: readonly string[];
  /** In the order in which they are written: whatever another one refers to comes first, as far as can be. */
  readonly models: readonly ModelShape[];
  /** Models that hold nothing but secrets: label and table. Not a row of them is read. */
  readonly leftOut: readonly { readonly label: string; readonly table: string }[];
}

/**
 * A model, its fields in Django's order and in a short notation: `name` a column, `wallet>` a foreign key, `places*` many-to-many,
 * `metadata{}` JSON, then `!` for a secret and `?` for a field that not every version has.
 */
export function shape(label: string, fields: string, orderBy: readonly string[] | null = null): ModelShape {
  return { label, table: tableOf(label), fields: fields.split(/\s+/).filter((word) => word !== '').map(fieldOf), orderBy };
}

/** Django's name for the table of a model. */
export function tableOf(label: string): string {
  return label.replace('.', '_');
}

/** The column of a field that has one. */
export function columnOf({ name, kind }: FieldShape): string {
  return kind === 'link' ? `${name}_id` : name;
}

function fieldOf(word: string): FieldShape {
  const [, name, kind, secret, optional] = /^(\w+)(>|\*|\{\})?(!)?(\?)?$/.exec(word) ?? [];
  if (name === undefined) throw new Error(`${word} is no field in the notation of shape()`);
  return { name, kind: kind === '>' ? 'link' : kind === '*' ? 'links' : kind === '{}' ? 'json' : 'plain', secret: secret !== undefined, optional: optional !== undefined };
}
