import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import { CATALOGUE_FAULTS, IMPORTER_FAULTS, SOURCE_FAULTS } from '#convoyeur/testing/faults/index.js';
import { catchersOf, renderFaultMatrix, runFaultMatrix } from '#convoyeur/testing/fault-matrix.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { generateTill } from '#convoyeur/testing/laboutik/generate-till.js';
import { WHOLE_TILL } from '#convoyeur/testing/laboutik/production-till.js';
import { Random } from '#convoyeur/testing/random/random.js';

const test = suite('fault matrix');

const PAGE = join(import.meta.dirname, '../../docs/fault-matrix.md');
const healthy = [...generateFedow({ seed: 1, transactions: 300 })];
const matrix = await runFaultMatrix(healthy, [...generateTill(healthy, { shape: WHOLE_TILL, sells: true, random: new Random(1) })]);
const { rows, invariants } = matrix;

test('each fault is found guilty of its codes, of all of them, and of no other', () => {
  for (const { fault, codes } of rows) assert.equal(codes, [...fault.codes].sort(), fault.name);
});

test('every fault is caught, or its hole is admitted', () => {
  const uncaught = rows.filter((row) => catchersOf(row).length === 0).map(({ fault }) => fault);
  assert.equal(uncaught.filter((fault) => !('hole' in fault)).map(({ name }) => name), []);
  assert.equal(uncaught.length, rows.filter(({ fault }) => 'hole' in fault).length, 'a hole that was closed is no hole any more');
});

test('every invariant is the only catcher of at least one fault', () => {
  const only = new Set(rows.map(catchersOf).filter(({ length }) => length === 1).flat());
  assert.equal(invariants.filter((id) => !only.has(id)), []);
});

test('every code of every invariant has a fault that plants it', () => {
  const planted = new Set([...SOURCE_FAULTS, ...IMPORTER_FAULTS, ...CATALOGUE_FAULTS].flatMap(({ codes }) => codes));
  assert.equal(invariants, INVARIANTS.map(({ id }) => id), 'there is something for each to judge');
  assert.equal(INVARIANTS.flatMap(({ codes }) => Object.keys(codes)).filter((code) => !planted.has(code)), []);
});

test('docs/fault-matrix.md is what the product does', () => {
  const page = renderFaultMatrix(matrix);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, page);
  assert.is(readFileSync(PAGE, 'utf8'), page);
});

test.run();
