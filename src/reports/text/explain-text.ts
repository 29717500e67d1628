import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import type { ExplainedMovement } from '../../ledger/explained-balance.js';
import { unitOf } from '../../ledger/unit.js';
import { cents, type Unit, type Voice } from '../../words/index.js';
import type { ExplainReport } from '../explain-report.js';
import { actionName, categoryName, holderName } from '../names.js';

/** Of each column, in letters: 80 with the gaps, whatever stands in it, so that two pages can be laid side by side. */
const WIDTHS = { when: 16, what: 16, other: 19, effect: 11, balance: 11 } as const;

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
    ...(movements.length === 0 ? [voice.say('No movement.')] : [
      coloured('heading', line([voice.say('When (UTC)'), voice.say('What'), voice.say('From or to'), voice.say('Effect'), voice.say('Balance')])),
      ...movements.map((movement) => movementLine(movement, wallet.wallet, unitOf(asset.category), voice)),
    ]),
    '',
    ...sums(report, voice),
  ].join('\n');
}

function movementLine(movement: ExplainedMovement, wallet: string, unit: Unit, voice: Voice): string {
  const { datetime, action, sender, receiver, effectCents, balanceCents, isAtFork, isLeftOut } = movement;
  const other = sender.wallet === wallet ? receiver : sender;
  const effect = isLeftOut ? `(${voice.amount(movement.amountCents, unit)})` : voice.signedAmount(effectCents, unit);
  const text = line([voice.minute(datetime), actionName(action, voice), holderName(other, voice), effect, voice.amount(balanceCents, unit)]);
  return isAtFork ? `${text} ${coloured('caution', FORK)}` : text;
}

/** The sign of a movement at a fork; explained below the list. */
const FORK = 'Y';

function line([when = '', what = '', other = '', effect = '', balance = '']: readonly string[]): string {
  return [left(when, WIDTHS.when), left(what, WIDTHS.what), left(other, WIDTHS.other), effect.padStart(WIDTHS.effect), balance.padStart(WIDTHS.balance)].join(' ').trimEnd();
}

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
    ...(forks === 0 ? [] : [voice.say('{sign}: {n, plural, one {# movement at a fork} other {# movements at forks}} of the chain: another one follows the same movement, and neither saw the other', { sign: FORK, n: forks })]),
    ...(leftOut === 0 ? [] : [voice.say('(…): {n, plural, one {# movement} other {# movements}} that touch no balance, corrections (COR) among them: left out', { n: leftOut })]),
  ];
}

function driftText(drift: number, unit: Unit, voice: Voice): string {
  return drift > 0
    ? voice.say('Drift    {sum}: the stored balance is so much less than its movements give', { sum: cents(drift, unit) })
    : voice.say('Drift    {sum}: the stored balance is so much more than its movements give', { sum: cents(-drift, unit) });
}
