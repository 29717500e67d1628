import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VENUE_TABLES, type VenueRows } from '#convoyeur/migration/laboutik/venue-rows.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { tillChoices, tillOf } from '#convoyeur/testing/laboutik/tills.js';
import { examineTill } from '#convoyeur/testing/projection/examine-till.js';
import { inLanguage, LANGUAGES } from '#convoyeur/words/index.js';

const test = suite('catalogue on a mutilated tenant');

const network = [...generateFedow({ seed: 1, transactions: 600 })];
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Rows that go, and rows whose references lead nowhere: in any table, so that what they belong to may be gone as well. */
const damage = fc.array(fc.tuple(fc.constantFrom(...VENUE_TABLES), fraction, fc.constantFrom('gone', 'astray', 'twice')), { minLength: 1, maxLength: 30 });
const NOWHERE = '70000000-0000-4000-8000-000000000001';

test('every finding is given in words, and nothing is ever thrown', async () => {
  let findings = 0;
  await fc.assert(fc.asyncProperty(tillChoices(), damage, async (choice, how) => {
    const { results } = await examineTill(tillOf(choice, network), (rows) => damaged(rows, how));
    for (const { id, violations, samples } of results) {
      findings += violations;
      for (const { code, message, subjects } of samples) {
        assert.ok(code.startsWith(`${id}/`));
        for (const language of LANGUAGES) assert.not.match(inLanguage(message, language), /undefined|NaN|null|\[object/u);
        assert.not.match(JSON.stringify(subjects), /undefined|null/u);
      }
    }
  }), { numRuns: 150, includeErrorInReport: true });
  assert.ok(findings > 100, `the damage was felt ${findings} times only`);
});

test.run();

function damaged(rows: VenueRows, how: readonly (readonly [keyof VenueRows, number, string])[]): VenueRows {
  const left: Record<string, object[]> = Object.fromEntries(VENUE_TABLES.map((name) => [name, [...rows[name]]]));
  for (const [name, at, kind] of how) {
    const table = left[name] ?? [];
    const index = Math.floor(at * table.length);
    const row = table[index];
    if (row === undefined) continue;
    if (kind === 'gone') table.splice(index, 1);
    else if (kind === 'twice') table.push(row);
    else table[index] = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, column.endsWith('_id') && typeof value === 'string' ? NOWHERE : value]));
  }
  return left as unknown as VenueRows;
}
