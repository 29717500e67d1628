import { PREFLIGHT } from './preflight.js';

/** What happens to a run: locks, lost connections, interruptions. */
export const OPERATIONS: Readonly<Record<string, string>> = {
  ...PREFLIGHT,
  'there is no tenant {tenant} in the target': 'il n’y a pas de lieu {tenant} dans la cible',
  'The commit was under way and may have been done; `convoyeur runs` says whether it was.':
    'La validation était en cours et a peut-être abouti ; `convoyeur runs` le dira.',
  'another run is at work on this database; wait until it is done': 'un autre import travaille sur cette base ; attendez qu’il ait fini',
  'another run is at work on this database, "{name}" (server process {pid}, since {since} UTC); wait until it is done':
    'un autre import travaille sur cette base, « {name} » (processus {pid} du serveur, depuis {since} UTC) ; attendez qu’il ait fini',
  'another run is at work on this database, "{name}" (server process {pid}); wait until it is done':
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
    'elle a rencontré un autre programme qui l’attendait lui-même (interblocage) ; relancez',
  'another program has changed the same rows meanwhile; run it again': 'un autre programme a modifié les mêmes lignes entre-temps ; relancez',
  'another program holds what it needs; run it again when that program is done': 'un autre programme tient ce dont elle a besoin ; relancez quand il aura fini',
  'the disk of the server is full; make room and run it again': 'le disque du serveur est plein ; libérez de la place et relancez',
  'the server has run out of a resource': 'le serveur manque d’une ressource',
  'it was cancelled': 'elle a été interrompue',
  'the server was stopped': 'le serveur a été arrêté',
  'the connection broke': 'la connexion s’est rompue',
  'the role lacks a right that it needs': 'le rôle n’a pas un droit dont il a besoin',
  'the server takes no writes (a standby, or read-only)': 'le serveur n’accepte pas d’écriture (réplica, ou lecture seule)',
  'the rows do not fit together (a constraint of the database)': 'les lignes ne s’accordent pas (une contrainte de la base)',
  'a value does not fit its column': 'une valeur ne tient pas dans sa colonne',
  'PostgreSQL refused it': 'PostgreSQL l’a refusée',
};
