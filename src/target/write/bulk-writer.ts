import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { copyValue } from './copy-text.js';

/** A table's rows go out when they are this long (UTF-16 units). */
const FLUSH_AT = 1 << 20;
/** How much may wait before the producer has to: two flushes beside the one that is under way. */
const WAITING_MAX = 3 * FLUSH_AT;

interface Buffered {
  readonly sql: string;
  readonly columns: readonly string[];
  lines: string[];
  length: number;
}

/**
 * Writes rows of several tables in one stream by `COPY`, with the column lists of the entities. One connection can do
 * one COPY at a time, so rows are gathered per table and go out in turn while the next ones are being made.
 */
export class BulkWriter {
  readonly #tables = new Map<EntityTarget<ObjectLiteral>, Buffered>();
  #underWay: Promise<void> = Promise.resolve();
  #waiting = 0;
  #failure: Error | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly client: PoolClient,
    /** The schema of tables whose entities name none: a tenant's. */
    private readonly tenantSchema = 'public',
  ) {}

  /** Adds a row; identity columns that the row lacks are left to the database. */
  write<Row extends ObjectLiteral>(entity: new () => Row, row: Partial<Row>): void {
    const table = this.#tables.get(entity) ?? this.#open(entity, row);
    let line = '';
    for (const column of table.columns) line += (line === '' ? '' : '\t') + copyValue(row[column]);
    table.lines.push(line);
    table.length += line.length + 1;
    if (table.length >= FLUSH_AT) this.#flush(table);
  }

  /** Resolves when there is room for more rows. Rejects as soon as PostgreSQL has refused some. */
  async room(): Promise<void> {
    this.#throwFailure();
    if (this.#waiting > WAITING_MAX) await this.#underWay;
    this.#throwFailure();
  }

  /** Writes whatever is left. */
  async end(): Promise<void> {
    for (const table of this.#tables.values()) this.#flush(table);
    await this.#underWay;
    this.#throwFailure();
  }

  #open<Row extends ObjectLiteral>(entity: new () => Row, row: Partial<Row>): Buffered {
    const metadata = this.dataSource.getMetadata(entity);
    const columns = metadata.columns.map(({ databaseName }) => databaseName).filter((name) => name in row);
    const list = columns.map((name) => this.client.escapeIdentifier(name)).join(', ');
    const table = `${this.client.escapeIdentifier(metadata.schema ?? this.tenantSchema)}.${this.client.escapeIdentifier(metadata.tableName)}`;
    const buffered: Buffered = { sql: `COPY ${table} (${list}) FROM STDIN`, columns, lines: [], length: 0 };
    this.#tables.set(entity, buffered);
    return buffered;
  }

  #flush(table: Buffered): void {
    if (table.lines.length === 0) return;
    const chunk = Buffer.from(`${table.lines.join('\n')}\n`);
    const { length } = table;
    table.lines = [];
    table.length = 0;
    this.#waiting += length;
    this.#underWay = this.#underWay
      .then(async () => {
        if (this.#failure === null) await pipeline(Readable.from([chunk]), this.client.query(copyFrom(table.sql)));
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        this.#waiting -= length;
      });
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
