import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AcceptanceError } from '#convoyeur/acceptance/acceptance-error.js';
import { writeProposal } from '#convoyeur/acceptance/write-proposal.js';
import type { Violation } from '#convoyeur/invariants/invariant.js';
import { freshPath, proposed, signed, writeYaml } from './signed-files.js';

const writing = suite('acceptance: writing the proposal');

const fault = (number: number): Violation => ({ code: 'hash-chain/content', subjects: { transaction: `${number}0000000-0000-4000-8000-000000000001` }, figures: { contentDigest: number }, message: 'Changed.' });
const ONE = proposed([fault(1)]);
const TWO = proposed([fault(1), fault(2)]);
const KEPT = 'expected no file of that name, or a proposal that nobody has begun to sign, found a file that is signed or is no proposal. It is left as it is: name another file. With --accept, the signatures of an earlier one come over for all that is still the same.';

async function refusalOf(path: string): Promise<string> {
  try {
    await writeProposal(path, TWO);
  } catch (error) {
    if (error instanceof AcceptanceError) return error.message;
    throw error;
  }
  return 'written';
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

writing('a new file is for its owner alone', async () => {
  const path = freshPath();
  await writeProposal(path, ONE);
  assert.is(readFileSync(path, 'utf8'), ONE);
  assert.is(modeOf(path), 0o600);
});

writing('a proposal that nobody has begun to sign is replaced, and is for its owner alone then', async () => {
  const path = writeYaml(ONE.replaceAll('by:', 'by: ""'));
  chmodSync(path, 0o644);
  await writeProposal(path, TWO);
  assert.is(readFileSync(path, 'utf8'), TWO);
  assert.is(modeOf(path), 0o600);
});

writing('through a link the file that it leads to is replaced', async () => {
  const path = writeYaml(ONE);
  const link = freshPath();
  symlinkSync(path, link);
  await writeProposal(link, TWO);
  assert.equal([readFileSync(path, 'utf8'), lstatSync(link).isSymbolicLink()], [TWO, true]);
});

writing('the same proposal again is no fault', async () => {
  const path = writeYaml(ONE);
  await writeProposal(path, ONE);
  assert.is(readFileSync(path, 'utf8'), ONE);
});

for (const [what, text] of [
  ['signed', signed(ONE)],
  ['signed in part', ONE.replace('by:', 'by: Jo')],
  ['one with a reason only', ONE.replace('reason:', 'reason: known')],
  ['something else in YAML', 'places: {}\n'],
  ['a dump', '{"model": "fedow_core.wallet"}\n{"model": "fedow_core.wallet"}\n'],
  ['a proposal with something more', `${ONE}notes: from the meeting in June\n`],
  ['empty', ''],
] as const) {
  writing(`a file that is ${what} is left as it is`, async () => {
    const path = writeYaml(text);
    assert.is(await refusalOf(path), `${path}: ${KEPT}`);
    assert.is(readFileSync(path, 'utf8'), text);
  });
}

writing('what cannot be written is told in words', async () => {
  const folder = freshPath();
  mkdirSync(folder);
  assert.is(await refusalOf(folder), `${folder}: expected a file that can be written, found a folder. Name another file.`);
  const inNoFolder = join(freshPath(), 'accepted.yaml');
  assert.is(await refusalOf(inNoFolder), `${inNoFolder}: expected a file that can be written, found no such file or folder. Make its folder first, or name another file.`);
  const file = freshPath();
  writeFileSync(file, '');
  const inFile = join(file, 'accepted.yaml');
  assert.is(await refusalOf(inFile), `${inFile}: expected a file that can be written, found a file in place of its folder. Name another file.`);
  const dangling = freshPath();
  symlinkSync(join(folder, 'absent', 'file'), dangling);
  assert.is(await refusalOf(dangling), `${dangling}: expected a file that can be written, found no such file or folder. Make its folder first, or name another file.`);
});

writing.run();
