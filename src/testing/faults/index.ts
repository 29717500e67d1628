import type { FedowRecord } from '../../ledger/records.js';
import { BALANCE_FAULTS } from './balances.js';
import { CARD_FAULTS } from './cards.js';
import { CHAIN_FAULTS } from './chains.js';
import { CONTENT_FAULTS } from './contents.js';
import { CATALOGUE_FAULTS } from './catalogue.js';
import { FaultError, type ImporterFault, type SourceFault } from './fault.js';
import { ROW_FAULTS } from './importer-rows.js';
import { TABLE_FAULTS } from './importer-tables.js';
import type { MadeTillRecord } from '../laboutik/records.js';
import { NETWORK_FAULTS } from './network.js';
import { TILL_FAULTS } from './till.js';
import { nearest, sentence } from '../../words/index.js';

export { type CatalogueFault, FaultError, type ImporterFault, type SourceFault, type TillFault } from './fault.js';
export { CATALOGUE_FAULTS, TILL_FAULTS };

/** Faults of the old server's data; `generate --faults` plants them. */
export const SOURCE_FAULTS: readonly SourceFault[] = Object.freeze([...BALANCE_FAULTS, ...CONTENT_FAULTS, ...CHAIN_FAULTS, ...CARD_FAULTS, ...NETWORK_FAULTS]);

/** Faults of an importer; they are planted between its plan and V2. */
export const IMPORTER_FAULTS: readonly ImporterFault[] = Object.freeze([...ROW_FAULTS, ...TABLE_FAULTS]);

/**
 * Plants faults one after another. All records are in memory then.
 * @throws FaultError for a name that no fault has, or records that hold nothing to plant one in
 */
export function withFaults(records: Iterable<FedowRecord>, names: readonly string[]): FedowRecord[] {
  return planted(SOURCE_FAULTS, records, names);
}

/** The same in the records of a till. @throws FaultError */
export function withTillFaults(records: Iterable<MadeTillRecord>, names: readonly string[]): MadeTillRecord[] {
  return planted(TILL_FAULTS, records, names);
}

interface Plantable<T> {
  readonly name: string;
  readonly apply: (records: readonly T[]) => T[];
}

function planted<T>(known: readonly Plantable<T>[], records: Iterable<T>, names: readonly string[]): T[] {
  const faults = names.map((name) => {
    const fault = known.find((one) => one.name === name);
    if (fault === undefined) throw unknownFault(name, known.map((one) => one.name));
    return fault;
  });
  return faults.reduce<T[]>((spoilt, fault) => fault.apply(spoilt), [...records]);
}

function unknownFault(name: string, names: readonly string[]): FaultError {
  const [known, meant] = [names.join(', '), nearest(name, names)];
  return new FaultError({
    said: sentence('--faults: expected a fault, found {name}', { name }),
    todo: meant === undefined ? sentence('Known: {known}.', { known }) : sentence('Did you mean {meant}? Known: {known}.', { meant, known }),
  });
}
