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
  'run {run} cannot be rolled back, for {n, plural, one {one reason} other {# reasons}}; nothing was written. What Lespass has done since would be lost: take it back there, or keep the import':
    'l’import n° {run} ne peut pas être annulé, pour {n, plural, one {une raison} other {# raisons}} ; rien n’a été écrit. Ce que Lespass a fait depuis serait perdu : défaites-le là-bas, ou gardez l’import',
  '{table}: {n, plural, one {# more row that the run created is gone} other {# more rows that the run created are gone}}':
    '{table} : {n, plural, one {# autre ligne créée par l’import a disparu} other {# autres lignes créées par l’import ont disparu}}',
  '{table}: {n, plural, one {# more row has changed since the run} other {# more rows have changed since the run}}':
    '{table} : {n, plural, one {# autre ligne a changé depuis l’import} other {# autres lignes ont changé depuis l’import}}',
  '{table} {key}: expected the row that the run created, found it gone': '{table} {key} : la ligne créée par l’import était attendue, elle a disparu',
  '{table} {key}: expected the row as the run wrote it, found it changed since': '{table} {key} : la ligne était attendue telle que l’import l’a écrite, elle a changé depuis',
  '{table}: {n, plural, one {# more row that the run filled holds other values now} other {# more rows that the run filled hold other values now}}':
    '{table} : {n, plural, one {# autre ligne complétée par l’import contient maintenant d’autres valeurs} other {# autres lignes complétées par l’import contiennent maintenant d’autres valeurs}}',
  nothing: 'rien',
  '{table} {key}, {column}: expected {written}, which the run put there, found the row gone': '{table} {key}, {column} : attendu {written}, mis là par l’import ; la ligne a disparu',
  '{table} {key}, {column}: expected {written}, which the run put there, found {found}': '{table} {key}, {column} : attendu {written}, mis là par l’import ; trouvé {found}',
  'run {later} ({what}, {source}) built on run {run}: roll it back first': 'l’import n° {later} ({what}, {source}) s’appuie sur l’import n° {run} : annulez-le d’abord',
  'tenant {schema}: expected no transaction of its own since run {run}, found {n, number} with migrated=false (the first {first}, the latest of {latest} UTC)':
    'lieu {schema} : aucune transaction propre n’était attendue depuis l’import n° {run} ; il y en a {n, number} avec migrated=false (la première {first}, la dernière du {latest} UTC)',
  '{table}: {n, plural, one {# more row that run {run} did not create points to a row of {target} that would go} other {# more rows that run {run} did not create point to rows of {target} that would go}}':
    '{table} : {n, plural, one {# autre ligne, que l’import n° {run} n’a pas créée, pointe vers une ligne de {target} qui disparaîtrait} other {# autres lignes, que l’import n° {run} n’a pas créées, pointent vers des lignes de {target} qui disparaîtraient}}',
  '{where}: not of run {run}, and its {columns} points to {target}, which would go': '{where} : n’est pas de l’import n° {run}, et sa colonne {columns} pointe vers {target}, qui disparaîtrait',
  '{where}: written by run {other}, which has to be rolled back first, and its {columns} points to {target}, which would go':
    '{where} : écrite par l’import n° {other}, à annuler d’abord ; sa colonne {columns} pointe vers {target}, qui disparaîtrait',
  'schema {schema}, which run {run} made: expected its tables empty, found {found}; it would be lost with the schema':
    'schéma {schema}, créé par l’import n° {run} : ses tables étaient attendues vides ; trouvé {found}, qui serait perdu avec le schéma',
  'schema {schema}: expected the tables that run {run} made there, found none': 'schéma {schema} : les tables que l’import n° {run} y a créées étaient attendues, il n’y en a aucune',
  '{table}, which the run did not make': '{table}, que l’import n’a pas créée',
  '{n, plural, one {# row} other {# rows}} in {table}': '{n, plural, one {# ligne} other {# lignes}} dans {table}',
  'run {id}: expected a run that stands, found one that was rolled back already; `convoyeur runs` lists them':
    'import n° {id} : un import en place était attendu, celui-ci a déjà été annulé ; `convoyeur runs` les énumère',
  'run {id}: expected a run recorded in this database, found none of that number; `convoyeur runs` lists them':
    'import n° {id} : aucun import de ce numéro n’est enregistré dans cette base ; `convoyeur runs` les énumère',
  'another program changed a row that the rollback changes too': 'un autre programme a changé une ligne que l’annulation change aussi',
  'another program and the rollback waited for each other': 'un autre programme et l’annulation s’attendaient l’un l’autre',
  'another program holds a table that the rollback needs': 'un autre programme tient une table dont l’annulation a besoin',
  'another program has pointed to a row that would go': 'un autre programme a créé un lien vers une ligne qui disparaîtrait',
  'something else depends on what would go': 'autre chose dépend de ce qui disparaîtrait',
  '{reason}{table}; nothing was written, run it again': '{reason}{table} ; rien n’a été écrit, relancez la commande',
  'PostgreSQL says: {message}': 'PostgreSQL dit : {message}',
};
