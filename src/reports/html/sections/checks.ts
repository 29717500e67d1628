import type { InvariantResult, InvariantStatus } from '../../../invariants/result.js';
import type { Voice } from '../../../words/index.js';
import type { Sheet } from '../sheet.js';
import { table } from '../table.js';
import { html, type Piece } from '../template.js';
import type { Section } from './section.js';

/** What must hold, and whether it does. */
export function checks({ report: { invariants }, voice }: Sheet): Section {
  return {
    id: 'checks',
    title: voice.say('What was checked'),
    body: [
      table({
        caption: voice.say('Each line is one thing that must hold, and how many records were looked at for it.'),
        columns: [
          { title: voice.say('What must hold'), kind: 'text' }, { title: voice.say('Outcome'), kind: 'text' }, { title: voice.say('Examined'), kind: 'figure' },
          { title: voice.say('Findings'), kind: 'figure' }, { title: voice.say('Accepted'), kind: 'figure' },
        ],
        rows: invariants.map((result) => [
          html`${voice.show(result.title)}<br><code class="quiet">${result.id}</code>`, badge(result, voice), result.status === 'skipped' ? '' : voice.number(result.checked),
          result.violations === 0 ? '' : voice.number(result.violations), result.accepted === 0 ? '' : voice.number(result.accepted),
        ]),
      }),
    ],
  };
}

const BADGES: Readonly<Record<InvariantStatus, string>> = { pass: 'good', accepted: 'caution', incomplete: 'bad', fail: 'bad', skipped: 'quiet' };

function badge({ status, reason }: InvariantResult, voice: Voice): Piece {
  const shown = html`<span class="badge ${BADGES[status]}">${statusName(status, voice)}</span>`;
  return reason === undefined ? shown : html`${shown} <span class="quiet small">${voice.show(reason)}</span>`;
}

function statusName(status: InvariantStatus, voice: Voice): string {
  switch (status) {
    case 'pass': return voice.say('✓ holds');
    case 'accepted': return voice.say('! accepted');
    case 'incomplete': return voice.say('? not verified');
    case 'fail': return voice.say('✗ does not hold');
    case 'skipped': return voice.say('– not applicable');
  }
}
