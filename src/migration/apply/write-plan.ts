import type { PoolClient } from 'pg';
import type { ObjectLiteral, QueryRunner } from 'typeorm';
import {
  Asset, AssetTenant, Card, CardBatch, Federation, FederationAsset, FederationTenant, RowOrigin, Tenant, TenantDomain, Token, TokenOrigin, User,
  UserTenant,
} from '../../entities/index.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import { SERIAL_TABLES, type SerialTable } from '../../target/serial-tables.js';
import { BulkWriter } from '../../target/write/bulk-writer.js';
import { restartSequences } from '../../target/write/sequences.js';
import { type Plan, type RowNote, type TablePlan, tablePlans } from '../plan/plan.js';
import { fillNulls } from './fill-nulls.js';
import { adoptAsset } from './adopt-asset.js';
import type { SecondReadingOptions } from './project.js';
import { rowOrigin } from './row-origin.js';
import { writeFromDump } from './write-from-dump.js';

/**
 * Writes a plan, in the caller's transaction. Foreign keys are checked at COMMIT, so the order of tables is free;
 * texts that a plan does not keep are taken from a second reading of the dump.
 */
export async function writePlan(
  plan: Plan, run: string, dump: FedowDump, queryRunner: QueryRunner, client: PoolClient, reading: SecondReadingOptions = {},
): Promise<void> {
  if (plan.adoption !== null) await adoptAsset(plan.adoption, client);
  const writer = new BulkWriter(queryRunner.dataSource, client);
  const createsWallet = ({ table, change }: RowNote): boolean => table === plan.wallets.table && change === 'created';
  const walletNotes = new Map(plan.notes.filter(createsWallet).map((note) => [note.key, note]));
  await writeSmallTables(plan, plan.notes.filter((note) => !createsWallet(note)), run, writer);
  release(plan.cards.create, plan.tokens.create, plan.notes);
  await writeFromDump(plan, walletNotes, run, dump, writer, reading);
  await writer.end();
  release(plan.wallets.create);
  for (const table of filledTables(plan)) await fillNulls(table, client);
  await restartSequences(client, tablePlans(plan).filter(({ table, counts }) => counts.create > 0 && isSerial(table)).map(({ table }) => table));
}

async function writeSmallTables(plan: Plan, notes: readonly RowNote[], run: string, writer: BulkWriter): Promise<void> {
  const all = async <Row extends ObjectLiteral>(entity: new () => Row, rows: Iterable<Row>): Promise<void> => {
    for (const row of rows) {
      writer.write(entity, row);
      await writer.room();
    }
  };
  await all(Tenant, plan.tenants.create);
  await all(TenantDomain, plan.domains.create);
  await all(User, plan.users.create);
  await all(UserTenant, plan.userTenants.create);
  await all(Asset, plan.assets.create);
  await all(AssetTenant, plan.assetTenants.create);
  await all(CardBatch, plan.batches.create);
  await all(Card, plan.cards.create);
  await all(Token, plan.tokens.create);
  await all(Federation, plan.federations.create);
  await all(FederationTenant, plan.federationTenants.create);
  await all(FederationAsset, plan.federationAssets.create);
  for (const { uuid, wallet, asset, value } of plan.tokensApart) writer.write(TokenOrigin, { uuid, run_id: run, wallet, asset, value });
  for (const note of notes) {
    writer.write<RowOrigin>(RowOrigin, rowOrigin(note, run));
    await writer.room();
  }
}

/** They stand in the database now, from where they are read back: kept here, most of them would stand in memory a second time. */
function release(...written: readonly unknown[][]): void {
  for (const rows of written) rows.length = 0;
}

function filledTables(plan: Plan): TablePlan<object>[] {
  return [plan.wallets, plan.users, plan.cards, plan.tokens, plan.assets];
}

function isSerial(table: string): table is SerialTable {
  return (SERIAL_TABLES as readonly string[]).includes(table);
}
