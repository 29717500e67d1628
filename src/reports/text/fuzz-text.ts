import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import { sentence, type Text, translated, type Voice } from '../../words/index.js';

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
  readonly counterexample: { readonly path: string; readonly seed: number; readonly file: string; readonly till: string | null; readonly test: string; readonly message: string; readonly replay: string } | null;
}

/** A fuzzing for a person: the runs, the classes, and the counterexample with the command that replays it. */
export function fuzzText(report: FuzzReport, voice: Voice): string {
  const { seed, runs, failed, coverage, counterexample } = report;
  const rows = Object.entries(coverage).map(([name, number]) => [translated(name, voice.language), voice.number(number)]);
  return [
    coloured('heading', voice.say('{n, plural, one {# made-up dump} other {# made-up dumps}}, seed {seed}', { n: runs, seed: String(seed) })),
    ...(runs > failed ? [table([{ title: voice.say('Class'), kind: 'text' }, { title: voice.say('Dumps'), kind: 'figure' }], rows)] : []),
    ...(counterexample === null ? [coloured(runs > 0 ? 'good' : 'bad', voice.say('{n, plural, one {# dump} other {# dumps}} tried, none breaks a promise', { n: runs }))] : [
      coloured('bad', voice.say('One fails: {message}', { message: printableLine(counterexample.message) })),
      voice.say('  the dump    {file}', { file: printableLine(counterexample.file) }),
      ...(counterexample.till === null ? [] : [voice.say('  its till    {file}', { file: printableLine(counterexample.till) })]),
      voice.say('  as a test   {test}', { test: printableLine(counterexample.test) }),
      voice.say('  replay it   {command}', { command: counterexample.replay }),
    ]),
  ].join('\n');
}

/**
 * Why a fuzzing without a counterexample is no pass all the same: empty where it is one.
 * @param isStopped whether somebody stopped it before its end
 */
export function fuzzFaults({ failed, runs, runsAsked, coverage, isCoverageJudged, ranOut }: FuzzReport, isStopped = false): Text[] {
  if (failed > 0) return [];
  if (isStopped) return [sentence('it was stopped: {runs, plural, =0 {no dump was imported, and nothing was tested} one {only # dump was tried} other {only # dumps were tried}}', { runs })];
  const never = Object.keys(coverage).filter((name) => coverage[name] === 0);
  return [
    ...(runs === 0 ? [sentence('no dump was imported: nothing was tested; give it more --seconds')] : []),
    ...(ranOut && runs > 0 ? [sentence('time was over after {runs, number} of {asked} runs; give it more --seconds, or fewer --runs', { runs, asked: runsAsked ?? '?' })] : []),
    ...(isCoverageJudged && never.length > 0 ? [sentence('classes that never came, so that nothing was tested of them: {classes}', { classes: { in: (language) => never.map((name) => translated(name, language)).join(', ') } })] : []),
  ];
}
