import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedError, WAY_OUT } from './embedded-error.js';
import { runProgram, type ServerUser } from './run-program.js';
import { sentence } from '../../words/index.js';

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
  throw new EmbeddedError(sentence(
      'PostgreSQL does not run as root, and this machine has none of the users {users}. Run the command as an ordinary user. {wayOut}',
      { users: CANDIDATES.join(', '), wayOut: WAY_OUT },
    ));
}

/**
 * The user of a cluster that is there already: its owner, whoever made it. Null when that is ourselves.
 * @param folder the folder that holds the database files
 * @throws EmbeddedError when it belongs to root, or to somebody else and we are not root
 */
export async function ownerOf(folder: string): Promise<ServerUser | null> {
  const { uid, gid } = await stat(folder);
  if (uid === 0) {
    throw new EmbeddedError(sentence('{folder} belongs to root, and PostgreSQL does not run as root. Give it to the user it was made by: chown -R postgres, or nobody.', { folder }));
  }
  if (uid === process.getuid?.()) return null;
  if (isRoot()) return { name: `user ${uid}`, uid, gid };
  throw new EmbeddedError(sentence('{folder} belongs to user {uid}, not to you. Run the command as that user, or take another --data-dir.', { folder, uid }));
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
    throw new EmbeddedError(sentence(
      'The database server runs as {name}, since PostgreSQL does not run as root, and {name} cannot enter {step}. Take another folder (--data-dir /var/lib/convoyeur), or open this one: {command}. {wayOut}',
      { name: user.name, step, command: `chmod o+x '${step}'`, wayOut: WAY_OUT },
    ));
  }
}

async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  try {
    return (await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { user })).code === 0;
  } catch {
    throw new EmbeddedError(sentence(
      'This root may not act as {name}, and PostgreSQL does not run as root (a container with a single user?). Run the command as an ordinary user. {wayOut}',
      { name: user.name, wayOut: WAY_OUT },
    ));
  }
}

async function numberOf(option: '-u' | '-g', name: string): Promise<number | null> {
  const { code, output } = await runProgram('id', [option, name]);
  return code === 0 ? Number(output) : null;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
