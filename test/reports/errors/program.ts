import { Config } from '@oclif/core/config';
import { mkdtempSync, rmSync, chmodSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { explain, told } from '#convoyeur/cli/explain.js';
import { perform } from '#convoyeur/cli/main.js';
import { type Language, Voice } from '#convoyeur/words/index.js';
import { Sentence } from '#convoyeur/words/sentence.js';

// The program in this process: the real command classes, started by the words that a person would type, two hundred times in seconds.

/** A folder that everything happens in, so that messages name files as `dump.jsonl`. */
export const folder = realpathSync(mkdtempSync(join(tmpdir(), 'convoyeur-errors-')));
// Started by root, the embedded server runs as another user, who must get in.
chmodSync(folder, 0o755);
process.on('exit', () => { rmSync(folder, { recursive: true, force: true }); });

// Nothing of the machine's own, and no colour on a terminal.
Object.assign(process.env, { NO_COLOR: '1' });
for (const name of ['DATABASE_URL', 'PGPASSWORD', 'PGSSLMODE', 'PGSSLROOTCERT', 'DEBUG']) Reflect.deleteProperty(process.env, name);

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = await Config.load({ root });

/** Every sentence that was shown to somebody, by its English. */
export const shown: ReadonlySet<string> = watchSentences();

function watchSentences(): Set<string> {
  const patterns = new Set<string>();
  const real = Object.getOwnPropertyDescriptor(Sentence.prototype, 'in')?.value as Sentence['in'];
  Sentence.prototype.in = function watched(this: Sentence, language: Language): string {
    patterns.add(this.pattern);
    return real.call(this, language);
  };
  return patterns;
}

/** What stands on standard error, and the exit code. */
export async function run(words: readonly string[], language: Language): Promise<string> {
  const [out, err] = [process.stdout.write.bind(process.stdout), process.stderr.write.bind(process.stderr)];
  const before = process.cwd();
  let stderr = '';
  process.chdir(folder);
  process.stdout.write = () => true;
  process.stderr.write = (text: string | Uint8Array) => { stderr += String(text); return true; };
  process.exitCode = 0;
  try {
    await perform([...words, '--lang', language], config);
    // What is warned of before is no part of it.
    return `${stderr.slice(Math.max(0, stderr.search(/^(?:Error|Erreur)/mu)))}exit code ${process.exitCode}\n`;
  } finally {
    Object.assign(process.stdout, { write: out });
    Object.assign(process.stderr, { write: err });
    process.exitCode = 0;
    process.chdir(before);
  }
}

/** How an error of a library is told: one that a test cannot make a server or a disk raise. */
export function tell(error: unknown, language: Language): string {
  const explanation = explain(error, { secrets: [] });
  return `${told(explanation, new Voice(language)).join('\n')}\nexit code ${explanation.exitStatus}\n`;
}
