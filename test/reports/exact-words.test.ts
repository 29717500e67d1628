import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ACTIONS } from '#convoyeur/ledger/records.js';
import type { Movement, Party } from '#convoyeur/ledger/movement.js';
import { actionName } from '#convoyeur/reports/names.js';
import type { ExplainReport } from '#convoyeur/reports/explain-report.js';
import { explainText } from '#convoyeur/reports/text/explain-text.js';
import { fuzzFaults, type FuzzReport } from '#convoyeur/reports/text/fuzz-text.js';
import { invariantsText } from '#convoyeur/reports/text/invariants-text.js';
import { siblingsText } from '#convoyeur/reports/text/movements-text.js';
import { witnessText } from '#convoyeur/reports/text/witness-text.js';
import type { WitnessReport } from '#convoyeur/reports/witness-report.js';
import { inLanguage, LANGUAGES, Voice } from '#convoyeur/words/index.js';

// Words that somebody misread, each with what it has to say.

const words = suite('exact words');
const [english, french] = [new Voice('en'), new Voice('fr')];
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ');

const [TILL, CARD]: readonly Party[] = [{ wallet: 'a', kind: 'place', name: 'Mama Sound' }, { wallet: 'b', kind: 'card', name: '2659AC8C' }] as never;
const MOVEMENT: Movement = { transaction: 't', datetime: '2023-03-03T20:56:01.000001+00:00', action: 'SAL', amountCents: 329, sender: CARD as Party, receiver: TILL as Party };

words('a movement beside a till’s own says that its time is UTC', () => {
  assert.match(plain(siblingsText([MOVEMENT], 't', 'EUR', english, '').join()), /^2023-03-03 20:56 UTC before: 3\.29 €/u);
  assert.match(plain(siblingsText([MOVEMENT], '', 'EUR', english, '').join()), /^2023-03-03 20:56 UTC after: 3\.29 €/u);
  assert.match(plain(siblingsText([MOVEMENT], 't', 'EUR', french, '').join()), /^03\/03\/2023 20:56 UTC avant : 3,29 €/u);
  assert.match(plain(siblingsText([MOVEMENT], '', 'EUR', french, '').join()), /^03\/03\/2023 20:56 UTC après : 3,29 €/u);
});

const NONE = { lines: 0, cents: 0 };
const SIDE = { sales: 0, refunds: 0, collected: 0, deposited: 0, due: 0, stored: 0, drift: 0 };

function tillOf(lines: number): WitnessReport {
  return {
    source: { path: 'till.json', sha256: '0'.repeat(64), format: 'json', records: {} }, place: { uuid: '', name: 'Mama Sound' }, till: SIDE, fedow: SIDE, difference: SIDE,
    collected: 'same', deposited: 'same', neverSent: NONE, lost: { ...NONE, receipts: [] }, unmarked: { lines, cents: 20820 }, withoutQuantity: 0, notShown: null,
    last: { till: null, fedow: null }, says: [],
  } as unknown as WitnessReport;
}

words('the amount of several lines of a till is what they come to together', () => {
  assert.match(plain(witnessText([tillOf(32)], english)), ' 32 lines, 208.20 € in all: refunds');
  assert.match(plain(witnessText([tillOf(32)], french)), ' 32 lignes, 208,20 € en tout : des remboursements');
  assert.match(plain(witnessText([tillOf(1)], english)), ' 1 line of 208.20 €: refunds');
  assert.match(plain(witnessText([tillOf(1)], french)), ' 1 ligne de 208,20 € : des remboursements');
});

words('before a colon of French stands a space that does not break', () => {
  assert.match(witnessText([tillOf(1)], french), 'Mama Sound\u00a0: till.json, sha256');
  assert.match(witnessText([tillOf(1)], english), 'Mama Sound: till.json, sha256');
  const found = {
    id: 'hash-chain', title: '', status: 'fail', checked: 9, violations: 1531, accepted: 0, acceptedCents: 0, unexplainedCents: 0, codes: { 'hash-chain/unverifiable': 1531 }, samples: [],
  } as const;
  assert.match(invariantsText({ invariants: [found] }, french), '    hash-chain/unverifiable\u00a0: 1\u202f531\n');
  assert.match(invariantsText({ invariants: [found] }, english), '    hash-chain/unverifiable: 1,531\n');
});

words('the names of all actions fit their column', () => {
  for (const language of LANGUAGES) {
    const voice = new Voice(language);
    for (const action of ACTIONS) {
      const movement = { ...MOVEMENT, action, effectCents: -1234567, balanceCents: 1234567, isAtFork: true, isLeftOut: false };
      const report = { mode: 'audit', target: { kind: 'none' }, token: null, wallet: CARD, asset: { uuid: '', name: '', category: 'FED' }, stored: 0, expected: 0, drift: 0, movements: [movement] };
      const lines = explainText(report as unknown as ExplainReport, voice).split('\n');
      assert.ok(lines.some((line) => line.includes(`:56 ${actionName(action, voice)} `)), actionName(action, voice));
      assert.ok(lines.every((line) => [...line].length <= 80));
    }
  }
});

words('one is told as one: hashes, forks and branches, cards, rows of a plan', () => {
  const said = (pattern: string, values: Record<string, number>): string[] => LANGUAGES.map((language) => plain(new Voice(language).say(pattern, values)));
  assert.equal(said('{verified, plural, one {# hash} other {# hashes}} verified, {mismatch, plural, one {# does} other {# do}} not match, {unverifiable, number} cannot be verified', { verified: 1, mismatch: 1, unverifiable: 0 }),
    ['1 hash verified, 1 does not match, 0 cannot be verified', '1 empreinte vérifiée, 1 fausse, 0 invérifiable']);
  assert.equal(said('cards: {users, plural, one {# of a user} other {# of users}}, {own, plural, one {# with a wallet of its own} other {# with wallets of their own}}, {blank, number} that nobody holds', { users: 93, own: 1, blank: 7 }),
    ['cards: 93 of users, 1 with a wallet of its own, 7 that nobody holds', 'cartes : 93 de personnes connues, 1 avec son propre portefeuille, 7 que personne ne détient']);
  assert.equal(said('it creates {created, plural, one {# row} other {# rows}} and fills {updated, number}, without a conflict', { created: 1, updated: 0 }),
    ['it creates 1 row and fills 0, without a conflict', 'il crée 1 ligne et en complète 0, sans conflit']);
});

words('a balance that was read in Lespass V2 is said to be there', () => {
  const pattern = 'The balance that {server} stores is what its own movements give.';
  assert.is(english.say(pattern, { server: 'Lespass V2' }), 'The balance that Lespass V2 stores is what its own movements give.');
  assert.is(french.say(pattern, { server: 'Lespass V2' }), 'Le solde que Lespass V2 enregistre est ce que donnent ses propres mouvements.');
});

words('a fuzzing that somebody stopped is not told to take more time', () => {
  const report: FuzzReport = { seed: 1, runs: 3, runsAsked: 100, failed: 0, coverage: {}, isCoverageJudged: false, ranOut: true, counterexample: null };
  const said = (runs: number, language: 'en' | 'fr'): string[] => fuzzFaults({ ...report, runs }, true).map((text) => plain(inLanguage(text, language)));
  assert.equal([...said(3, 'en'), ...said(0, 'en')], ['it was stopped: only 3 dumps were tried', 'it was stopped: no dump was imported, and nothing was tested']);
  assert.equal(said(3, 'fr'), ['arrêté avant la fin : 3 exports seulement ont été essayés']);
});

words.run();
