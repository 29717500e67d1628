/** What happens to a run: locks, lost connections, interruptions; what is looked at before it, and how a connection is encrypted. */
export const OPERATIONS: Readonly<Record<string, string>> = {
  'nothing was imported into this database, so there is no import to be judged; is it the right one?':
    'rien n’a été importé dans cette base, il n’y a donc pas d’import à juger ; est-ce la bonne ?',
  'The commit was under way and may have been done; `convoyeur runs` says whether it was.':
    'La validation était en cours et a peut-être abouti ; `convoyeur runs` le dira.',
  'another run is at work on this database; wait until it is done': 'un autre import travaille sur cette base ; attendez qu’il ait fini',
  'another run is at work on this database, “{name}” (server process {pid}, since {since} UTC); wait until it is done':
    'un autre import travaille sur cette base, « {name} » (processus {pid} du serveur, depuis {since} UTC) ; attendez qu’il ait fini',
  'another run is at work on this database, “{name}” (server process {pid}); wait until it is done':
    'un autre import travaille sur cette base, « {name} » (processus {pid} du serveur) ; attendez qu’il ait fini',
  'other programs hold tables that the import has to lock ({tables}); nothing was written, try again when they are done':
    'd’autres programmes occupent des tables que l’import doit verrouiller ({tables}) ; rien n’a été écrit, réessayez quand ils auront fini',
  'the target: {why}; nothing was written': 'la cible : {why} ; rien n’a été écrit',
  'the target: {why}; the commit may have been done all the same: `convoyeur runs` says whether it was':
    'la cible : {why} ; la validation a peut-être abouti quand même : `convoyeur runs` le dira',
  'PostgreSQL says: {message} ({code})': 'PostgreSQL dit : {message} ({code})',
  'at {place}': 'à {place}',
  'at table {table}': 'à la table {table}',
  'at constraint {constraint}': 'à la contrainte {constraint}',
  'it met another program that waited for it in turn (a deadlock); run it again':
    'la transaction a rencontré un autre programme qui l’attendait lui-même (interblocage) ; relancez',
  'another program has changed the same rows meanwhile; run it again': 'un autre programme a modifié les mêmes lignes entre-temps ; relancez',
  'another program holds what it needs; run it again when that program is done': 'un autre programme tient ce dont la transaction a besoin ; relancez quand il aura fini',
  'the disk of the server is full; make room and run it again': 'le disque du serveur est plein ; libérez de la place et relancez',
  'the server has run out of a resource (memory, connections); run it again when it has less to do': 'le serveur manque d’une ressource (mémoire, connexions) ; relancez quand il aura moins à faire',
  'it was cancelled by somebody or by a limit of the server; run it again': 'la requête a été interrompue par quelqu’un ou par une limite du serveur ; relancez',
  'the server was stopped': 'le serveur a été arrêté',
  'the connection broke': 'la connexion s’est rompue',
  'the role lacks a right that it needs; `convoyeur schema roles` prints the SQL for an administrator': 'le rôle n’a pas un droit dont il a besoin ; `convoyeur schema roles` affiche le SQL pour l’administrateur',
  'the server takes no writes (a standby, or read-only); name the primary in the URL': 'le serveur n’accepte pas d’écriture (réplica, ou lecture seule) ; indiquez le serveur principal dans l’URL',
  'the rows do not fit together (a constraint of the database), perhaps since somebody wrote meanwhile; run it again': 'les lignes ne s’accordent pas (une contrainte de la base), peut-être parce que quelqu’un a écrit entre-temps ; relancez',
  'a value does not fit its column; `convoyeur schema check` compares the tables': 'une valeur ne tient pas dans sa colonne ; `convoyeur schema check` compare les tables',
  'PostgreSQL refused it': 'PostgreSQL a refusé',
  'Before the import: nothing is written': 'Avant l’import : rien n’est écrit',
  'A commit of {records, number} records takes some {min} to {max}. While it writes, Lespass reads on and cannot insert into:':
    'Valider {records, number} enregistrements prend de {min} à {max} environ. Pendant l’écriture, Lespass continue de lire et ne peut pas insérer dans :',
  '{n, plural, one {# second} other {# seconds}}': '{n, plural, one {# seconde} other {# secondes}}',
  '{n, plural, one {# minute} other {# minutes}}': '{n, plural, one {# minute} other {# minutes}}',
  '… and {n, number} more; --json has them all': '… et {n, number} de plus ; --json les donne tous',
  'NO-GO: {n, plural, one {one thing stands} other {# things stand}} in the way.': 'NON : {n, plural, one {une chose fait obstacle} other {# choses font obstacle}}.',
  'GO: nothing stands in the way.': 'OUI : rien ne fait obstacle.',
  'GO: nothing stands in the way; {n, plural, one {one line is} other {# lines are}} for a person to look at.':
    'OUI : rien ne fait obstacle ; {n, plural, one {une ligne est} other {# lignes sont}} à regarder.',
  'PostgreSQL {version}: expected {min} or later': 'PostgreSQL {version} : {min} ou plus récent est attendu',
  'this server is a standby, which takes no writes: name the primary in the URL': 'ce serveur est un réplica, qui n’accepte pas d’écriture : indiquez le serveur principal dans l’URL',
  'PostgreSQL {version}; this database is read-only by default (default_transaction_read_only)':
    'PostgreSQL {version} ; cette base est en lecture seule par défaut (default_transaction_read_only)',
  'the database is encoded in {encoding}: expected UTF8, which names of people need': 'la base est encodée en {encoding} : UTF8 est attendu, les noms des gens en ont besoin',
  'PostgreSQL {version}, UTF8': 'PostgreSQL {version}, UTF8',
  'as {role}, encrypted': 'en tant que {role}, chiffré',
  'as {role}, in clear over the network: say sslmode=verify-full in the URL': 'en tant que {role}, en clair sur le réseau : mettez sslmode=verify-full dans l’URL',
  'as {role}, on this machine': 'en tant que {role}, sur cette machine',
  'the clocks of the server and of this machine agree': 'les horloges du serveur et de cette machine s’accordent',
  'the server’s clock is {n, plural, one {# second} other {# seconds}} ahead of this machine’s: set both by NTP':
    'l’horloge du serveur avance de {n, plural, one {# seconde} other {# secondes}} sur celle de cette machine : réglez les deux par NTP',
  'the server’s clock is {n, plural, one {# second} other {# seconds}} behind this machine’s: set both by NTP':
    'l’horloge du serveur retarde de {n, plural, one {# seconde} other {# secondes}} sur celle de cette machine : réglez les deux par NTP',
  'the tables are those of Lespass V2{n, plural, =0 {} one {, with # difference that does no harm} other {, with # differences that do no harm}}':
    'les tables sont celles de Lespass V2{n, plural, =0 {} one {, avec # différence sans conséquence} other {, avec # différences sans conséquence}}',
  '{n, plural, one {# difference} other {# differences}} from the tables of Lespass V2': '{n, plural, one {# différence} other {# différences}} avec les tables de Lespass V2',
  '{table}: no right to {rights}': '{table} : pas le droit de {rights}',
  '{table}: its sequence can be moved neither as its owner nor by convoyeur.restart_sequence':
    '{table} : sa séquence ne peut être déplacée ni comme propriétaire ni par convoyeur.restart_sequence',
  'the schema convoyeur: no right to create it, or tables in it': 'le schéma convoyeur : pas le droit de le créer, ou d’y créer des tables',
  'this role may do all that a commit does': 'ce rôle a le droit de faire tout ce que fait une validation',
  'this role lacks {n, plural, one {# right} other {# rights}}; `convoyeur schema roles` prints the SQL for an administrator':
    'il manque à ce rôle {n, plural, one {# droit} other {# droits}} ; `convoyeur schema roles` affiche le SQL pour l’administrateur',
  'every sequence stands after the highest id of its table': 'chaque séquence est après le plus grand id de sa table',
  '{n, plural, one {# sequence stands} other {# sequences stand}} before the highest id of the table: Lespass’s next row fails there; an import puts right those that it moves':
    '{n, plural, one {# séquence est} other {# séquences sont}} avant le plus grand id de la table : la prochaine ligne de Lespass y échouera ; un import corrige celles qu’il déplace',
  '{table}: the next id would be {next}, the highest is {max}': '{table} : le prochain id serait {next}, le plus grand est {max}',
  'no other run is at work': 'aucun autre import n’est en cours',
  'nobody else is connected': 'personne d’autre n’est connecté',
  '{n, plural, one {# other session} other {# other sessions}}, none of which is writing to the tables of the import':
    '{n, plural, one {# autre session, qui n’écrit} other {# autres sessions, dont aucune n’écrit}} dans les tables de l’import',
  '{n, plural, one {# session is} other {# sessions are}} writing to tables that the import has to lock; it waits for 30 seconds, then gives up':
    '{n, plural, one {# session écrit} other {# sessions écrivent}} dans des tables que l’import doit verrouiller ; il attend 30 secondes, puis abandonne',
  'process {pid} (“{name}”): {tables}': 'processus {pid} (« {name} ») : {tables}',
  'needs some {needed, number} MB; PostgreSQL does not say what is free: look on the server (df -h)':
    'il faut environ {needed, number} Mo ; PostgreSQL ne dit pas ce qui est libre : regardez sur le serveur (df -h)',
  'needs some {needed, number} MB, and {free, number} MB are free: make room first': 'il faut environ {needed, number} Mo, et {free, number} Mo sont libres : libérez d’abord de la place',
  'needs some {needed, number} MB, and {free, number} MB are free': 'il faut environ {needed, number} Mo, et {free, number} Mo sont libres',
  '--tenant: expected the schema of the tenant that this till belongs to, found none': '--tenant : le schéma du lieu auquel appartient cette caisse est attendu, rien n’est donné',
  'it creates {created, number} and fills {updated, number} rows, without a conflict': 'il crée {created, number} lignes et en complète {updated, number}, sans conflit',
  '{n, plural, one {# conflict} other {# conflicts}} between the dump and the target; decide each in the mapping file (--mapping)':
    '{n, plural, one {# conflit} other {# conflits}} entre l’export et la cible ; décidez de chacun dans le fichier de correspondance (--mapping)',
  'the dump does not pass: {verdict}; `convoyeur invariants run --source` says why, and --write-accept proposes what a person may accept':
    'l’export ne passe pas : {verdict} ; `convoyeur invariants run --source` dit pourquoi, et --write-accept propose ce qu’une personne peut accepter',
  'a dry-run of the whole import: {verdict}': 'un import à blanc, en entier : {verdict}',
  'database URL: expected of TLS sslmode, sslrootcert, sslcert and sslkey, found {name}, which would have no effect':
    'URL de la base : pour TLS, sslmode, sslrootcert, sslcert et sslkey sont attendus ; {name} serait sans effet',
  'database URL: sslmode=verify-ca says nothing without an authority of your own; name it with sslrootcert=FILE, or say sslmode=verify-full':
    'URL de la base : sslmode=verify-ca ne vérifie rien sans une autorité à vous ; indiquez-la par sslrootcert=FICHIER, ou mettez sslmode=verify-full',
  'database URL: expected sslmode to be one of {modes}, found another': 'URL de la base : sslmode doit être l’un de {modes} ; c’en est un autre',
  'database URL: {name} names {path}, which cannot be read ({code})': 'URL de la base : {name} désigne {path}, qui ne peut pas être lu ({code})',
};
