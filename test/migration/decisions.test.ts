import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DecisionsError, readDecisions } from '#convoyeur/migration/plan/read-decisions.js';
import { UnresolvedPlacesError } from '#convoyeur/migration/unresolved-places.js';

const decisions = suite('the mapping file');

const folder = mkdtempSync(join(tmpdir(), 'convoyeur-decisions-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'mapping.yaml');

const ONE = 'c1000000-0000-4000-8000-000000000001';
const TWO = 'c1000000-0000-4000-8000-000000000002';

async function refusalOf(text: string, file = path): Promise<DecisionsError> {
  if (file === path) writeFileSync(path, text);
  try {
    await readDecisions(file);
  } catch (error) {
    if (error instanceof DecisionsError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

decisions('every kind of decision', async () => {
  writeFileSync(path, `# decided in June
places:
  ${ONE.toUpperCase()}: {tenant: la_raffinerie}
  ${TWO}: {tenant: le-bœuf, shared: true}
  c1000000-0000-4000-8000-000000000003: {skip: true, reason: " never opened "}
users:
  ${ONE}: {wallet: apart, reason: two people}
cards:
  ${TWO.toUpperCase()}:
    skip: true
    reason: lost
`.replace('bœuf', 'boeuf'));
  const read = await readDecisions(path);
  assert.equal([...read.places], [
    [ONE, { tenant: 'la_raffinerie', shared: false }],
    [TWO, { tenant: 'le-boeuf', shared: true }],
    ['c1000000-0000-4000-8000-000000000003', { skip: true, reason: 'never opened' }],
  ]);
  assert.equal([...read.walletsApart], [[ONE, 'two people']]);
  assert.equal([...read.skippedCards], [[TWO, 'lost']]);
});

decisions('a section may be absent, or left empty', async () => {
  writeFileSync(path, `cards:\n  # none yet\nusers: {${ONE}: {wallet: apart, reason: known}}\n`);
  const read = await readDecisions(path);
  assert.equal([read.places.size, read.walletsApart.size, read.skippedCards.size], [0, 1, 0]);
});

const SCHEMA = 'expected the name of a schema (a-z, 0-9, _ and -, at most 63, not starting with pg_), found';

/** A section with one decision about ONE, and what is said of it. */
const PROBLEMS: readonly (readonly [section: string, decision: string, problems: readonly string[]])[] = [
  ['places', '{tenant: }', ['tenant: expected the schema of its tenant, found nothing; fill it in, or decide {skip: true, reason: …}']],
  ['places', '{tenant: ""}', ['tenant: expected the schema of its tenant, found nothing; fill it in, or decide {skip: true, reason: …}']],
  ['places', '{shared: true}', ['tenant: expected the schema of its tenant, found nothing; fill it in, or decide {skip: true, reason: …}']],
  ['places', '{tenant: La Raffinerie}', [`tenant: ${SCHEMA} "La Raffinerie"`]],
  ['places', '{tenant: pg_toast}', [`tenant: ${SCHEMA} "pg_toast"`]],
  ['places', '{tenant: 12}', [`tenant: ${SCHEMA} 12`]],
  ['places', `{tenant: ${'x'.repeat(64)}}`, [`tenant: ${SCHEMA} "${'x'.repeat(40)}…"`]],
  ['places', '{tenant: bar, shared: yes}', ['shared: expected true, found "yes"']],
  ['places', '{tenant: bar, reason: because}', ['reason: expected only tenant, shared here, found this field']],
  ['places', '{tenant: bar, skip: true, reason: closed}', ['tenant: expected only skip, reason here, found this field']],
  ['places', '{skip: false, reason: closed}', ['skip: expected true, found false']],
  ['places', '{skip: true}', ['reason: expected why this was decided, found nothing (the field is missing)']],
  ['places', '{skip: true, reason: }', ['reason: expected why this was decided, found nothing']],
  ['users', '{wallet: together, reason: known}', ['wallet: expected apart, found "together"']],
  ['users', '{wallet: apart, reason: " "}', ['reason: expected why this was decided, found " "']],
  ['users', '{walet: apart}', [
    'walet: expected only wallet, reason here, found this field',
    'wallet: expected apart, found nothing (the field is missing)',
    'reason: expected why this was decided, found nothing (the field is missing)',
  ]],
  ['cards', '{skip: yes, reason: lost}', ['skip: expected true, found "yes"']],
  ['cards', '{skip: true, reason: [lost]}', ['reason: expected why this was decided, found a list of 1']],
];

for (const [section, decision, problems] of PROBLEMS) {
  decisions(`${section}: ${decision.slice(0, 50)}`, async () => {
    const { particulars } = await refusalOf(`${section}:\n  ${ONE}: ${decision}\n`);
    assert.equal(particulars.map(String), problems.map((problem) => `line 2, ${section} ${ONE}, field ${problem}`));
  });
}

/** Whole files, and what is said of them. */
const FILES: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
  ['nothing in it', '', ['line 1: expected some of places, users, cards, found nothing']],
  ['a list in it', '- places\n', ['line 1: expected some of places, users, cards, found a list of 1']],
  ['an unknown section', 'assets: {}\n', ['line 1, section assets: expected only places, users, cards, found this section']],
  ['a list as a section', 'cards:\n  - x\n', ['line 2, section cards: expected uuids with what is decided, found a list of 1']],
  ['what is no uuid', 'cards:\n  1A2B3C4D: {skip: true, reason: lost}\n  12: {skip: true, reason: lost}\n', [
    'line 2, cards 1A2B3C4D: expected a uuid as the key, found another text',
    'line 3, cards 12: expected a uuid as the key, found another text',
  ]],
  ['nothing decided', `users:\n  ${ONE}:\n  ${TWO}: apart\n`, [
    `line 2, users ${ONE}: expected what is decided, found nothing`,
    `line 3, users ${TWO}: expected what is decided, found "apart"`,
  ]],
  ['a uuid twice', `cards:\n  ${ONE}: {skip: true, reason: lost}\n  ${ONE}: {skip: true, reason: found}\n`, [`line 3, field ${ONE}: expected once, found again`]],
  ['a uuid twice in other letters', `cards:\n  ${ONE}: {skip: true, reason: lost}\n  ${ONE.toUpperCase()}: {skip: true, reason: found}\n`, [
    `line 3, cards ${ONE.toUpperCase()}: expected once, found again in other letters`,
  ]],
  ['a section twice', 'cards: {}\nplaces: {}\ncards: {}\n', ['line 3, field cards: expected once, found again']],
];

for (const [what, text, problems] of FILES) {
  decisions(`a file with ${what}`, async () => {
    assert.equal((await refusalOf(text)).particulars.map(String), problems);
  });
}

decisions('all faults are told at once, in the order of the lines, and the file is named', async () => {
  const { message, particulars, exitCode } = await refusalOf(`cards:\n  x: {skip: true}\nplaces:\n  ${ONE}: {tenant: }\nwallets: {}\n`);
  assert.is(message, `${path}: expected a file in order, found 4 faults. Correct the mapping file.`);
  assert.equal(particulars.map((line) => String(line).replace(/:.*/, '')), ['line 2, cards x', 'line 2, cards x, field reason', `line 4, places ${ONE}, field tenant`, 'line 5, section wallets']);
  assert.is(exitCode, 2);
});

decisions('the proposal for places without a tenant is refused until it is filled in', async () => {
  const place = { model: 'place', uuid: ONE, name: 'Bar: "au\nbout"', wallet: TWO, lespassDomain: null } as const;
  const { proposal } = new UnresolvedPlacesError([{ place, reason: 'no domain' }], null);
  const { particulars } = await refusalOf(proposal);
  assert.equal(particulars.map((line) => String(line).replace(/^line \d+, /, '')), [`places ${ONE}, field tenant: expected the schema of its tenant, found nothing; fill it in, or decide {skip: true, reason: …}`]);
  writeFileSync(path, proposal.replace('tenant:', 'tenant: bar'));
  assert.equal([...(await readDecisions(path)).places], [[ONE, { tenant: 'bar', shared: false }]]);
});

decisions('a file that is not there', async () => {
  const absent = join(folder, 'absent.yaml');
  assert.is((await refusalOf('', absent)).message, `${absent}: expected a file, found none of that name. Check the path.`);
});

decisions.run();
