import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Other processes whose command line names a folder, as `<pid> <command line>`. */
export function processesOf(folder: string): string[] {
  if (!existsSync('/proc')) return execFileSync('ps', ['-Aww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(folder));
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return line.includes(folder) && Number(pid) !== process.pid ? [`${pid} ${line}`] : [];
    } catch {
      return [];
    }
  });
}

/** Kills such processes, of which any may end by itself meanwhile. */
export function killProcesses(lines: readonly string[]): void {
  for (const line of lines) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
