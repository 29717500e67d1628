import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { copyValue } from './copy-text.js';
import { BLOCK_BYTES, LineBlock } from './line-block.js';

/** How much may wait before the producer has to: two blocks beside the one that is under way. */
const WAITING_BYTES_MAX = 3 * BLOCK_BYTES;

interface OpenTable {
  readonly columns: readonly string[];
  /** The values of one row, used again for the next one. */
  readonly cells: string[];
  readonly block: LineBlock;
}

/**
 * Writes rows of several tables in one stream by `COPY`, with the column lists of the entities. One connection can do
 * one COPY at a time, so rows are gathered per table and go out in turn while the next ones are being made.
 */
export class BulkWriter {
  readonly #tables = new Map<EntityTarget<ObjectLiteral>, OpenTable>();
  #underWay: Promise<void> = Promise.resolve();
  #waiting = 0;
  #failure: Error | null = null;
  /** Buffers that PostgreSQL has taken: new ones would be garbage as large as the import. */
  readonly #free: Buffer[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly client: PoolClient,
    /** The schema of tables whose entities name none: a tenant's. */
    private readonly tenantSchema = 'public',
  ) {}

  /** Adds a row; identity columns that the row lacks are left to the database. */
  write<Row extends ObjectLiteral>(entity: new () => Row, row: Partial<Row>): void {
    const { cells, columns, block } = this.#tables.get(entity) ?? this.#open(entity, (name) => name in row);
    for (let at = 0; at < columns.length; at += 1) cells[at] = copyValue(row[columns[at] ?? '']);
    block.add(`${cells.join('\t')}\n`);
  }

  /** The same for a row that is in COPY's text format already, with its line end. @param columns the same for all rows of the table */
  line(entity: new () => ObjectLiteral, columns: readonly string[], text: string): void {
    (this.#tables.get(entity) ?? this.#openWith(entity, columns)).block.add(text);
  }

  /** Adds such rows, many at once. They may overtake rows of `write`. @returns when PostgreSQL has taken them, or refused any row */
  async writeLines(entity: new () => ObjectLiteral, columns: readonly string[], lines: Buffer): Promise<void> {
    await this.#send(this.#copy(entity, columns), lines);
  }

  /** Resolves when there is room for more rows. Rejects as soon as PostgreSQL has refused some. */
  async room(): Promise<void> {
    this.#throwFailure();
    if (this.#waiting > WAITING_BYTES_MAX) await this.#underWay;
    this.#throwFailure();
  }

  /** Writes whatever is left. */
  async end(): Promise<void> {
    for (const { block } of this.#tables.values()) block.flush();
    await this.#underWay;
    this.#throwFailure();
  }

  #open(entity: new () => ObjectLiteral, isGiven: (column: string) => boolean): OpenTable {
    return this.#openWith(entity, this.dataSource.getMetadata(entity).columns.map(({ databaseName }) => databaseName).filter(isGiven));
  }

  #openWith(entity: new () => ObjectLiteral, columns: readonly string[]): OpenTable {
    const sql = this.#copy(entity, columns);
    const block = new LineBlock(
      (lines) => {
        void this.#send(sql, lines).then(() => { if (lines.buffer.byteLength === BLOCK_BYTES) this.#free.push(Buffer.from(lines.buffer)); });
      },
      () => this.#free.pop(),
    );
    const table = { columns, cells: [], block };
    this.#tables.set(entity, table);
    return table;
  }

  #copy(entity: new () => ObjectLiteral, columns: readonly string[]): string {
    const { schema = this.tenantSchema, tableName } = this.dataSource.getMetadata(entity);
    const list = columns.map((name) => this.client.escapeIdentifier(name)).join(', ');
    return `COPY ${this.client.escapeIdentifier(schema)}.${this.client.escapeIdentifier(tableName)} (${list}) FROM STDIN`;
  }

  /** In turn: one connection can do one COPY at a time. */
  #send(sql: string, lines: Buffer): Promise<void> {
    this.#waiting += lines.length;
    this.#underWay = this.#underWay
      .then(async () => {
        if (this.#failure === null) await pipeline(Readable.from([lines]), this.client.query(copyFrom(sql)));
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        this.#waiting -= lines.length;
      });
    return this.#underWay;
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
