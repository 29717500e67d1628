import { byKind, firstOnes, type Text, type Voice } from '../../../words/index.js';
import type { ImportReport } from '../../import-report.js';
import type { LaboutikImportReport } from '../../laboutik-import-report.js';
import { folded } from '../table.js';
import { foreign, html, type Html } from '../template.js';
import type { Section } from './section.js';

const SHOWN_OF_A_KIND = 10;

/** What the import warned of: it keeps nothing from being done, and somebody should know. None where nothing was. */
export function warnings({ warnings: all }: ImportReport | LaboutikImportReport, voice: Voice): Section[] {
  if (all.length === 0) return [];
  return [{
    id: 'warnings',
    title: voice.say('What comes over otherwise than it was'),
    body: [html`<p>${voice.say('Each line is a warning of the import: somebody should read it.')}</p>`, byKind(all).map((kind) => ofOneKind(kind, voice))],
  }];
}

/** The first ones, the others one click further. */
function ofOneKind(texts: readonly Text[], voice: Voice): Html {
  const { first, rest } = firstOnes(texts, SHOWN_OF_A_KIND);
  const name = voice.say('{n, plural, one {# more warning} other {# more warnings}} of this kind', { n: rest.length });
  return html`${list(first, voice)}${rest.length === 0 ? '' : folded(name, list(rest, voice), voice)}`;
}

function list(texts: readonly Text[], voice: Voice): Html {
  return html`<ul>${texts.map((text) => html`<li>${foreign(voice.show(text))}</li>
`)}</ul>
`;
}
