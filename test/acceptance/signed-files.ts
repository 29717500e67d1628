import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Acceptance } from '#convoyeur/acceptance/acceptance.js';
import { AcceptanceProposal } from '#convoyeur/acceptance/proposal.js';
import { readAcceptance } from '#convoyeur/acceptance/read-acceptance.js';
import { identityOf } from '#convoyeur/invariants/identity.js';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import type { Evidence, Violation } from '#convoyeur/invariants/invariant.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

const folder = mkdtempSync(join(tmpdir(), 'convoyeur-acceptance-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Of a dump that there is not. */
export const SHA256 = '5f0c'.padEnd(64, '0');

let files = 0;

/** A path in this run's own folder, that nothing stands at. */
export function freshPath(): string {
  files += 1;
  return join(folder, `accepted-${files}.yaml`);
}

export function writeYaml(text: string): string {
  const path = freshPath();
  writeFileSync(path, text);
  return path;
}

/** Every entry of a proposal filled in, line by line, as a person would. */
export function signed(text: string): string {
  return text.replace(/^(\s*by:).*$/gm, '$1 "Jo: treasurer"').replace(/^(\s*reason:).*$/gm, '$1 known since 2024');
}

export function fixtureLedger(name: string): Promise<FedowLedger> {
  return openFedowDump(fileURLToPath(new URL(`../../test/fixtures/fedow/${name}`, import.meta.url))).then((dump) => loadLedger(dump));
}

/** All findings that a person may accept. */
export function acceptableFindings(evidence: Evidence): Violation[] {
  const found: Violation[] = [];
  runInvariants(evidence, { only: INVARIANTS.filter(({ acceptable }) => acceptable).map(({ id }) => id), onViolation: (violation) => found.push(violation) });
  return found;
}

/** The text that is proposed for these findings. */
export function proposed(violations: Iterable<Violation>): string {
  const proposal = new AcceptanceProposal();
  for (const violation of violations) proposal.note(violation);
  return proposal.toYaml(SHA256);
}

/** What is accepted once everything proposed for these findings has been signed. */
export function acceptanceOf(violations: Iterable<Violation>): Promise<Acceptance> {
  return readAcceptance(writeYaml(signed(proposed(violations))));
}

/** The identities of those that are accepted, sorted. */
export function acceptedOf(acceptance: Acceptance, violations: readonly Violation[]): string[] {
  return identities(violations.filter((violation) => acceptance.accepts(violation)));
}

export function identities(violations: readonly Violation[]): string[] {
  return violations.map(identityOf).sort();
}
