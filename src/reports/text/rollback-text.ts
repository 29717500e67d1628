import { coloured } from '../../cli/colour.js';
import { count } from '../../cli/count.js';
import { table } from '../../cli/table.js';
import type { RollbackReport } from '../rollback-report.js';

/** What a rollback does, for a person: what goes, what gets back what it held, and why not. */
export function rollbackText(report: RollbackReport): string {
  const { run, mode, undoes, target, plan, schemas, refusals } = report;
  const heading = (text: string): string => `\n${coloured('heading', text)}`;
  const rows = Object.entries(plan).map(([name, change]) => [name, cell(change.delete), cell(change.restore)]);
  return [
    coloured('heading', `Rollback of run ${run}, ${mode === 'commit' ? 'commit' : 'dry-run: nothing is written, this is what --commit would do'}`),
    `Run     ${undoes.command}${undoes.tenant === null ? '' : ` of ${undoes.tenant}`}, ${undoes.source}`,
    `Target  ${target.kind === 'embedded' ? 'the embedded database' : 'the database of --database-url'}`,
    heading('Rows'),
    rows.length === 0 ? 'The run changed no row.' : table(
      [{ title: 'Table', kind: 'text' }, { title: 'Delete', kind: 'figure' }, { title: 'Put back', kind: 'figure' }], rows),
    ...(schemas.length === 0 ? [] : [`${count(schemas.length, 'schema')} of tenants that the run made: ${schemas.join(', ')}`]),
    ...(refusals.length === 0 ? [] : [heading('Refused'), ...refusals.map(({ message }) => `  ${message}`)]),
    '',
    endingText(report),
  ].join('\n');
}

function endingText({ run, committed, refusals }: RollbackReport): string {
  if (refusals.length > 0) return coloured('bad', `Refused: ${count(refusals.length, 'reason')}. Nothing was written.`);
  return committed ? `${coloured('good', 'Rolled back.')} The database is what it was before run ${run}.` : 'Nothing was written.';
}

function cell(number: number): string {
  return number === 0 ? '·' : number.toLocaleString('en');
}
