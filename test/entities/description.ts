import type { TableFact } from '#convoyeur/target/schema/v2-facts.js';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { ForeignKeyMetadata } from 'typeorm/metadata/ForeignKeyMetadata.js';
import type { IndexMetadata } from 'typeorm/metadata/IndexMetadata.js';

/** A table, said the way PostgreSQL's catalogue says it, so that entities, facts and real tables compare as plain data. */
export interface Description {
  readonly table: string;
  /** `name type [null] [serial|identity]`, in order. */
  readonly columns: readonly string[];
  /** `name: definition`, sorted; the primary key without a name. */
  readonly constraints: readonly string[];
  /** `name: what`, sorted; those that belong to a constraint left out. */
  readonly indexes: readonly string[];
}

/** TypeORM's metadata of entities, without any server. */
export async function metadataOf(entities: (new () => object)[]): Promise<EntityMetadata[]> {
  class Unconnected extends DataSource {
    async describe(): Promise<EntityMetadata[]> {
      await this.buildMetadatas();
      return this.entityMetadatas;
    }
  }
  return new Unconnected({ type: 'postgres', entities }).describe();
}

export function describeEntity(metadata: EntityMetadata): Description {
  const { driver } = metadata.dataSource;
  const referenced = (key: ForeignKeyMetadata): string => `${quoteIdent(key.referencedEntityMetadata.tableName)}(${names(key.referencedColumns)})`;
  const condition = (index: IndexMetadata): string => (index.where === undefined ? '' : ` WHERE (${index.where})`);
  return {
    table: `${metadata.schema ?? 'tenant'}.${metadata.tableName}`,
    columns: metadata.columns.map((column) => {
      const length = column.length !== '' ? `(${column.length})` : typeof column.precision === 'number' ? `(${column.precision},${column.scale ?? 0})` : '';
      const generated = column.isGenerated ? (column.generationStrategy === 'increment' ? 'serial' : column.generationStrategy) : undefined;
      return columnText(column.databaseName, `${driver.normalizeType(column)}${length}`, column.isNullable, generated);
    }),
    constraints: [
      `PRIMARY KEY (${names(metadata.primaryColumns)})`,
      ...metadata.uniques.map((unique) => `${unique.name}: UNIQUE (${names(unique.columns)})`),
      ...metadata.checks.map((check) => `${check.name}: CHECK ((${check.expression}))`),
      ...metadata.foreignKeys.map((key) => `${key.name}: FOREIGN KEY (${names(key.columns)}) REFERENCES ${referenced(key)} DEFERRABLE ${key.deferrable}`),
    ].sort(),
    indexes: metadata.indices.map((index) => `${index.name}: ${index.isUnique ? 'UNIQUE ' : ''}(${names(index.columns)})${condition(index)}`).sort(),
  };
}

export function columnText(name: string, type: string, nullable: boolean, generated: string | undefined): string {
  return [name, type, ...(nullable ? ['null'] : []), ...(generated === undefined ? [] : [generated])].join(' ');
}

/** @param without names of foreign keys that have no entity to lead to */
export function describeFact(schema: string, table: string, fact: TableFact, without: readonly string[]): Description {
  return {
    table: `${schema}.${table}`,
    columns: fact.columns.map(({ name, type, nullable, generated }) => columnText(name, type, nullable, generated)),
    constraints: fact.constraints
      .filter(({ name }) => !without.includes(name))
      .map(({ kind, name, definition }) => (kind === 'primary key' ? definition : `${name}: ${definition}`))
      .sort(),
    // Indexes that only make reading faster are V2's own affair; a unique one decides what may be written.
    indexes: fact.indexes
      .filter(({ definition }) => definition.startsWith('CREATE UNIQUE'))
      .map(({ name, definition }) => `${name}: UNIQUE ${definition.replace(/^.* USING btree /, '')}`)
      .sort(),
  };
}

/** As PostgreSQL's `quote_ident` does. */
function quoteIdent(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name}"`;
}

function names(columns: readonly { readonly databaseName: string }[]): string {
  return columns.map(({ databaseName }) => quoteIdent(databaseName)).join(', ');
}
