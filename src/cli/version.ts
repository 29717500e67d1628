import { readFile } from 'node:fs/promises';

/** Whether nothing but the version is asked for, in one of the ways that people are used to. */
export function isVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && ['--version', '-v', '-V', 'version'].includes(argv[0] ?? '');
}

/**
 * What a report of a fault has to name: `convoyeur/0.1.0 linux-x64 node-v20.20.2 postgresql-18.4`, the last being the embedded server; of
 * a server elsewhere, `preflight` tells the version.
 */
export async function versionLine(): Promise<string> {
  const { nativePackage } = await import('../target/embedded/native-package.js');
  const [{ version }, embedded] = await Promise.all([ownPackage(), nativePackage()]);
  const server = embedded === null ? '(no embedded postgresql)' : `postgresql-${/^\d+\.\d+/.exec(embedded.version)?.[0] ?? embedded.version}`;
  return `convoyeur/${version} ${process.platform}-${process.arch} node-${process.version} ${server}`;
}

async function ownPackage(): Promise<{ version: string }> {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
}
