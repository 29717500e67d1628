import { basename, resolve, sep } from 'node:path';

/** Flags whose values are files. */
export const FILE_FLAGS: ReadonlySet<string> = new Set(['source', 'accept', 'mapping', 'plan', 'witness']);

/**
 * How the files of a run are called where somebody else is to have them: by their names alone. Two that share a name (the tills of two venues,
 * each in a folder of its own) are told apart by the end of their paths, no more of it than it takes: `v1/laboutik.json`, `v2/laboutik.json`.
 * @param flags as the library parsed them
 * @returns the name for a path, never an absolute one; `./-x.jsonl` where a command would read it as a flag
 */
export function fileNames(flags: Readonly<Record<string, unknown>>): (path: string) => string {
  const given = [...FILE_FLAGS].flatMap((flag) => flags[flag]).filter((value) => typeof value === 'string').map((path) => resolve(path));
  return (path) => {
    const own = resolve(path);
    const name = apart(own, [...new Set([own, ...given])].filter((other) => basename(other) === basename(own)));
    return name.startsWith('-') ? `./${name}` : name;
  };
}

/** The shortest end of a path that, at the same length, differs from those of all others; nothing above the folder that holds them all. */
function apart(path: string, alike: readonly string[]): string {
  const all = alike.map((one) => one.split(sep));
  const most = Math.min(...all.map(({ length }) => length)) - 1;
  const differing = (all[0] ?? []).findIndex((folder, at) => at === most || all.some((parts) => parts[at] !== folder));
  const end = (one: string, length: number): string => one.split(sep).slice(differing).slice(-length).join('/');
  let length = 1;
  while (new Set(alike.map((one) => end(one, length))).size < alike.length) length++;
  return end(path, length);
}
