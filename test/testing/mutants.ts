import { EFFECTS } from '#convoyeur/ledger/effects.js';
import { V2_ACTIONS } from '#convoyeur/ledger/v2-effects.js';
import { ARTICLE_FORMS, POINT_OF_SALE_FORMS } from '#convoyeur/mapping/laboutik/method.js';
import { REFUND_FORMS, V2_FORMS } from '#convoyeur/mapping/transaction.js';

/** One cell of a table of rules with another value than it has. */
export interface Mutant {
  /** `EFFECTS.SAL.sender` */
  readonly cell: string;
  /** `- → 0` */
  readonly change: string;
  readonly mutate: () => void;
  readonly restore: () => void;
}

/** Every other value of every cell of the rule table (SPEC 2.2) and of the mapping (SPEC 4.1). */
export function mutants(): Mutant[] {
  return [
    ...ofTable('EFFECTS', EFFECTS, { sender: ['-', '0', '+'], receiver: ['-', '0', '+'], receiverOnlyIf: [undefined, 'FED to a place'] }),
    ...ofTable('V2_FORMS', V2_FORMS, { action: V2_ACTIONS, receiver: ['kept', 'none'] }),
    ...ofTable('REFUND_FORMS', REFUND_FORMS, { action: V2_ACTIONS, receiver: ['kept', 'none'] }),
  ];
}

/** Every other value of every cell of the mapping of tills (SPEC 5); V2's own letters among them that no article may get. */
export function tillMutants(): Mutant[] {
  return [
    ...ofTable('ARTICLE_FORMS', ARTICLE_FORMS, { method: ['VT', 'RE', 'RC', 'TM', 'AD', 'CR', 'FR', 'BI', 'FD', 'VC', 'VR', null], kind: ['A', 'B', 'G', 'N'] }),
    ...ofTable('POINT_OF_SALE_FORMS', POINT_OF_SALE_FORMS, { behaviour: ['A', 'C', 'D'] }),
  ];
}

type Cell = string | null | undefined;
type Cells = Readonly<Record<string, readonly Cell[]>>;

function ofTable(name: string, table: Readonly<Record<string, object>>, cells: Cells): Mutant[] {
  return Object.entries(table).flatMap(([row, entry]) => Object.entries(cells).flatMap(([column, values]) => {
    const rule = entry as Record<string, Cell>;
    const before = rule[column];
    return values.filter((value) => value !== before).map((value): Mutant => ({
      cell: `${name}.${row}.${column}`,
      change: `${before ?? 'none'} → ${value ?? 'none'}`,
      mutate: () => void (rule[column] = value),
      restore: () => { if (before === undefined) Reflect.deleteProperty(rule, column); else rule[column] = before; },
    }));
  }));
}
