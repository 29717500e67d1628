import type { FedowRecord } from '../../ledger/records.js';
import { BALANCE_FAULTS } from './balances.js';
import { CARD_FAULTS } from './cards.js';
import { CHAIN_FAULTS } from './chains.js';
import { CONTENT_FAULTS } from './contents.js';
import { FaultError, type ImporterFault, type SourceFault } from './fault.js';
import { ROW_FAULTS } from './importer-rows.js';
import { TABLE_FAULTS } from './importer-tables.js';
import { NETWORK_FAULTS } from './network.js';

export { FaultError, type ImporterFault, type SourceFault } from './fault.js';

/** Faults of the old server's data; `generate --faults` plants them. */
export const SOURCE_FAULTS: readonly SourceFault[] = Object.freeze([...BALANCE_FAULTS, ...CONTENT_FAULTS, ...CHAIN_FAULTS, ...CARD_FAULTS, ...NETWORK_FAULTS]);

/** Faults of an importer; they are planted between its plan and V2. */
export const IMPORTER_FAULTS: readonly ImporterFault[] = Object.freeze([...ROW_FAULTS, ...TABLE_FAULTS]);

/**
 * Plants faults one after another. All records are in memory then.
 * @throws FaultError for a name that no fault has, or records that hold nothing to plant one in
 */
export function withFaults(records: Iterable<FedowRecord>, names: readonly string[]): FedowRecord[] {
  const faults = names.map((name) => {
    const fault = SOURCE_FAULTS.find((one) => one.name === name);
    if (fault === undefined) throw new FaultError(`no fault is called "${name}"; known: ${SOURCE_FAULTS.map((one) => one.name).join(', ')}`);
    return fault;
  });
  return faults.reduce<FedowRecord[]>((planted, fault) => fault.apply(planted), [...records]);
}
