import type { PeriodFigures } from '../../../ledger/timeline.js';
import type { Voice } from '../../../words/index.js';
import type { DumpFigures } from '../../dump-figures.js';
import { timelineChart } from '../charts/timeline-chart.js';
import { table } from '../table.js';
import { html } from '../template.js';
import { lastHashes } from './last-hashes.js';
import type { Section } from './section.js';

/** How the chain of movements grew, whether each one is as it was written, and where the chain splits. @param isDatabase whether a database alone was judged */
export function chain({ timeline, hashes, forks, cards, assets }: DumpFigures, voice: Voice, isDatabase: boolean): Section {
  return {
    id: 'chain',
    title: voice.say('The chain of movements over time'),
    body: [
      html`<p>${voice.say('Each movement carries a digest (its hash) of its own content and of the movement before it. Whoever alters, adds or takes out one breaks the chain, or has to write every later hash anew as well.')}</p>`,
      html`<ul>
<li>${voice.say('{n, plural, one {# hash} other {# hashes}} recomputed and found as stored', { n: hashes.verified })}</li>
<li class="${hashes.mismatch > 0 ? 'wrong' : ''}">${voice.say('{n, plural, one {# that does not match} other {# that do not match}}', { n: hashes.mismatch })}</li>
<li class="${hashes.unverifiable > 0 ? 'wrong' : ''}">${isDatabase ? voice.say('{n, number} that cannot be verified with what the database holds', { n: hashes.unverifiable }) : voice.say('{n, number} that cannot be verified with what the dump holds', { n: hashes.unverifiable })}</li>
<li>${forks.points === 0 ? voice.say('no fork') : voice.say('{n, plural, one {# fork} other {# forks}} in the chains of all assets, with {children, plural, one {# movement} other {# movements}} side by side after them. Fedow has no lock that prevents it; a movement slipped in later looks the same: compare the amounts with the till.', { n: forks.points, children: forks.children })}</li>
<li>${voice.say('cards: {users, plural, one {# of a user} other {# of users}}, {own, plural, one {# with a wallet of its own} other {# with wallets of their own}}, {blank, number} that nobody holds', { users: cards.withUser, own: cards.withEphemeralWallet, blank: cards.unlinked })}</li>
</ul>`,
      timelineChart(timeline, voice),
      timeline.length === 0 ? '' : table({
        caption: voice.say('Movements recorded each year'),
        columns: [{ title: voice.say('Year'), kind: 'text' }, { title: voice.say('Movements'), kind: 'figure' }, ...(forks.points === 0 ? [] : [{ title: voice.say('Of these, at forks'), kind: 'figure' } as const])],
        rows: byYear(timeline).map(({ year, transactions, forks: atForks }) => [year, voice.number(transactions), ...(forks.points === 0 ? [] : [atForks === 0 ? '' : voice.number(atForks)])]),
      }),
      lastHashes(assets, voice),
    ],
  };
}

function byYear(periods: readonly PeriodFigures[]): { year: string; transactions: number; forks: number }[] {
  const years = new Map<string, { year: string; transactions: number; forks: number }>();
  for (const { period, transactions, forks } of periods) {
    const year = period.slice(0, 4);
    const sums = years.get(year) ?? { year, transactions: 0, forks: 0 };
    years.set(year, { year, transactions: sums.transactions + transactions, forks: sums.forks + forks });
  }
  return [...years.values()];
}
