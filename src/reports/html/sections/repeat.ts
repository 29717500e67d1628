import { quoted } from '../../../cli/repeat-command.js';
import { digestText } from '../../text/digest-text.js';
import type { Sheet } from '../sheet.js';
import { html, type Html, withCode } from '../template.js';
import { command } from './command.js';
import { figuresAsData } from './figures-as-data.js';
import { program } from './program.js';
import type { Section } from './section.js';

/** How somebody who has nothing but the README and this page does it all again, and how to tell that it came out the same. */
export function repeat(sheet: Sheet): Section {
  const { voice, making } = sheet;
  return {
    id: 'repeat',
    title: voice.say('Do it again yourself'),
    body: [
      html`<p>${voice.say('Nothing here has to be believed. With Convoyeur {version} and the same files, anybody gets the same figures:', { version: making.version })}</p>`,
      html`<ol>
${program(sheet)}${files(sheet)}${isCommit(sheet) ? afterCommit(sheet) : again(sheet)}</ol>`,
      figuresAsData(sheet),
    ],
  };
}

/** Which files are needed, and how to tell that they are the same ones. */
function files({ report, making: { inputs }, files: { source, accept, mapping, of }, voice }: Sheet): Html {
  const known: (readonly [string, string])[] = [
    ...(report.source === undefined || source === null ? [] : [[report.source.sha256, source] as const]),
    ...('witness' in report ? report.witness.map(({ source: till }) => [till.sha256, of(till.path)] as const) : []),
    ...(inputs.accept === null || accept === null ? [] : [[inputs.accept, accept] as const]),
    ...(inputs.mapping === null || mapping === null ? [] : [[inputs.mapping, mapping] as const]),
  ];
  if (known.length === 0) return html`<li>${voice.say('No file is needed: the database alone was read.')}</li>
`;
  return html`<li>${voice.say('Go to the folder of your files, and make sure that they are the same ones, byte for byte: as they were given, neither unpacked nor converted.')}${known.some(([, name]) => /[^.]\//.test(name)) ? ` ${voice.say('Files of one name lie there each in the folder that stands before it.')}` : ''}${command(`sha256sum ${known.map(([, name]) => quoted(name)).join(' ')}`)}
${voice.say('It has to print:')}${command(...known.map(([sha256, name]) => `${sha256}  ${name}`))}</li>
`;
}

function isCommit({ report }: Sheet): boolean {
  return 'run' in report && report.run !== null;
}

function isRefusedCommit({ report }: Sheet): boolean {
  return report.mode === 'commit' && !report.committed;
}

/** Runs what made the report once more. */
function again(sheet: Sheet): Html {
  const { voice, report, repeat: line } = sheet;
  if (isRefusedCommit(sheet)) return afterRefusal(sheet);
  return html`<li>${voice.say('Run what made this report.')} ${withCode(whichDatabase(sheet))}${command(line)}</li>
<li>${compared(sheet)}${'plan' in report ? html`<p class="small quiet">${voice.say('The digest of a plan covers what the database held as well: one that holds something else gives another digest.')}</p>` : ''}
<p class="small quiet">${withCode(voice.say('With `--report again.html` it writes this page again, with `--lang en` in English, with `--lang fr` in French.'))}</p></li>
`;
}

/** A commit that was refused: whoever types it again once its reasons are gone would write. Its report says that it was to be a commit, so a plan has another digest. */
function afterRefusal(sheet: Sheet): Html {
  const { voice, canonical, repeat: line } = sheet;
  return html`<li>${withCode(voice.say('This import was refused. To look again, run it without `--commit`: nothing is written. With `--commit` it would write if nothing stood in its way any more.'))} ${withCode(whichDatabase(sheet))}${command(line.replace(/ --commit(?= |$)/, ''))}</li>
<li>${voice.say('Compare its figures with those of this page. Its digest is another one, for the digest covers that this was to be written:')}${command(digestText(canonical, voice))}</li>
`;
}

function compared({ voice, canonical }: Sheet): Html {
  return html`${voice.say('Compare. Its last lines hold the digest of the report; the same digest means the same figures, to the cent:')}${command(digestText(canonical, voice))}`;
}

/** Whether a commit made all that it needs: tenants, in an embedded database that nothing was imported into before. A saved plan would be needed as well. */
function isOfItsOwn({ report, making: { options }, repeat: line }: Sheet): boolean {
  return !line.includes(' --plan ') && report.target.kind === 'embedded' && options['createTenants'] === true && 'run' in report && report.run === '1';
}

/** What is to be known of the database that a command reads; nothing where it reads none. */
function whichDatabase({ report, voice }: Sheet): string {
  switch (report.target.kind) {
    case 'none': return '';
    case 'external': return voice.say('`$DATABASE_URL` stands for the address of the database, postgres://…, which is never written down here.');
    case 'embedded': return voice.say('It uses the embedded database under .convoyeur/, in the folder in which it is run; with `--data-dir`, one that lies elsewhere.');
  }
}

/** A commit is not done twice in the same database: what it left behind is compared with the dump, and its report asked for. */
function afterCommit(sheet: Sheet): Html {
  const { report, voice, repeat: line, files: { source, accept } } = sheet;
  const run = 'run' in report ? report.run ?? '' : '';
  const dump = quoted(source ?? '');
  const tenant = 'tenant' in report ? ` --tenant ${report.tenant}` : '';
  const accepted = accept === null ? '' : ` --accept ${quoted(accept)}`;
  const isExternal = report.target.kind === 'external';
  const database = isExternal ? ' --database-url "$DATABASE_URL"' : '';
  return html`<li>${voice.say('This was run, once, and is not to be repeated in the same database:')}${command(line)}${isOfItsOwn(sheet) ? html`<p class="small quiet">${voice.say('In a folder that holds these files and nothing else, where it makes a new embedded database, it can be run again, and gives the same digest.')}</p>` : ''}</li>
<li>${voice.say('Judge what it left behind: the dump against the database, the database alone, and the dump alone.')} ${withCode(whichDatabase(sheet))}${command(
    `convoyeur verify import --source ${dump}${tenant}${database}`,
    `convoyeur invariants run --database${accepted}${database}`,
    ...(tenant === '' ? [`convoyeur invariants run --source ${dump}${accepted}`] : []),
  )}</li>
<li>${voice.say('Ask the database for the report that it kept:')}${command(`convoyeur runs --show ${run}${database}`)}${compared(sheet)}</li>
${isExternal ? html`<li>${voice.say('PostgreSQL alone recomputes the digest of the kept report:')}${command(`psql "$DATABASE_URL" -Atc "SELECT encode(sha256(convert_to(report, 'UTF8')), 'hex') FROM convoyeur.import_run WHERE id = ${run}"`)}</li>
` : ''}`;
}
