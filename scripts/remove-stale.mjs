#!/usr/bin/env node
// Removes compiled files whose source is gone. The compiler leaves them, and a command that was deleted would still be there to run.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));

for (const [source, compiled] of [['src', 'dist'], ['test', 'dist-test']]) {
  const root = join(project, compiled);
  if (!existsSync(root)) continue;
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const name = /^(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(file)?.[1];
    if (name !== undefined && !existsSync(join(project, source, `${name}.ts`))) rmSync(join(root, file));
  }
}
