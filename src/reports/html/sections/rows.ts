import type { Cents } from '../../../ledger/records.js';
import { unitOf } from '../../../ledger/unit.js';
import { WITHOUT_TOKENS } from '../../../ledger/v2-effects.js';
import type { Unit, Voice } from '../../../words/index.js';
import type { ImportReport } from '../../import-report.js';
import type { LaboutikImportReport } from '../../laboutik-import-report.js';
import { tableName } from '../../names.js';
import { table } from '../table.js';
import { foreign, html, type Piece } from '../template.js';
import type { Section } from './section.js';

type Imported = ImportReport | LaboutikImportReport;

/** What becomes of the rows of each table: created, filled, left as they are, and why. */
export function rows(report: Imported, voice: Voice): Section {
  const figure = (title: string) => ({ title, kind: 'figure' }) as const;
  return {
    id: 'rows',
    title: report.committed ? voice.say('What was created and what was kept') : voice.say('What would be created and what would be kept'),
    body: [
      html`<p>${voice.say('Filled: a row that was there already gets a value where it had none. Adopted: a row that V2 had under another uuid, and that takes the old server’s. Same: nothing to do. Kept: of these, rows in which V2 has values of its own, which stay. A conflict is something that a person has to decide; it refuses the import.')}</p>`,
      table({
        caption: voice.say('Rows of each table of Lespass V2'),
        columns: [
          { title: voice.say('Table'), kind: 'text' }, figure(voice.say('Created')), figure(voice.say('Filled')), figure(voice.say('Adopted')), figure(voice.say('Same')), figure(voice.say('Kept')), figure(voice.say('Conflicts')),
        ],
        rows: Object.entries(report.plan).map(([name, { create, update, adopt, unchanged, kept, conflict }]) => [nameCell(name, voice), ...[create, update, adopt, unchanged, kept, conflict].map((number) => (number === 0 ? '' : voice.number(number)))]),
      }),
      ...notes(report, voice),
      ...conflicts(report, voice),
    ],
  };
}

function nameCell(name: string, voice: Voice): Piece {
  const known = tableName(name, voice);
  return known === '' ? html`<code>${name}</code>` : html`${known}<br><code class="quiet">${name}</code>`;
}

function notes(report: Imported, voice: Voice): Piece[] {
  if (!('usersCreated' in report)) return [];
  const { usersCreated, walletsProvisioned } = report;
  return [
    usersCreated === 0 ? '' : html`<p>${voice.say('{n, plural, one {# user} other {# users}} whom Lespass did not know, created without any right: they activate their account at their first login.', { n: usersCreated })}</p>`,
    walletsProvisioned === 0 ? '' : html`<p>${voice.say('{n, plural, one {# empty wallet} other {# empty wallets}} made for cards that nobody holds.', { n: walletsProvisioned })}</p>`,
  ];
}

function conflicts({ conflicts: all }: Imported, voice: Voice): Piece[] {
  return all.length === 0 ? [] : [html`<h3>${voice.say('To be decided first')}</h3><ul>${all.map(({ message }) => html`<li>${foreign(voice.show(message))}</li>`)}</ul>`];
}

/** What of the dump is not imported, each kind with its number and reason: nothing disappears in silence. */
export function skipped(report: Imported, voice: Voice): Section {
  const entries = Object.entries(report.skipped);
  return {
    id: 'skipped',
    title: voice.say('What is not imported, and why'),
    body: entries.length === 0 ? [html`<p>${voice.say('Nothing: every record of the dump is imported.')}</p>`] : [table({
      caption: voice.say('Records and fields of the dump that V2 does not take'),
      columns: [{ title: voice.say('What'), kind: 'text' }, { title: voice.say('How many'), kind: 'figure' }, { title: voice.say('Why'), kind: 'text' }],
      rows: entries.map(([name, { count, reason, cents }]) => [html`<code>${name}</code>`, [voice.number(count), cents === undefined ? '' : amounts(name, cents, report, voice).map((sum) => html`<br>${sum}`)], voice.show(reason)]),
    })],
  };
}

/** What the records left out come to. Balances of memberships are euros and those of badges are none, so each kind has its own sum. */
function amounts(model: string, cents: Cents, report: Imported, voice: Voice): string[] {
  if (model !== 'fedow_core.token' || !('assets' in report)) return [voice.euros(cents)];
  const sums = new Map<Unit, Cents>();
  for (const { category, stored } of report.assets) if (WITHOUT_TOKENS.has(category)) sums.set(unitOf(category), (sums.get(unitOf(category)) ?? 0) + stored);
  return Array.from(sums, ([unit, sum]) => (sum === 0 ? [] : [voice.amount(sum, unit)])).flat();
}
