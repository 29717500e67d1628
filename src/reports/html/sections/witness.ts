import type { SideFigures } from '../../../ledger/witness/compare.js';
import type { Voice } from '../../../words/index.js';
import { tillDiffers, type WitnessReport } from '../../witness-report.js';
import type { FileNames } from '../sheet.js';
import { table } from '../table.js';
import { foreign, html, type Html, type Piece } from '../template.js';
import type { Section } from './section.js';

/** What the tills say beside Fedow: the one source that shares no fault with it. */
export function witness(witnesses: readonly WitnessReport[], files: FileNames, voice: Voice): Section {
  return {
    id: 'witness',
    title: voice.say('What the tills say'),
    body: [
      html`<p>${voice.say('A venue’s own till has counted the same sales apart from Fedow. Where both give the same sales, nothing shows that a sale was lost on the way; drift is then a wrong balance and no missing money. Where they differ, one of the two lacks something, or its dump was taken earlier than the other’s; a person has to judge.')}</p>`,
      ...witnesses.map((one) => ofTill(one, files, voice)),
    ],
  };
}

function ofTill(witnessed: WitnessReport, files: FileNames, voice: Voice): Html {
  const { place, source, till, fedow, difference, neverSent, unmarked, says } = witnessed;
  const row = (title: string, figure: keyof SideFigures): Piece[] => [
    title, voice.euros(till[figure]), voice.euros(fedow[figure]), difference[figure] === 0 ? '' : html`<span class="wrong">${voice.signedEuros(difference[figure])}</span>`,
  ];
  return html`<h3>${foreign(place.name)}</h3>
<p>${tillDiffers(witnessed) ? html`<span class="badge caution">${voice.say('! they differ')}</span>` : html`<span class="badge good">${voice.say('✓ they agree')}</span>`} <span class="quiet small">${foreign(files.of(source.path))} <code>${source.sha256}</code></span></p>
${table({
    caption: voice.say('The venue’s till beside Fedow, in the federated euro'),
    columns: [
      { title: voice.say('Figure'), kind: 'text' }, { title: voice.say('Till'), kind: 'figure' }, { title: voice.say('Fedow'), kind: 'figure' }, { title: voice.say('Till − Fedow'), kind: 'figure' },
    ],
    rows: [
      row(voice.say('Sales'), 'sales'), row(voice.say('Refunds'), 'refunds'), row(voice.say('Collected'), 'collected'), row(voice.say('Deposited'), 'deposited'), row(voice.say('Due'), 'due'),
      [voice.say('Stored'), '', voice.euros(fedow.stored), ''],
      ...(fedow.drift === 0 ? [] : [[voice.say('Drift'), '', html`<span class="wrong">${voice.signedEuros(fedow.drift)}</span>`, '']]),
      ...(neverSent.lines === 0 ? [] : [[voice.say('Never sent'), voice.euros(neverSent.cents), '', '']]),
    ],
  })}
<ul>${says.map((sentence) => html`<li>${foreign(voice.show(sentence))}</li>`)}</ul>
${unmarked.lines === 0 ? '' : html`<p class="quiet small">${voice.say('{n, plural, one {# line of {money}} other {# lines, {money} in all}}: refunds, and sales reported by Lespass, which LaBoutik never marks as sent.', { n: unmarked.lines, money: voice.euros(unmarked.cents) })}</p>`}`;
}
