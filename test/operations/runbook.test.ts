import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { follow, stepsOf } from './runbook.js';

const runbook = suite('the runbook, word for word');

runbook('every command does what the page says', () => follow('runbook.md', 'C'));

runbook('both languages have the same commands', () => {
  const [english, french] = [stepsOf('runbook.md'), stepsOf('runbook.fr.md')].map((steps) => steps.map(({ commands }) => commands));
  assert.ok((english ?? []).length > 10);
  assert.equal(french, english);
});

runbook.run();
