import { suite } from 'uvu';

import { follow } from './runbook.js';

const runbook = suite('the runbook in French, word for word');

runbook('every command does what the page says', () => follow('runbook.fr.md', 'fr_FR.UTF-8'));

runbook.run();
