import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { copyValue } from './copy-text.js';

/** A table's rows go out when they fill this. */
const CHUNK_BYTES = 1 << 20;
/** How much may wait before the producer has to: two chunks beside the one that is under way. */
const WAITING_BYTES_MAX = 3 * CHUNK_BYTES;
/** UTF-8 has at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;

interface Buffered {
  readonly sql: string;
  readonly columns: readonly string[];
  /** The values of one row, used again for the next one. */
  readonly cells: string[];
  bytes: Buffer;
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
    const table = this.#tables.get(entity) ?? this.#open(entity, row);
    const { cells, columns } = table;
    for (let at = 0; at < columns.length; at += 1) cells[at] = copyValue(row[columns[at] ?? '']);
    const line = `${cells.join('\t')}\n`;
    const room = line.length * BYTES_PER_UNIT_MAX;
    if (table.length + room > table.bytes.length) this.#flush(table, Math.max(room, CHUNK_BYTES));
    table.length += table.bytes.write(line, table.length);
  }

  /** Resolves when there is room for more rows. Rejects as soon as PostgreSQL has refused some. */
  async room(): Promise<void> {
    this.#throwFailure();
    if (this.#waiting > WAITING_BYTES_MAX) await this.#underWay;
    this.#throwFailure();
  }

  /** Writes whatever is left. */
  async end(): Promise<void> {
    for (const table of this.#tables.values()) this.#flush(table, 0);
    await this.#underWay;
    this.#throwFailure();
  }

  #open<Row extends ObjectLiteral>(entity: new () => Row, row: Partial<Row>): Buffered {
    const metadata = this.dataSource.getMetadata(entity);
    const columns = metadata.columns.map(({ databaseName }) => databaseName).filter((name) => name in row);
    const list = columns.map((name) => this.client.escapeIdentifier(name)).join(', ');
    const table = `${this.client.escapeIdentifier(metadata.schema ?? this.tenantSchema)}.${this.client.escapeIdentifier(metadata.tableName)}`;
    const buffered: Buffered = { sql: `COPY ${table} (${list}) FROM STDIN`, columns, cells: [], bytes: Buffer.alloc(0), length: 0 };
    this.#tables.set(entity, buffered);
    return buffered;
  }

  /** @param roomBytes what the table's next rows need at least */
  #flush(table: Buffered, roomBytes: number): void {
    const { bytes, length } = table;
    table.bytes = roomBytes === CHUNK_BYTES ? this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES) : Buffer.allocUnsafeSlow(roomBytes);
    table.length = 0;
    if (length === 0) return;
    this.#waiting += length;
    this.#underWay = this.#underWay
      .then(async () => {
        if (this.#failure === null) await pipeline(Readable.from([bytes.subarray(0, length)]), this.client.query(copyFrom(table.sql)));
        if (bytes.length === CHUNK_BYTES) this.#free.push(bytes);
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
