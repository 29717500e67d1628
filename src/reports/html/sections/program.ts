import type { Sheet } from '../sheet.js';
import { html, type Html } from '../template.js';
import { command } from './command.js';

/** How to get the very program that made a report, and to call it by the name that the other commands use. */
export function program({ voice, making: { version }, program: { repository, commit, isChanged } }: Sheet): Html {
  const from = repository === null
    ? voice.say('Get the source of Convoyeur {version} from where you have this report, or from where its README stands. It needs Node 20.19 or later, and nothing else. In its folder, type:', { version })
    : voice.say('Get Convoyeur {version}. It needs Node 20.19 or later, and nothing else:', { version });
  return html`<li>${from}${command(
    ...(repository === null ? [] : [`git clone ${repository} convoyeur`, 'cd convoyeur']),
    ...(commit === null ? [] : [`git checkout ${commit}`]),
    'npm ci',
    `alias convoyeur="'$PWD/bin/run.js'"`,
  )}
<p class="small quiet">${voice.say('The last line makes “convoyeur” mean this copy, until this terminal is closed.')}
${commit === null ? '' : voice.say('The line before “npm ci” takes the commit with which this report was made; in a copy that is no checkout of git, leave it out.')}
${isChanged ? voice.say('Files of that commit had been changed when this report was made: if the digests differ, ask for that very copy.') : ''}</p></li>
`;
}
