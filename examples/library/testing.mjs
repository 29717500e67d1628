// Tests a program of your own that reads Fedow's dumps, on dumps that are made up: here one that adds up the sales.
//   node testing.mjs 42        (a seed: the same dumps again)
import { verdictOf } from 'convoyeur/invariants';
import { dumps, dumpText, examine } from 'convoyeur/testing';
import fc from 'fast-check';

/** What is tested: the sum of all sales in a dump's text, in cents. */
function sales(text) {
  const records = text.trim().split('\n').map((line) => JSON.parse(line));
  return sum(records.filter(({ model, fields }) => model === 'fedow_core.transaction' && fields.action === 'SAL').map(({ fields }) => fields.amount));
}

function sum(amounts) {
  return amounts.reduce((total, amount) => total + amount, 0);
}

await fc.assert(
  fc.asyncProperty(dumps({ movementsMax: 20 }), async (dump) => {
    const played = dump.records.filter(({ model, action }) => model === 'transaction' && action === 'SAL').map(({ amount }) => amount);
    if (sales([...dumpText(dump.records, 'jsonl')].join('')) !== sum(played)) return false;
    // What Convoyeur itself makes of the dump: valid by construction, so both judgements are clean.
    const { audit, import: imported } = await examine(dump);
    return verdictOf(audit) === 'clean' && verdictOf(imported) === 'clean';
  }),
  { seed: Number(process.argv[2] ?? Date.now() % 1e9), numRuns: 25 },
);
console.log('25 dumps held');
