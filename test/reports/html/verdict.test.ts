import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { plainly } from '../../import/command.js';
import { fixture, freshPath } from '../../import/dumps.js';
import { FEDOW } from '../../laboutik/till-dumps.js';
import { fedowRecords, honestTill } from '../../laboutik/witness-dumps.js';

// What a board reads first: it must not say more than what was found.

const verdicts = suite('the verdict of a page');

/** An audit's page, and the words of its banner. */
async function audited(...words: readonly string[]): Promise<{ readonly page: string; readonly banner: string }> {
  const path = freshPath('audit.html');
  await plainly('invariants', 'run', ...words, '--report', path);
  const page = readFileSync(path, 'utf8');
  return { page, banner: /<div class="verdict[^"]*" role="status">(.*?)<\/div>/.exec(page)?.[0] ?? '' };
}

verdicts('what could not be verified is not told as refuted', async () => {
  assert.match((await audited('--source', fixture('clean.dumpdata.json'))).banner, '<strong>? Something could not be verified<');
  assert.match((await audited('--source', fixture('faulty.jsonl'))).banner, '<strong>✗ Something does not hold<');
  assert.match((await audited('--source', fixture('clean.jsonl'))).banner, 'class="verdict good" role="status"><strong>✓ Everything that was checked holds<');
});

verdicts('a till that differs stands in the banner, and its page has what was never sent', async () => {
  const differing = honestTill(fedowRecords(FEDOW), 'Mama Sound');
  const article = differing.records.find(({ model }) => model === 'APIcashless.articles');
  differing.line(String(article?.fields['name']), '4.20', { sync_fedow: false });
  const { page, banner } = await audited('--source', FEDOW, '--witness', differing.toFile());
  assert.match(banner, 'class="verdict caution" role="status"><strong>! Everything that was checked holds, but a till says otherwise<');
  assert.match(banner, 'The till of Mama Sound does not say the same as Fedow.');
  assert.match(page, /Never sent<\/th>[^\n]*4\.20\u00a0€/);
  const { page: agreeing, banner: quiet } = await audited('--source', FEDOW, '--witness', honestTill(fedowRecords(FEDOW), 'Mama Sound').toFile());
  assert.match(quiet, 'class="verdict good"');
  assert.match(agreeing, '✓ they agree');
});

verdicts.run();
