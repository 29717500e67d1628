import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import type { InspectReport } from '../inspect-report.js';
import { assetsText, placesText } from './figures-text.js';
import { sourceText } from './source-text.js';

const ITEMS_SHOWN = 10;

/** What a dump holds, for a person who is about to import it. */
export function inspectText(report: InspectReport): string {
  const heading = (text: string): string => `\n${coloured('heading', text)}`;
  const { cards, hashes, forks } = report;
  return [
    coloured('heading', 'A dump of Fedow'),
    sourceText(report.source),
    heading('Records'), recordsText(report),
    heading('Sums per asset'), assetsText(report),
    ...(report.places.length === 0 ? [] : [heading('Federated euro: collected − deposited = due'), placesText(report)]),
    heading('Cards'), `  ${count(cards.withUser, 'card')} of users, ${cards.withEphemeralWallet} with a wallet of their own, ${cards.unlinked} that nobody holds`,
    heading('Hash chain'),
    `  ${count(hashes.verified, 'hash', 'hashes')} verified, ${hashes.mismatch} do not match, ${hashes.unverifiable} cannot be verified`,
    `  ${count(forks.points, 'fork')} with ${count(forks.children, 'child', 'children')}`,
    heading('Places that have to move together'), ...groupsText(report),
    heading('To look at'), ...concernsText(report),
  ].join('\n');
}

function recordsText({ source, skipped }: InspectReport): string {
  const rows = Object.entries(source.records).map(([model, number]) => [model, number.toLocaleString('en'), skipped[model] === undefined ? '' : skipped[model].reason]);
  return table([{ title: 'Model', kind: 'text' }, { title: 'Records', kind: 'figure' }, { title: 'Not imported', kind: 'text' }], rows);
}

function groupsText({ groups }: InspectReport): string[] {
  const together = groups.filter((names) => names.length > 1);
  const alone = groups.length - together.length;
  return [
    ...together.map((names) => `  ${count(names.length, 'place')}: ${names.map(printableLine).join(', ')}`),
    ...(together.length > 0 ? ['  Until Fedow is frozen for all places of a group, the same money stands on both sides.'] : []),
    ...(alone > 0 ? [`  ${count(alone, 'place')} ${alone === 1 ? 'shares' : 'share'} nothing with others`] : []),
  ];
}

function concernsText(report: InspectReport): string[] {
  const lines = [
    ...listed(report.emailCollisions.map((users) => `users ${users.map(({ email }) => email).join(' and ')} differ in case only`)),
    ...listed(report.cardCollisions.map((cards) => `cards ${cards.map(({ tag }) => tag).join(' and ')} share one wallet`)),
    ...listed(report.paidWithoutRefill.map(({ uuid }) => `Stripe checkout ${uuid} was paid, and no refill answers it`)),
    ...Object.entries(report.unknownFields).map(([model, fields]) => `${model} has fields that this tool does not know: ${fields.join(', ')}`),
    ...(report.secrets > 0 ? [`the file holds ${count(report.secrets, 'secret')} of the old server; none was kept. Treat the file as a password`] : []),
  ];
  return lines.length === 0 ? ['  nothing'] : lines.map((line) => `  ${printableLine(line)}`);
}

function listed(lines: readonly string[]): string[] {
  const hidden = lines.length - ITEMS_SHOWN;
  return hidden <= 0 ? [...lines] : [...lines.slice(0, ITEMS_SHOWN), `… and ${hidden} more; --json names them`];
}
