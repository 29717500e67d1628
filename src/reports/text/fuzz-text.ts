import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';

/** What `fuzz` tells, as `--json` prints it (SPEC 7). */
export interface FuzzReport {
  readonly seed: number;
  readonly runs: number;
  /** Null: as many as there was time for. */
  readonly runsAsked: number | null;
  readonly failed: number;
  readonly coverage: Readonly<Record<string, number>>;
  readonly isCoverageJudged: boolean;
  readonly ranOut: boolean;
  readonly counterexample: { readonly path: string; readonly seed: number; readonly file: string; readonly test: string; readonly message: string; readonly replay: string } | null;
}

/** A fuzzing for a person: the runs, the classes, and the counterexample with the command that replays it. */
export function fuzzText(report: FuzzReport): string {
  const { seed, runs, failed, coverage, counterexample } = report;
  const rows = Object.entries(coverage).map(([name, number]) => [name, number.toLocaleString('en')]);
  return [
    coloured('heading', `${count(runs, 'made-up dump')}, seed ${seed}`),
    ...(runs > failed ? [table([{ title: 'Class', kind: 'text' }, { title: 'Dumps', kind: 'figure' }], rows)] : []),
    ...(counterexample === null ? [coloured(runs > 0 ? 'good' : 'bad', `${runs} imported, none fails`)] : [
      coloured('bad', `One fails: ${printableLine(counterexample.message)}`),
      `  the dump    ${printableLine(counterexample.file)}`,
      `  as a test   ${printableLine(counterexample.test)}`,
      `  replay it   ${counterexample.replay}`,
    ]),
  ].join('\n');
}

/** Why a fuzzing without a counterexample is no pass all the same: empty where it is one. */
export function fuzzFaults({ failed, runs, runsAsked, coverage, isCoverageJudged, ranOut }: FuzzReport): string[] {
  if (failed > 0) return [];
  const never = Object.keys(coverage).filter((name) => coverage[name] === 0);
  return [
    ...(runs === 0 ? ['no dump was imported: nothing was tested; give it more --seconds'] : []),
    ...(ranOut && runs > 0 ? [`time was over after ${runs} of ${runsAsked ?? '?'} runs; give it more --seconds, or fewer --runs`] : []),
    ...(isCoverageJudged && never.length > 0 ? [`classes that never came, so that nothing was tested of them: ${never.join(', ')}`] : []),
  ];
}
