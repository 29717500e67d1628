/** Undoing an import. */
export const ROLLBACK: Readonly<Record<string, string>> = {
  Checking: 'Vérification',
  Undoing: 'Annulation',
  'Rollback of run {run}, commit': 'Annulation de l’import n° {run}',
  'Rollback of run {run}, dry-run: nothing is written, this is what --commit would do': 'Annulation de l’import n° {run}, à blanc : rien n’est écrit, voici ce que ferait --commit',
  'Run     {what}, {source}': 'Import  {what}, {source}',
  'Target  the embedded database': 'Cible   la base embarquée',
  'Target  the database of --database-url': 'Cible   la base de --database-url',
  Rows: 'Lignes',
  'The run changed no row.': 'L’import n’a changé aucune ligne.',
  Table: 'Table',
  Delete: 'Supprimer',
  'Put back': 'Rétablir',
  '{n, plural, one {# schema of a tenant} other {# schemas of tenants}} that the run made: {schemas}': '{n, plural, one {# schéma de lieu créé} other {# schémas de lieux créés}} par l’import : {schemas}',
  Refused: 'Refus',
  'Refused: {n, plural, one {# reason} other {# reasons}}. Nothing was written.': 'Refusé : {n, plural, one {# raison} other {# raisons}}. Rien n’a été écrit.',
  'Nothing was written.': 'Rien n’a été écrit.',
  'Rolled back.': 'Annulé.',
  'The database is what it was before run {run}.': 'La base est ce qu’elle était avant l’import n° {run}.',
  '{table}: rows were added after the run’s, so its sequence stays where it is, and the run’s numbers are missing in between':
    '{table} : des lignes ont été ajoutées après celles de l’import ; sa séquence reste donc où elle est, et les numéros de l’import manqueront entre les deux',
  'run {run}: expected nothing that builds on it, found {n, plural, one {one thing} other {# things}}':
    'import n° {run} : attendu rien qui s’appuie dessus, trouvé {n, plural, one {un élément} other {# éléments}}',
  'Nothing was written. Roll back first {n, plural, one {the later run, {runs}} other {the later runs, in this order: {runs}}} (`convoyeur rollback --run {last}`), then ask again for this one: what is in the way then has come from Lespass.':
    'Rien n’a été écrit. Annulez d’abord {n, plural, one {l’import suivant, n° {runs}} other {les imports suivants, dans cet ordre : n° {runs}}} (`convoyeur rollback --run {last}`), puis redemandez celui-ci : ce qui s’y oppose alors vient de Lespass.',
  'Nothing was written. Take back in Lespass what it has done since, or keep the import.': 'Rien n’a été écrit. Défaites dans Lespass ce qu’il a fait depuis, ou gardez l’import.',
  '{table}: {n, plural, one {# more row that the run created is gone} other {# more rows that the run created are gone}}':
    '{table} : {n, plural, one {# autre ligne créée par l’import a disparu} other {# autres lignes créées par l’import ont disparu}}',
  '{table}: {n, plural, one {# more row has changed since the run} other {# more rows have changed since the run}}':
    '{table} : {n, plural, one {# autre ligne a changé depuis l’import} other {# autres lignes ont changé depuis l’import}}',
  '{table} {key}: expected the row that the run created, found it gone': '{table} {key} : attendu la ligne créée par l’import, trouvé qu’elle a disparu',
  'the target: expected every row as it was written, found some that its triggers have changed': 'la cible : attendu chaque ligne telle qu’elle a été écrite, trouvé des lignes que ses déclencheurs ont modifiées',
  'a trigger, {trigger}': 'un déclencheur, {trigger}',
  'What was written is what was judged and what a rollback takes back: nothing else may stand there.': 'Ce qui est écrit est ce qui a été jugé et ce qu’une annulation retire : rien d’autre ne doit s’y trouver.',
  'Nothing was written. Switch these triggers off while nobody works (ALTER TABLE … DISABLE TRIGGER …), import, and switch them on again.': 'Rien n’a été écrit. Désactivez ces déclencheurs quand personne ne travaille (ALTER TABLE … DISABLE TRIGGER …), importez, puis réactivez-les.',
  '{table} {key}: expected the row as the run wrote it, found it changed since': '{table} {key} : attendu la ligne telle que l’import l’a écrite, trouvé une ligne modifiée depuis',
  '{table}: {n, plural, one {# more row that the run filled holds other values now} other {# more rows that the run filled hold other values now}}':
    '{table} : {n, plural, one {# autre ligne complétée par l’import contient maintenant d’autres valeurs} other {# autres lignes complétées par l’import contiennent maintenant d’autres valeurs}}',
  nothing: 'rien',
  '{table} {key}, {column}: expected {written}, which the run put there, found the row gone': '{table} {key}, {column} : attendu {written}, mis là par l’import, trouvé que la ligne a disparu',
  '{table} {key}, {column}: expected {written}, which the run put there, found {found}': '{table} {key}, {column} : attendu {written}, mis là par l’import, trouvé {found}',
  'run {later} ({what}, {source}): built on run {run}; roll it back first': 'import n° {later} ({what}, {source}) : s’appuie sur l’import n° {run} ; annulez-le d’abord',
  'tenant {schema}: expected no transaction of its own since run {run}, found {n, number} with migrated=false (the first {first}, the latest of {latest} UTC)':
    'lieu {schema} : attendu aucune transaction propre depuis l’import n° {run}, trouvé {n, number} avec migrated=false (la première {first}, la dernière du {latest} UTC)',
  '{table}: {n, plural, one {# more row that run {run} did not create points to a row of {target} that would go} other {# more rows that run {run} did not create point to rows of {target} that would go}}':
    '{table} : {n, plural, one {# autre ligne, que l’import n° {run} n’a pas créée, pointe vers une ligne de {target} qui disparaîtrait} other {# autres lignes, que l’import n° {run} n’a pas créées, pointent vers des lignes de {target} qui disparaîtraient}}',
  '{where}: not of run {run}, and its {columns} points to {target}, which would go': '{where} : n’est pas de l’import n° {run}, et sa colonne {columns} pointe vers {target}, qui disparaîtrait',
  '{where}: written by run {other}, which has to be rolled back first, and its {columns} points to {target}, which would go':
    '{where} : écrite par l’import n° {other}, à annuler d’abord ; sa colonne {columns} pointe vers {target}, qui disparaîtrait',
  'schema {schema}, which run {run} made: expected its tables empty, found {found}; it would be lost with the schema':
    'schéma {schema}, créé par l’import n° {run} : attendu ses tables vides, trouvé {found} ; ce serait perdu avec le schéma',
  'schema {schema}: expected the tables that run {run} made there, found none': 'schéma {schema} : attendu les tables que l’import n° {run} y a créées, trouvé aucune',
  '{table}, which the run did not make': '{table}, que l’import n’a pas créée',
  '{n, plural, one {# row} other {# rows}} in {table}': '{n, plural, one {# ligne} other {# lignes}} dans {table}',
  'run {id}: expected a run that stands, found one that was rolled back already': 'import n° {id} : attendu un import en place, trouvé un import déjà annulé',
  '`convoyeur runs` lists them.': '`convoyeur runs` en donne la liste.',
  'run {id}: expected a run recorded in this database, found none of that number': 'import n° {id} : attendu un import enregistré dans cette base, trouvé aucun de ce numéro',
  'another program that changed a row which the rollback changes too': 'un autre programme qui a changé une ligne que l’annulation change aussi',
  'another program that waited for the rollback, which waited for it': 'un autre programme qui attendait l’annulation, alors qu’elle l’attendait aussi',
  'another program that holds a table which the rollback needs': 'un autre programme qui bloque une table dont l’annulation a besoin',
  'another program that has pointed to a row which would go': 'un autre programme qui a créé un lien vers une ligne qui disparaîtrait',
  'something else that depends on what would go': 'autre chose qui dépend de ce qui disparaîtrait',
  'the target: expected to be left alone during the rollback, found {reason}{table}': 'la cible : attendu aucun autre intervenant pendant l’annulation, trouvé {reason}{table}',
  'PostgreSQL says: {message}': 'PostgreSQL dit : {message}',
};
