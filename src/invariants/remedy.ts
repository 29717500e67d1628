import { sentence, type Text } from '../words/index.js';
import type { Invariant } from './invariant.js';

/**
 * What to do about the findings of a code.
 * @param isDatabase whether a database was judged with no dump beside it
 */
export function remedyOf({ remedies, remediesInV2 }: Invariant, code: string, isDatabase: boolean): Text | undefined {
  return (isDatabase ? remediesInV2?.[code] : undefined) ?? remedies[code];
}

/** Of a balance that its movements in V2 do not explain. */
export const DRIFT_IN_V2 = sentence('First find out whether it came over from Fedow: the report of the import has it then, as accepted (`convoyeur runs --show`), and the same accepted file goes with `--accept` here. If not, a balance or a movement was changed, added or taken out in Lespass V2 since: find out by whom, compare with the dump that was imported (`convoyeur verify import`) and with the last backup of V2 whose audit was good, and put it right in V2. Do not accept it: that would hide a loss.');
/** Of a chain that is not whole in V2. */
export const CHANGE_IN_V2 = sentence('First find out whether it came over from Fedow: the report of the import has it then, as accepted (`convoyeur runs --show`), and the same accepted file goes with `--accept` here. If not, rows of Lespass V2 were changed since: compare with the dump that was imported (`convoyeur verify import`) and with the last backup of V2 whose audit was good. Do not accept it.');
