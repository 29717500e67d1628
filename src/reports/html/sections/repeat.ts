import { basename } from 'node:path';
import { fileWord } from '../../../cli/repeat-command.js';
import type { Voice } from '../../../words/index.js';
import { digestText } from '../../text/digest-text.js';
import type { Sheet } from '../sheet.js';
import { html, type Html, trusted } from '../template.js';
import type { Section } from './section.js';

/** How somebody who has nothing but the README and this page does it all again, and how to tell that it came out the same. */
export function repeat(sheet: Sheet): Section {
  const { voice, canonical, making } = sheet;
  return {
    id: 'repeat',
    title: voice.say('Do it again yourself'),
    body: [
      html`<p>${voice.say('Nothing here has to be believed. With Convoyeur {version} and the same files, anybody gets the same figures:', { version: making.version })}</p>`,
      html`<ol>
<li>${voice.say('Get Convoyeur {version} and build it as its README says, with Node 20.19 or later.', { version: making.version })}</li>
<li>${voice.say('Make sure that your files are these:')}${files(sheet)}</li>
${isCommit(sheet) ? afterCommit(sheet) : again(sheet)}</ol>`,
      html`<h3>${voice.say('The figures as data')}</h3>
<p>${voice.say('This file holds the whole report as canonical JSON (RFC 8785): keys sorted, without times, paths or secrets. Save it and compute its SHA-256: it is the digest above.')}</p>
<p><a download="convoyeur-report.json" href="data:application/json;base64,${trusted(Buffer.from(canonical.text).toString('base64'))}">convoyeur-report.json</a></p>
${command('sha256sum convoyeur-report.json')}`,
    ],
  };
}

function files({ report, making: { inputs }, files: { source, accept, mapping }, voice }: Sheet): Html {
  const known: (readonly [string, string])[] = [
    ...(report.source === undefined || source === null ? [] : [[report.source.sha256, source] as const]),
    ...('witness' in report ? report.witness.map(({ source: till }) => [till.sha256, basename(till.path)] as const) : []),
    ...(inputs.accept === null || accept === null ? [] : [[inputs.accept, accept] as const]),
    ...(inputs.mapping === null || mapping === null ? [] : [[inputs.mapping, mapping] as const]),
  ];
  if (known.length === 0) return html`<p class="quiet">${voice.say('None: the database alone was read.')}</p>`;
  // The form that `sha256sum --check` reads.
  return html`<pre>${known.map(([sha256, name]) => `${sha256}  ${name}\n`).join('')}</pre>`;
}

function isCommit({ report }: Sheet): boolean {
  return 'run' in report && report.run !== null;
}

function again({ voice, repeat: line, canonical }: Sheet): Html {
  return html`<li>${voice.say('Run what made this report. Where it says $DATABASE_URL, give the address of the database; the password is never written down.')}${command(line)}</li>
<li>${voice.say('Compare. It prints the digest of the report; the same digest means the same figures, to the cent:')}${command(digestText(canonical, voice))}</li>
`;
}

/** A commit cannot be done twice: what it left behind is compared with the dump, and its report asked for. */
function afterCommit({ report, voice, repeat: line, canonical, files: { source, accept } }: Sheet): Html {
  const run = 'run' in report ? report.run ?? '' : '';
  const dump = fileWord(source ?? '');
  const tenant = 'tenant' in report ? ` --tenant ${report.tenant}` : '';
  const accepted = accept === null ? '' : ` --accept ${fileWord(accept)}`;
  const database = ' --database-url "$DATABASE_URL"';
  return html`<li>${voice.say('This was run, once. A commit is not to be repeated:')}${command(line)}</li>
<li>${voice.say('Judge what it left behind: the dump against the database, the database alone, and the dump alone. $DATABASE_URL is the address of the database; without that flag, the embedded one is read.')}${command([
    `convoyeur verify import --source ${dump}${tenant}${database}`,
    `convoyeur invariants run --database${accepted}${database}`,
    ...(tenant === '' ? [`convoyeur invariants run --source ${dump}${accepted}`] : []),
  ].join('\n'))}</li>
<li>${voice.say('Ask the database for the report that it kept; it prints the same figures, and this digest:')}${command(`convoyeur runs --show ${run}${database}`)}${command(digestText(canonical, voice))}</li>
<li>${voice.say('PostgreSQL alone recomputes the digest of the kept report:')}${command(`psql "$DATABASE_URL" -Atc "SELECT encode(sha256(convert_to(report, 'UTF8')), 'hex') FROM convoyeur.import_run WHERE id = ${run}"`)}</li>
`;
}

function command(text: string): Html {
  return html`<pre>${text}</pre>`;
}

/** What the words mean, for who sits on a board and not at a terminal. */
export function glossary(voice: Voice): Section {
  const words = [
    [voice.say('Wallet'), voice.say('holds the money of one person, place or card.')],
    [voice.say('Asset'), voice.say('a currency: the federated euro, a venue’s local or gift money, time, loyalty points, and also memberships and badges.')],
    [voice.say('Drift'), voice.say('a stored balance that is not what its movements give. It comes from two tills that wrote at the same moment; no euro was created or lost in the movements themselves.')],
    [voice.say('Fork'), voice.say('two movements that follow the same one in the chain, from the same cause.')],
    [voice.say('Digest'), voice.say('a fingerprint of a file (SHA-256): whoever changes one character gets another one.')],
  ] as const;
  return { id: 'words', title: voice.say('Words'), body: [html`<dl class="facts">${words.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>
`)}</dl>`] };
}
