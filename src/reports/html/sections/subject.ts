import type { Voice } from '../../../words/index.js';
import type { DumpFigures } from '../../dump-figures.js';
import { isDatabaseAlone } from '../../database-alone.js';
import type { AnyReport, Sheet } from '../sheet.js';
import { foreign, html, type Html, type Piece } from '../template.js';
import type { Section } from './section.js';

/** What was looked at: enough to tell it from any other, years later. */
export function subject({ report, making, voice, files, madeAt }: Sheet): Section {
  const { source, target } = report;
  const facts: (readonly [string, Piece])[] = [
    ...(source === undefined ? [] : [
      [voice.say('Dump'), foreign(files.source ?? '')] as const,
      [voice.say('Digest of the dump (SHA-256)'), html`<code>${source.sha256}</code>`] as const,
      [voice.say('Content'), voice.say('{n, number} records ({format})', { n: Object.values(source.records).reduce((sum, number) => sum + number, 0), format: source.format })] as const,
      ...(source.timestampPrecision === undefined || !('hashes' in report) ? [] : [[voice.say('Times'), precision(source.timestampPrecision, report.hashes, voice)] as const]),
    ]),
    ...('tenant' in report ? [[voice.say('Tenant'), foreign(report.tenant)] as const] : []),
    ...('place' in report ? [[voice.say('Venue'), html`${foreign(report.place.name ?? '')} <code>${report.place.uuid}</code>`] as const] : []),
    ...(target.kind === 'none' ? [] : [[voice.say('Database'), target.kind === 'embedded' ? voice.say('an embedded one, on the machine of who ran this') : voice.say('PostgreSQL of Lespass V2')] as const]),
    [voice.say('Made'), voice.say('{moment} UTC, with Convoyeur {version}', { moment: voice.minute(madeAt), version: making.version })],
  ];
  return { id: 'subject', title: voice.say('What this report is about'), body: [html`<p>${introduction(report, voice)}</p>`, list(facts)] };
}

function list(facts: readonly (readonly [string, Piece])[]): Html {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`)}</dl>`;
}

function introduction(report: AnyReport, voice: Voice): string {
  if ('articles' in report || 'tenant' in report) {
    return voice.say('LaBoutik is the old till of one venue, Lespass V2 the new server. This report compares the articles, prices, points of sale and cashiers’ cards of the two.');
  }
  if (isDatabaseAlone(report)) {
    return voice.say(
      'Fedow is the old server on which the wallets, cards and movements of the federation were kept; Lespass V2 is the new one. This report read the database of Lespass V2 alone, and what imports have noted in it of Fedow. It says whether the money that came over adds up there, movement by movement.',
    );
  }
  return voice.say(
    'Fedow is the old server on which the wallets, cards and movements of the federation are kept; Lespass V2 is the new one. A dump is a copy of all that Fedow knew at one moment. This report says whether the money in it adds up, movement by movement, and what became of it.',
  );
}

function precision(kept: 'microseconds' | 'milliseconds', { verified, mismatch, unverifiable }: DumpFigures['hashes'], voice: Voice): Piece {
  return kept === 'microseconds'
    ? voice.say('whole, to the microsecond: the hashes can be verified')
    : html`${voice.say('cut to milliseconds by who wrote the dump: {n, number} of {all, number} hashes, which cover the microseconds, cannot be verified with it. The way out:', { n: unverifiable, all: verified + mismatch + unverifiable })} <code>convoyeur extract fedow</code>`;
}
