/** What reports say to people. */
export const REPORTS: Readonly<Record<string, string>> = {
  'Nothing was imported into this database.': 'Rien n’a été importé dans cette base.',
  Run: 'N°',
  What: 'Quoi',
  Dump: 'Export',
  'Finished (UTC)': 'Terminé (UTC)',
  Verdict: 'Verdict',
};
