import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AS_ITS_USER, EmbeddedError, WAY_OUT } from './embedded-error.js';
import { runProgram, type ServerUser } from './run-program.js';
import { type Sentence, sentence } from '../../words/index.js';

/** In order of preference; `_postgres` is macOS's. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The user for a new cluster; null when we are not root: then the server runs as ourselves.
 * @throws EmbeddedError on a machine that has none of them
 */
export async function chooseServerUser(): Promise<ServerUser | null> {
  if (!isRoot()) return null;
  for (const name of CANDIDATES) {
    const [uid, gid] = [await numberOf('-u', name), await numberOf('-g', name)];
    if (uid !== null && gid !== null) return { name, uid, gid };
  }
  throw new EmbeddedError({ said: sentence('this machine: expected one of the users {users} for PostgreSQL, found none', { users: CANDIDATES.join(', ') }), todo: asOrdinaryUser() });
}

/**
 * The user of a cluster that is there already: its owner, whoever made it. Null when that is ourselves.
 * @param folder the folder that holds the database files
 * @throws EmbeddedError when it belongs to root, or to somebody else and we are not root
 */
export async function ownerOf(folder: string): Promise<ServerUser | null> {
  const { uid, gid } = await stat(folder);
  if (uid === 0) {
    throw new EmbeddedError({
      said: sentence('{folder}: expected a folder of a user that PostgreSQL can run as, found one of root', { folder }),
      todo: sentence('Give it to the user it was made by: `chown -R postgres`, or nobody.'),
    });
  }
  if (uid === process.getuid?.()) return null;
  if (isRoot()) return { name: `user ${uid}`, uid, gid };
  throw new EmbeddedError({ said: sentence('{folder}: expected a folder of your own, found one of user {uid}', { folder, uid }), todo: AS_ITS_USER });
}

/**
 * Makes sure that the server's user can get into a folder. It is tried, not computed: permissions may be more than modes.
 * @throws EmbeddedError naming the outermost folder that is closed
 */
export async function requireEntrance(folder: string, user: ServerUser | null): Promise<void> {
  if (user === null || await canEnter(folder, user)) return;
  const way = [folder];
  for (let above = dirname(folder); above !== way[0]; above = dirname(above)) way.unshift(above);
  for (const step of way) {
    if (await canEnter(step, user)) continue;
    throw new EmbeddedError({
      said: sentence('{step}: expected a folder that {name} can enter, found it closed', { step, name: user.name }),
      todo: sentence(
        'PostgreSQL does not run as root, so it runs as {name}: take another folder (--data-dir /var/lib/convoyeur), or open this one with `{command}`. {wayOut}',
        { name: user.name, command: `chmod o+x '${step}'`, wayOut: WAY_OUT },
      ),
    });
  }
}

async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  try {
    return (await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { user })).code === 0;
  } catch {
    throw new EmbeddedError({ said: sentence('this machine: expected a root that may act as {name}, found one that may not (a container with a single user?)', { name: user.name }), todo: asOrdinaryUser() });
  }
}

function asOrdinaryUser(): Sentence {
  return sentence('PostgreSQL does not run as root: run the command as an ordinary user. {wayOut}', { wayOut: WAY_OUT });
}

async function numberOf(option: '-u' | '-g', name: string): Promise<number | null> {
  const { code, output } = await runProgram('id', [option, name]);
  return code === 0 ? Number(output) : null;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
