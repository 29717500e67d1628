import { execFile } from 'node:child_process';

/** The unprivileged user that the server runs as when we are root, which PostgreSQL refuses to be. */
export interface ServerUser {
  /** For messages: `postgres`, or `user 1000` where only the number is known. */
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** How a program ended: its exit code (null after a signal) and what it wrote on both streams. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

export interface RunOptions {
  /** Run as this user instead of our own. */
  readonly user?: ServerUser | null;
  /** Text for its standard input. */
  readonly input?: string;
}

/**
 * Runs a program to its end.
 * @throws the system's error (`ENOENT`, `EACCES`, `EPERM`) when it cannot be started at all
 */
export function runProgram(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, spawnOptions(options.user ?? null), (error, stdout, stderr) => {
      const code = error === null ? 0 : (error.code ?? null);
      if (error instanceof Error && typeof code === 'string') reject(error);
      else resolve({ code: typeof code === 'number' ? code : null, output: stdout + stderr });
    });
    child.stdin?.on('error', () => undefined); // a program may end before it has read all of it
    child.stdin?.end(options.input ?? '');
  });
}

/** How programs of PostgreSQL are started: the user, no environment of ours, a folder that everybody may stand in. */
export function spawnOptions(user: ServerUser | null): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  return { cwd: '/', env: plainEnvironment(), ...(user === null ? {} : { uid: user.uid, gid: user.gid }) };
}

/**
 * The environment of the server's programs. It starts from nothing: the operator's may hold secrets that another user
 * would then be able to read, `PG…` variables that change what they do, and a locale that initdb does not know.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'NODE_V8_COVERAGE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
