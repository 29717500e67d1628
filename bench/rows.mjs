/**
 * The table of SPEC section 8. `work` and `against` name what the workbench measures; `at most` is the ratio of their wall times, and
 * `peakMb` what the work may hold at a million transactions.
 */
export const ROWS = [
  { name: 'commit', title: 'commit', work: 'commit', against: 'copy', atMost: 1.25, peakMb: 700, onServer: true },
  { name: 'rebuild', title: 'commit --rebuild-indexes', work: 'rebuild', against: 'copy', atMost: 0.4, peakMb: 700, onServer: true },
  { name: 'dry-run', title: 'dry-run', work: 'dry-run', against: 'commit', atMost: 0.35, onServer: true },
  { name: 'audit', title: 'invariants run', work: 'audit', against: 'parse', atMost: 2.5, peakMb: 500 },
  { name: 'hash', title: 'hash check in memory', work: 'hash-check', against: 'hash-loop', atMost: 4 },
  { name: 'double', title: 'commit of twice as many', work: 'commit-double', against: 'commit', atMost: 2.2, onServer: true },
  { name: 'double-audit', title: 'audit of twice as many', work: 'audit-double', against: 'audit', atMost: 2.2 },
];

/** The rows of those names; all of them where none is named. */
export function rowsNamed(names) {
  const unknown = names.find((name) => !ROWS.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`no row is called ${unknown}; known: ${ROWS.map(({ name }) => name).join(', ')}`);
  return ROWS.filter(({ name }) => names.length === 0 || names.includes(name));
}
