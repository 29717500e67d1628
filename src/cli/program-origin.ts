import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Where the program that made a report comes from: what somebody needs who wants the same one. */
export interface ProgramOrigin {
  /** Address of the repository, as `package.json` names it; null where it names none. */
  readonly repository: string | null;
  /** The commit that is checked out, 40 hexadecimal digits; null where the program is no checkout of git. */
  readonly commit: string | null;
  /** Whether files of that commit were changed since. */
  readonly isChanged: boolean;
}

/** @param root folder of the program, the one of its `package.json` */
export async function programOrigin(root: string): Promise<ProgramOrigin> {
  const [repository, commit] = await Promise.all([repositoryOf(root), commitOf(root)]);
  return { repository, commit, isChanged: commit !== null && (await git(root, 'status', '--porcelain', '--untracked-files=no')) !== '' };
}

async function repositoryOf(root: string): Promise<string | null> {
  const { repository } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { repository?: string | { url?: string } };
  const url = typeof repository === 'object' ? repository.url : repository;
  return url?.replace(/^git\+/, '') ?? null;
}

/** Only where the program itself is the checkout: installed in somebody's project it would name that project's commit. */
async function commitOf(root: string): Promise<string | null> {
  const [prefix, commit] = (await git(root, 'rev-parse', '--show-prefix', 'HEAD'))?.split('\n') ?? [];
  return prefix === '' && commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
}

/** What git answers; null where it is not installed, or there is nothing that it knows. */
async function git(root: string, ...words: readonly string[]): Promise<string | null> {
  try {
    return (await promisify(execFile)('git', ['-C', root, ...words], { timeout: 5000 })).stdout.replace(/\n$/, '');
  } catch {
    return null;
  }
}
