import type { Catalogue } from '../ledger/catalogue/catalogue.js';
import type { LaboutikDump } from '../sources/laboutik/dump.js';
import { catalogueFigures, type CatalogueFigures } from './laboutik-figures.js';
import { tillSkipped } from './laboutik-skipped.js';
import type { Skipped } from './skipped.js';
import { type SourceReport, tillSourceReport } from './source-report.js';

/** The object of `inspect --json` of a dump of LaBoutik. Amounts are integers in cents. */
export interface LaboutikInspectReport extends CatalogueFigures {
  readonly mode: 'audit';
  readonly system: 'laboutik';
  readonly source: SourceReport;
  readonly target: { readonly kind: 'none' };
  readonly skipped: Skipped;
  /** Names that several articles have: `--rename-duplicates`, or an article may be a price of the same product in Lespass. */
  readonly duplicateNames: readonly string[];
  readonly occupiedTables: readonly string[];
  /** How many secret values the dump holds. */
  readonly secrets: number;
  readonly unknownFields: Readonly<Record<string, readonly string[]>>;
}

export function laboutikInspectReport(dump: LaboutikDump, catalogue: Catalogue): LaboutikInspectReport {
  const names = Array.from(catalogue.articles.values(), ({ name }) => name);
  return {
    mode: 'audit',
    system: 'laboutik',
    source: tillSourceReport(dump),
    target: { kind: 'none' },
    skipped: tillSkipped(dump.facts),
    ...catalogueFigures(catalogue),
    duplicateNames: [...new Set(names.filter((name, at) => names.indexOf(name) < at))].sort(),
    occupiedTables: [...catalogue.tables.values()].filter(({ occupied }) => occupied).map(({ name }) => name),
    secrets: dump.facts.secrets,
    unknownFields: dump.facts.unknownFields,
  };
}
