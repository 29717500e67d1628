#!/usr/bin/env node
// Is oclif.manifest.json fresh? A stale one hides new commands and flags in silence. Leaves the file as it was.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(project, 'oclif.manifest.json');
const committed = existsSync(file) ? readFileSync(file, 'utf8') : undefined;

try {
  const { DATABASE_URL: _operators, ...environment } = process.env;
  const made = spawnSync(process.execPath, [join(project, 'node_modules/oclif/bin/run.js'), 'manifest'], { cwd: project, encoding: 'utf8', env: environment });
  if (made.status !== 0) throw new Error(`oclif manifest failed: ${made.stderr}`);
  if (committed === undefined) throw new Error('oclif.manifest.json is absent. Run: npm run manifest');
  const stale = differences(JSON.parse(committed), JSON.parse(readFileSync(file, 'utf8')));
  if (stale.length > 0) throw new Error(`oclif.manifest.json is stale: ${stale.join(', ')}. Run: npm run manifest`);
  console.log('oclif.manifest.json is fresh');
} catch (error) {
  process.exitCode = 1;
  console.error(error.message);
} finally {
  if (committed === undefined) rmSync(file, { force: true });
  else writeFileSync(file, committed);
}

/** Names of the commands that are new, gone or different; the version where it is. */
function differences(before, after) {
  const ids = [...new Set([...Object.keys(before.commands), ...Object.keys(after.commands)])];
  const commands = ids.filter((id) => JSON.stringify(before.commands[id]) !== JSON.stringify(after.commands[id])).map((id) => id.replaceAll(':', ' '));
  return before.version === after.version ? commands : [...commands, `version ${before.version} instead of ${after.version}`];
}
