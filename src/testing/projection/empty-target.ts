import { NotedRecords } from '../../migration/facts/noted-records.js';
import { Recorder } from '../../migration/facts/recorder.js';
import type { TargetFacts } from '../../migration/facts/target-facts.js';
import { SERIAL_TABLES, type SerialTable } from '../../target/serial-tables.js';

/** What is read of a Lespass V2 into which nothing was ever written. @param recorder takes the rows that are planned */
export function emptyTarget(recorder: Recorder = new Recorder()): TargetFacts {
  return {
    ledger: recorder.ledger,
    recorded: recorder.builder.ledger,
    recorder,
    recordedLinks: { tenantOfPlace: new Map(), tenantOfAsset: new Map(), userOf: new Map(), cardOf: new Map(), noted: new NotedRecords(), leftOut: new Map(), unlinkedCards: 'keep', lost: [], otherWallets: [] },
    domains: [],
    tenantsByFedowPlace: new Map(),
    batches: [],
    nextIds: Object.fromEntries(SERIAL_TABLES.map((table) => [table, 1])) as Record<SerialTable, number>,
  };
}
