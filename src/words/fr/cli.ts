/** What all commands share: errors, warnings, the names of things. */
export const CLI: Readonly<Record<string, string>> = {
  'Error:': 'Erreur :',
  'Warning:': 'Attention :',
  '  … and {n, number} more like it; --json has them all': '  … et {n, number} de plus du même genre ; --json les donne tous',
  '{n, plural, one {# more warning} other {# more warnings}}: --json has them all.': '{n, plural, one {# avertissement de plus} other {# avertissements de plus}} : --json les donne tous.',
  'unexpected: {error}': 'imprévu : {error}',
  '{command}': '{command}',
  '{command} of {tenant}': '{command} de {tenant}',
  'Report  {path}': 'Rapport {path}',
  clean: 'sans faute',
  accepted: 'accepté',
  incomplete: 'incomplet',
  failed: 'échec',
  'rolled back': 'annulé',
};
