import { SINGLE_FINDINGS_MAX } from '../../../acceptance/entry.js';
import { quoted } from '../../../cli/repeat-command.js';
import { INVARIANTS, remedyOf } from '../../../invariants/index.js';
import type { InvariantResult, Sample } from '../../../invariants/result.js';
import type { Movement, Party } from '../../../ledger/movement.js';
import type { Text, Voice } from '../../../words/index.js';
import { actionName, holderName } from '../../names.js';
import { isDatabaseAlone } from '../../database-alone.js';
import type { Sheet } from '../sheet.js';
import { folded, table } from '../table.js';
import { foreign, foreignSentence, html, type Html, type Piece, withCode } from '../template.js';
import { command } from './command.js';
import type { Section } from './section.js';
import { subjectsOf } from './subjects.js';

const SAMPLES_SHOWN = 10;

/** Each thing that does not hold, with why it matters and what to do; null where everything holds. */
export function findings({ report, voice, files }: Sheet): Section | null {
  const wrong = report.invariants.filter(({ violations, status }) => violations > 0 && status !== 'skipped');
  if (wrong.length === 0) return null;
  return {
    id: 'findings',
    title: voice.say('What was found, one by one'),
    body: [...wrong.map((result) => ofInvariant(result, isDatabaseAlone(report), voice)), wayOut(report.invariants, files.source, voice)],
  };
}

/** What can be done about faults of the source that nobody has accepted yet. */
function wayOut(results: readonly InvariantResult[], source: string | null, voice: Voice): Piece {
  const open = results.some(({ id, violations, accepted }) => violations > accepted && INVARIANTS.some((invariant) => invariant.id === id && invariant.acceptable));
  if (!open || source === null) return '';
  return html`<h3>${voice.say('What to do')}</h3>
<p>${withCode(voice.say('Faults of the old server that are known can be accepted by a person, each by its figures; where there are more than {n, number} of one kind, all of that kind together. This command proposes them; read the file, sign each entry, and give it to the import with `--accept`. Findings about the import itself can never be accepted.', { n: SINGLE_FINDINGS_MAX }))}</p>
${command(`convoyeur invariants run --source ${quoted(source)} --write-accept accepted.yaml`)}`;
}

function ofInvariant(result: InvariantResult, isDatabase: boolean, voice: Voice): Html {
  const invariant = INVARIANTS.find(({ id }) => id === result.id);
  return html`<h3>${voice.show(result.title)}</h3>
${invariant === undefined || Object.keys(result.codes).every((code) => invariant.reasons?.[code] !== undefined) ? '' : html`<p class="quiet">${voice.show(invariant.rationale)}</p>`}
${Object.entries(result.codes).map(([code, number]) => findingsOf(code, number, result.samples.filter((sample) => sample.code === code), { means: invariant?.codes[code] ?? '', reason: invariant?.reasons?.[code] ?? '', remedy: (invariant === undefined ? undefined : remedyOf(invariant, code, isDatabase)) ?? '' }, voice))}`;
}

function findingsOf(code: string, number: number, samples: readonly Sample[], { means, reason, remedy }: { readonly means: Text; readonly reason: Text; readonly remedy: Text }, voice: Voice): Html {
  const shown = samples.slice(0, SAMPLES_SHOWN);
  const others = samples.slice(SAMPLES_SHOWN);
  const notKept = number - samples.length;
  return html`<p><strong>${voice.number(number)} × ${voice.show(means)}</strong> <code class="quiet word">${code}</code></p>
${reason === '' ? '' : html`<p class="quiet">${voice.show(reason)}</p>`}
${remedy === '' ? '' : html`<p>${withCode(voice.say('What to do: {remedy}', { remedy }))}</p>`}
${shown.map((sample) => one(sample, voice))}${others.length === 0 ? '' : more(others, voice)}
${notKept > 0 ? html`<p class="quiet">${voice.say('… and {n, number} more of this kind, which this report does not name; one that is made with --all-findings does.', { n: notKept })}</p>` : ''}
`;
}

/** One click further, in the same file; paper says that they are left out. */
function more(samples: readonly Sample[], voice: Voice): Html {
  const name = voice.say('{n, plural, one {# more finding} other {# more findings}} of this kind', { n: samples.length });
  return folded(name, html`${samples.map((sample) => one(sample, voice))}`, voice);
}

function one(sample: Sample, voice: Voice): Html {
  return html`<div class="finding"><p>${foreignSentence(voice.show(sample.message), sample.message)}</p>
${sample.movements === undefined ? html`<p class="quiet small">${subjectsOf(sample.subjects, voice)}</p>` : siblings(sample.movements, sample, voice)}</div>
`;
}

/** A fork: the movement after which the chain splits, and those that follow it side by side. */
function siblings(movements: readonly Movement[], { subjects: { parent }, unit = 'EUR' }: Sample, voice: Voice): Html {
  return table({
    caption: voice.say('The movement at which the chain splits, and those that follow it'),
    columns: [
      { title: voice.say('Movement'), kind: 'text' }, { title: voice.say('When (UTC)'), kind: 'text' }, { title: voice.say('What'), kind: 'text' },
      { title: voice.say('From'), kind: 'text' }, { title: voice.say('To'), kind: 'text' }, { title: voice.say('Amount'), kind: 'figure' },
    ],
    rows: movements.map((movement) => [
      html`${movement.transaction === parent ? voice.say('before') : voice.say('after')}<br><code class="quiet">${movement.transaction}</code>`,
      html`${voice.day(movement.datetime)}<br>${timeOfDay(movement.datetime)}`,
      actionName(movement.action, voice), holder(movement.sender, voice), holder(movement.receiver, voice), voice.amount(movement.amountCents, unit),
    ]),
  });
}

/** To the microsecond, which is what tells two tills apart. */
function timeOfDay(datetime: string): string {
  return datetime.slice('2023-03-03T'.length, datetime.indexOf('+'));
}

function holder(party: Party, voice: Voice): Html {
  return foreign(holderName(party, voice));
}
