import type { Sheet } from '../sheet.js';
import { html, type Html, trusted } from '../template.js';
import { command } from './command.js';

/**
 * The report as data, and how its digest is made of it. The second command must not find itself on the page: what follows `base64,` in it
 * is no letter of base64.
 */
export function figuresAsData({ voice, canonical }: Sheet): Html {
  return html`<h3>${voice.say('The figures as data, and their digest')}</h3>
<p>${voice.say('This page holds the whole report as JSON in its canonical form (RFC 8785): one line with sorted keys and no line end behind it, always in English. The digest of the report is the SHA-256 of these bytes. They do not hold when the report was made and how long it took, the folders in which files lay, addresses, passwords or other secrets: so whoever repeats it gets the same ones.')}</p>
<p>${voice.say('Save it, and compute its digest:')} <a download="convoyeur-report.json" href="data:application/json;base64,${trusted(Buffer.from(canonical.text).toString('base64'))}">convoyeur-report.json</a></p>
${command('sha256sum convoyeur-report.json')}
<p>${voice.say('Or without a browser, with this page saved as report.html:')}</p>
${command("grep -oE 'base64,[A-Za-z0-9+/=]+' report.html | cut -d, -f2 | base64 -d | sha256sum")}
<p>${voice.say('Both print this digest (on a Mac, sha256sum is called “shasum -a 256”):')}</p>
${command(canonical.sha256)}`;
}
