import type { Refusal } from '../migration/rollback/refusal.js';
import type { RollbackOutcome } from '../migration/rollback/rollback.js';
import { sentence, type Text } from '../words/index.js';

/** The object of `rollback --json`. */
export interface RollbackReport {
  readonly mode: 'dry-run' | 'commit';
  readonly committed: boolean;
  readonly run: string;
  /** What the run was: `import fedow` of which file, and for LaBoutik into which tenant. */
  readonly undoes: { readonly command: string; readonly source: string; readonly tenant: string | null };
  readonly target: { readonly kind: 'embedded' | 'external' };
  /** Rows that go, and rows that get back what they held. */
  readonly plan: Readonly<Record<string, { readonly delete: number; readonly restore: number }>>;
  /** Schemas of tenants that the run made, dropped with their empty tables. */
  readonly schemas: readonly string[];
  /** Tables whose sequences go back to where they stood, and those of which they stay, since rows were numbered after the run's. */
  readonly sequences: { readonly restored: readonly string[]; readonly left: readonly string[] };
  readonly refusals: readonly Refusal[];
}

export function rollbackReport({ mode, committed, run, counts, schemas, sequences, refusals }: RollbackOutcome, kind: 'embedded' | 'external'): RollbackReport {
  return {
    mode, committed, run: run.id,
    undoes: { command: run.command, source: run.sourceName, tenant: run.tenant },
    target: { kind },
    plan: counts,
    schemas,
    sequences: {
      restored: sequences.filter(({ restored }) => restored).map(({ table }) => table),
      left: sequences.filter(({ restored }) => !restored).map(({ table }) => table),
    },
    refusals,
  };
}

/** What a person should know of a rollback that is done, or could be. */
export function rollbackWarnings({ sequences: { left } }: RollbackReport): Text[] {
  return left.map((table) => sentence('{table}: rows were added after the run’s, so its sequence stays where it is, and the run’s numbers are missing in between', { table }));
}
