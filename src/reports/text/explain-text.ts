import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { ExplainedMovement } from '../../ledger/explained-balance.js';
import { unitOf } from '../../ledger/unit.js';
import { cents, type Unit, type Voice } from '../../words/index.js';
import type { ExplainReport } from '../explain-report.js';
import { actionName, categoryName, holderName } from '../names.js';

/** Of the first column, in letters. */
const WHEN_WIDTH = 16;
/** Of what was done: room for the longest name of an action in any language, where there is one and the figures leave it. */
const WHAT_WIDTH = { min: 16, max: 23 } as const;
/** With the gaps and the sign of a fork. */
const WIDTH = 80;
const GAPS = '     Y'.length;
/** Less says nothing. */
const OTHER_WIDTH_MIN = 12;

/** One balance for a person: each movement behind it, what it came to, and what is stored. */
export function explainText(report: ExplainReport, voice: Voice): string {
  const { wallet, asset, token, movements } = report;
  const kind = asset.category === null ? '?' : categoryName(asset.category, voice);
  return [
    coloured('heading', printableLine(voice.say('{holder}: {asset} ({kind})', { holder: holderName(wallet, voice), asset: asset.name ?? asset.uuid, kind }))),
    voice.say('Token   {token}', { token: token ?? voice.say('none: movements, and no balance') }),
    voice.say('Wallet  {wallet}', { wallet: wallet.wallet }),
    voice.say('Asset   {asset}', { asset: asset.uuid }),
    '',
    ...(movements.length === 0 ? [voice.say('No movement.')] : movementLines(report, voice)),
    '',
    ...sums(report, voice),
  ].join('\n');
}

type Cells = readonly [when: string, what: string, other: string, effect: string, balance: string];

/** Figures are never cut; who was on the other side has the room that they leave. */
function movementLines({ wallet, asset, movements }: ExplainReport, voice: Voice): string[] {
  const titles: Cells = [voice.say('When (UTC)'), voice.say('What'), voice.say('From or to'), voice.say('Effect'), voice.say('Balance')];
  const rows = movements.map((movement) => cellsOf(movement, wallet.wallet, unitOf(asset.category), voice));
  const widest = (column: 1 | 3 | 4): number => [titles, ...rows].reduce((width, cells) => Math.max(width, cells[column].length), 0);
  const [effectWidth, balanceWidth] = [widest(3), widest(4)];
  const room = WIDTH - GAPS - WHEN_WIDTH - effectWidth - balanceWidth;
  const whatWidth = Math.max(WHAT_WIDTH.min, Math.min(WHAT_WIDTH.max, widest(1), room - OTHER_WIDTH_MIN));
  const otherWidth = Math.max(OTHER_WIDTH_MIN, room - whatWidth);
  const line = ([when, what, other, effect, balance]: Cells): string =>
    [left(when, WHEN_WIDTH), left(what, whatWidth), left(other, otherWidth), effect.padStart(effectWidth), balance.padStart(balanceWidth)].join(' ');
  return [
    coloured('heading', line(titles)),
    ...rows.map((cells, at) => (movements[at]?.isAtFork === true ? `${line(cells)} ${coloured('caution', FORK)}` : line(cells))),
  ];
}

function cellsOf(movement: ExplainedMovement, wallet: string, unit: Unit, voice: Voice): Cells {
  const { datetime, action, sender, receiver, effectCents, balanceCents, isLeftOut } = movement;
  const other = sender.wallet === wallet ? receiver : sender;
  // Which of the wallets that nobody holds is told by how its uuid begins.
  const otherName = other.kind === 'nobody' ? voice.say('no holder {start}…', { start: other.wallet.slice(0, 8) }) : holderName(other, voice);
  const effect = isLeftOut ? `(${voice.amount(movement.amountCents, unit)})` : voice.signedAmount(effectCents, unit);
  return [voice.minute(datetime), actionName(action, voice), otherName, effect, voice.amount(balanceCents, unit)];
}

/** The sign of a movement at a fork; explained below the list. */
const FORK = 'Y';

const GRAPHEMES = new Intl.Segmenter('en');

function left(text: string, width: number): string {
  const letters = Array.from(GRAPHEMES.segment(printableLine(text)), ({ segment }) => segment);
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : letters.join('') + ' '.repeat(width - letters.length);
}

function sums({ asset, movements, stored, expected, drift }: ExplainReport, voice: Voice): string[] {
  const unit = unitOf(asset.category);
  const forks = movements.filter(({ isAtFork }) => isAtFork).length;
  const leftOut = movements.filter(({ isLeftOut }) => isLeftOut).length;
  return [
    voice.say('Expected {sum}, which {n, plural, =0 {no movement gives} one {# movement gives} other {# movements give}}', { sum: cents(expected, unit), n: movements.length - leftOut }),
    stored === null ? voice.say('Stored   nothing: there is no token') : voice.say('Stored   {sum}', { sum: cents(stored, unit) }),
    drift === 0 ? coloured('good', voice.say('No drift: the stored balance is what its movements give.')) : coloured('bad', driftText(drift, unit, voice)),
    ...(forks === 0 ? [] : [wrapped(voice.say('{sign}: {n, plural, one {# movement at a fork} other {# movements at forks}} of the chain: another one follows the same movement. Fedow has no lock that prevents it; a movement slipped in later looks the same: compare the amounts with the till.', { sign: FORK, n: forks }), '', '   ')]),
    ...(leftOut === 0 ? [] : [wrapped(voice.say('(…): {n, plural, one {# movement} other {# movements}} that touch no balance, corrections (COR) among them: left out', { n: leftOut }), '', '   ')]),
  ];
}

function driftText(drift: number, unit: Unit, voice: Voice): string {
  return drift > 0
    ? voice.say('Drift    {sum}: the stored balance is so much less than its movements give', { sum: cents(drift, unit) })
    : voice.say('Drift    {sum}: the stored balance is so much more than its movements give', { sum: cents(-drift, unit) });
}
