import type { ObjectLiteral } from 'typeorm';
import { RowOrigin } from '../../entities/index.js';
import { TENANT_SERIAL_TABLES } from '../../target/serial-tables.js';
import type { Session } from '../../target/target.js';
import { BulkWriter } from '../../target/write/bulk-writer.js';
import { restartSequences } from '../../target/write/sequences.js';
import { fillNulls } from '../apply/fill-nulls.js';
import { rowOrigin } from '../apply/row-origin.js';
import type { CataloguePlan } from './catalogue-plan.js';
import { VENUE_ENTITIES, VENUE_TABLES } from './venue-rows.js';

/** Writes a till's plan into its tenant's schema, in the caller's transaction. The rows' origins name tables without their schema: the run's tenant tells it. */
export async function writeCatalogue(plan: CataloguePlan, run: string, { queryRunner, client }: Session): Promise<void> {
  const { schema } = plan.facts.tenant;
  const writer = new BulkWriter(queryRunner.dataSource, client, schema);
  for (const name of VENUE_TABLES) {
    const { create }: { readonly create: readonly ObjectLiteral[] } = plan.tables[name];
    for (const row of create) writer.write<ObjectLiteral>(VENUE_ENTITIES[name], row);
    await writer.room();
  }
  for (const note of plan.notes) writer.write<RowOrigin>(RowOrigin, rowOrigin(note, run));
  await writer.end();
  for (const name of VENUE_TABLES) await fillNulls<object>(plan.tables[name], client, schema);
  const created = new Set(VENUE_TABLES.filter((name) => plan.tables[name].create.length > 0).map((name) => plan.tables[name].table));
  await restartSequences(client, TENANT_SERIAL_TABLES.filter((table) => created.has(table)), schema);
}
