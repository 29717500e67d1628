import type { ColumnKind } from '../old-database.js';

/** What Django keeps in a column of SQLite, by the type it was declared with. */
export function sqliteKind(declared: string): ColumnKind {
  const type = declared.toLowerCase().trim();
  // Exactly this length, and fixed, is Django's form of a uuid; an address is char(39), any other text varchar.
  if (type === 'char(32)') return 'uuid';
  if (type === 'datetime' || type === 'timestamp') return 'moment';
  if (/^bool/.test(type)) return 'boolean';
  if (/int/.test(type)) return 'integer';
  if (/^(real|double|float)/.test(type)) return 'float';
  return 'text';
}
