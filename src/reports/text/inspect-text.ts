import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import { listed, sentence, type Text, type Voice } from '../../words/index.js';
import type { InspectReport } from '../inspect-report.js';
import { assetsText, placesText } from './figures-text.js';
import { heading, HEADINGS } from './headings.js';
import { skippedText } from './plan-text.js';
import { sourceText } from './source-text.js';

const ITEMS_SHOWN = 10;

/** What a dump holds, for a person who is about to import it. */
export function inspectText(report: InspectReport, voice: Voice): string {
  const { cards, hashes, forks } = report;
  return [
    coloured('heading', voice.say('A dump of Fedow')),
    sourceText(report.source, voice),
    heading(HEADINGS.records, voice), recordsText(report.source.records, voice),
    heading(HEADINGS.notImported, voice), skippedText(report.skipped, voice),
    heading(HEADINGS.assets, voice), assetsText(report, voice),
    ...(report.places.length === 0 ? [] : [heading(HEADINGS.places, voice), placesText(report, voice)]),
    heading(sentence('Cards'), voice),
    `  ${voice.say('{users, plural, one {# card} other {# cards}} of users, {own, plural, one {# with a wallet of its own} other {# with wallets of their own}}, {unlinked, number} that nobody holds', { users: cards.withUser, own: cards.withEphemeralWallet, unlinked: cards.unlinked })}`,
    heading(sentence('Hash chain'), voice),
    `  ${voice.say('{verified, plural, one {# hash} other {# hashes}} verified, {mismatch, plural, one {# does} other {# do}} not match, {unverifiable, number} cannot be verified', { ...hashes })}`,
    `  ${voice.say('{points, plural, one {# fork} other {# forks}} with {children, plural, one {# child} other {# children}}', { ...forks })}`,
    heading(sentence('Places that have to move together'), voice), ...groupLines(report, voice),
    heading(HEADINGS.toLookAt, voice), ...concernLines([
      ...shortened(report.emailCollisions.map((users) => sentence('users {users} differ in case only', { users: listed(users.map(({ email }) => email), 'and') }))),
      ...shortened(report.cardCollisions.map((tags) => sentence('cards {tags} share one wallet', { tags: listed(tags.map(({ tag }) => tag), 'and') }))),
      ...shortened(report.paidWithoutRefill.map(({ uuid }) => sentence('Stripe checkout {uuid} was paid, and no refill answers it', { uuid }))),
    ], report, voice),
  ].join('\n');
}

/** How many records of each model there are. */
export function recordsText(records: Readonly<Record<string, number>>, voice: Voice): string {
  const rows = Object.entries(records).map(([model, number]) => [model, voice.number(number)]);
  return table([{ title: voice.say('Model'), kind: 'text' }, { title: voice.say('Records'), kind: 'figure' }], rows);
}

/** What a person should look at in a dump: what is given, then what every dump may have. */
export function concernLines(own: readonly Text[], { unknownFields, secrets }: Pick<InspectReport, 'unknownFields' | 'secrets'>, voice: Voice): string[] {
  const texts: Text[] = [
    ...own,
    ...Object.entries(unknownFields).map(([model, fields]) => sentence('{model} has fields that this tool does not know: {fields}', { model, fields: fields.join(', ') })),
    ...(secrets > 0 ? [sentence('the file holds {n, plural, one {# secret} other {# secrets}} of the old server; none was kept. Treat the file as a password', { n: secrets })] : []),
  ];
  return texts.length === 0 ? [`  ${voice.say('nothing')}`] : texts.map((text) => wrapped(printableLine(voice.show(text)), '  ', '  '));
}

function groupLines({ groups }: InspectReport, voice: Voice): string[] {
  const together = groups.filter((names) => names.length > 1);
  const alone = groups.length - together.length;
  return [
    ...together.map((names) => wrapped(voice.say('{n, plural, one {# place} other {# places}}: {names}', { n: names.length, names: names.map(printableLine).join(', ') }), '  ', '  ')),
    ...(together.length > 0 ? [wrapped(voice.say('Until Fedow is frozen for all places of a group, the same money stands on both sides.'), '  ')] : []),
    ...(alone > 0 ? [`  ${voice.say('{n, plural, one {# place shares} other {# places share}} nothing with others', { n: alone })}`] : []),
  ];
}

function shortened(texts: readonly Text[]): Text[] {
  const hidden = texts.length - ITEMS_SHOWN;
  return hidden <= 1 ? [...texts] : [...texts.slice(0, ITEMS_SHOWN), sentence('… and {n, number} more; --json names them', { n: hidden })];
}
