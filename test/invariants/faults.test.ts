import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import type { Evidence } from '#convoyeur/invariants/invariant.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { fieldName } from '#convoyeur/invariants/uuid-preservation/field-names.js';
import { Sentence } from '#convoyeur/words/sentence.js';
import { DUMP_FAULTS } from './dump-faults.js';
import { healthyNetwork, importEvidence, ledgerOf, type Network } from './healthy.js';
import { IMPORT_FAULTS, NO_FAULTS } from './import-faults.js';

const test = suite('invariants against faults');

/** Every code that is found, and only those. */
function codesFound(evidence: Evidence): string[] {
  return runInvariants(evidence).flatMap(({ codes }) => Object.keys(codes)).sort();
}

function planted(plant: (network: Network) => void): Network {
  const network = healthyNetwork();
  plant(network);
  return network;
}

for (const { name, codes, plant } of DUMP_FAULTS) {
  test(`a dump in which ${name}`, () => {
    assert.equal(codesFound({ source: ledgerOf(planted(plant).fedow) }), [...codes].sort());
  });
}

for (const { name, codes, plant } of [...IMPORT_FAULTS, ...NO_FAULTS]) {
  test(`an import in which ${name}`, () => {
    assert.equal(codesFound(importEvidence(planted(plant))), [...codes].sort());
  });
}

test('every code of every invariant has a fault that it finds', () => {
  const found = new Set([...DUMP_FAULTS, ...IMPORT_FAULTS].flatMap(({ codes }) => codes));
  // `catalogue` is about LaBoutik: its faults are planted in test/laboutik.
  assert.equal([...found].sort(), INVARIANTS.filter(({ id }) => id !== 'catalogue').flatMap(({ codes }) => Object.keys(codes)).sort());
});

test('every field that is altered has a name in both languages', () => {
  const fields = new Set<string>();
  for (const { plant } of IMPORT_FAULTS) {
    runInvariants(importEvidence(planted(plant)), { onViolation: ({ subjects }) => [subjects['fields'] ?? []].flat().forEach((field) => fields.add(field)) });
  }
  assert.ok(fields.size > 8);
  assert.equal([...fields].filter((field) => !(fieldName(field) instanceof Sentence)), []);
});

test('a code is the id of its invariant and a word', () => {
  for (const { id, codes } of INVARIANTS) for (const code of Object.keys(codes)) assert.match(code, new RegExp(`^${id}/[a-z-]+$`, 'u'));
});

test.run();
