import { chmod, cp, readFile, readdir, rename, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EmbeddedError, WAY_OUT } from './embedded-error.js';
import { MAKING, makingFolder, removeMaking, removeRemnants } from './making-folder.js';
import { nativePackage, type NativePackage, nativePackageName } from './native-package.js';
import { runProgram, type ServerUser } from './run-program.js';
import { sentence } from '../../words/index.js';

/** The programs of PostgreSQL, ready to be run by the server's user. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Of PostgreSQL: `18`. */
  readonly major: string;
}

/** An entry of `pg-symlinks.json`: paths from the root of the package. */
interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the programs in the npm package of this platform. Where the server's user cannot run them there (root's own
 * folder is closed to others), or their symbolic links are missing and cannot be made, they are copied once under
 * `dataDir`, and the copy is used from then on.
 * @throws EmbeddedError when there is no such package, or its programs do not run here
 */
export async function findBinaries(dataDir: string, user: ServerUser | null): Promise<Binaries> {
  const found = await installedPackage();
  const links = await symbolicLinks(found.native);
  if (await makeLinks(found.native, links) && await runs(found.native, user)) return binariesIn(found.native, found);
  const copy = join(dataDir, `binaries-${found.version}`);
  if (!await exists(copy)) await copyBinaries(found.native, links, copy);
  if (await runs(copy, user)) return binariesIn(copy, found);
  throw new EmbeddedError({
    said: sentence('{copy}/bin/postgres: expected the embedded PostgreSQL ({name}) to run on this system, found that it does not', { copy, name: nativePackageName() }), todo: WAY_OUT,
  });
}

async function installedPackage(): Promise<NativePackage> {
  const found = await nativePackage();
  if (found !== null) return found;
  throw new EmbeddedError({
    said: sentence('the embedded PostgreSQL: expected the optional package {name} in this installation, found none', { name: nativePackageName() }),
    todo: sentence('Install with optional packages where there is one for this platform ({platform}). {wayOut}', { platform: `${process.platform}-${process.arch}`, wayOut: WAY_OUT }),
  });
}

function binariesIn(native: string, { version }: NativePackage): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), major: version.split('.')[0] ?? version };
}

async function runs(native: string, user: ServerUser | null): Promise<boolean> {
  try {
    return (await runProgram(join(native, 'bin/postgres'), ['--version'], { user })).code === 0;
  } catch {
    return false;
  }
}

/** npm packages hold no symbolic links; the package lists its own in a file, for an install script that npm may not run. */
async function symbolicLinks(native: string): Promise<readonly Link[]> {
  const list = join(native, 'pg-symlinks.json');
  return await exists(list) ? (JSON.parse(await readFile(list, 'utf8')) as readonly Link[]) : [];
}

/** Makes those that are missing; false when the folder may not be written to. */
async function makeLinks(native: string, links: readonly Link[]): Promise<boolean> {
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false; // another run may have made it meanwhile
    }
  }
  return true;
}

/** The copy appears whole or not at all, so that a second run at the same time, or one that was killed, does no harm. */
async function copyBinaries(native: string, links: readonly Link[], copy: string): Promise<void> {
  await removeRemnants(dirname(copy));
  const making = makingFolder(dirname(copy), MAKING.binaries);
  try {
    await cp(native, making, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    await makeLinks(making, links);
    await openToAll(making);
    await rename(making, copy);
  } catch (error) {
    await removeMaking(making);
    if (!await exists(copy)) throw error;
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
