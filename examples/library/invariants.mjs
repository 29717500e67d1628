// Judges a dump as an auditor would, in a program of your own:
//   node invariants.mjs dump.jsonl.gz
import { runInvariants, verdictOf } from 'convoyeur/invariants';
import { loadLedger, openFedowDump, SourceError } from 'convoyeur/sources';

try {
  const dump = await openFedowDump(process.argv[2] ?? 'dump.jsonl.gz');
  const source = await loadLedger(dump);
  const results = runInvariants({ source });
  for (const { id, status, checked, violations } of results) console.log(id, status, checked, violations);
  console.log('verdict:', verdictOf(results));
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  console.error(error.message, ...error.particulars);
  process.exitCode = error.exitCode;
}
