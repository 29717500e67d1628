import { coloured } from '../../cli/colour.js';
import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import { runName, type Voice } from '../../words/index.js';
import type { RollbackReport } from '../rollback-report.js';

/** What a rollback does, for a person: what goes, what gets back what it held, and why not. */
export function rollbackText(report: RollbackReport, voice: Voice): string {
  const { run, mode, undoes, target, plan, schemas, refusals } = report;
  const heading = (text: string): string => `\n${coloured('heading', text)}`;
  const cell = (number: number): string => (number === 0 ? '·' : voice.number(number));
  const rows = Object.entries(plan).map(([name, change]) => [name, cell(change.delete), cell(change.restore)]);
  return [
    coloured('heading', mode === 'commit'
      ? voice.say('Rollback of run {run}, commit', { run })
      : voice.say('Rollback of run {run}, dry-run: nothing is written, this is what --commit would do', { run })),
    voice.say('Run     {what}, {source}', { what: runName(undoes.command, undoes.tenant), source: undoes.source }),
    target.kind === 'embedded' ? voice.say('Target  the embedded database') : voice.say('Target  the database of --database-url'),
    heading(voice.say('Rows')),
    rows.length === 0 ? voice.say('The run changed no row.') : table(
      [{ title: voice.say('Table'), kind: 'text' }, { title: voice.say('Delete'), kind: 'figure' }, { title: voice.say('Put back'), kind: 'figure' }], rows),
    ...(schemas.length === 0 ? [] : [wrapped(voice.say('{n, plural, one {# schema of a tenant} other {# schemas of tenants}} that the run made: {schemas}', { n: schemas.length, schemas: schemas.join(', ') }), '', '  ')]),
    ...(refusals.length === 0 ? [] : [heading(voice.say('Refused')), ...refusals.map(({ message }) => wrapped(voice.show(message), '  ', '  '))]),
    '',
    endingText(report, voice),
  ].join('\n');
}

function endingText({ run, committed, refusals }: RollbackReport, voice: Voice): string {
  if (refusals.length > 0) return coloured('bad', voice.say('Refused: {n, plural, one {# reason} other {# reasons}}. Nothing was written.', { n: refusals.length }));
  if (!committed) return voice.say('Nothing was written.');
  return `${coloured('good', voice.say('Rolled back.'))} ${voice.say('The database is what it was before run {run}.', { run })}`;
}
