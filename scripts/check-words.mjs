#!/usr/bin/env node
// No file of the project may name a package registry or a path of somebody's machine: both are true in one place only.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Another folder can be named: for the test of this file. */
const project = argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));
const NOT_OURS = new Set(['.bench', '.git', '.convoyeur', 'coverage', 'dist', 'dist-test', 'node_modules']);

// Written with classes of one character, so that this file does not find itself.
const FORBIDDEN = [
  { pattern: /\bregistry[.][a-z0-9-]+[.][a-z]{2,}/i, why: 'the host of a package registry' },
  { pattern: /"resolved"[:] *"http/, why: 'the address of a package registry (.npmrc keeps it out: omit-lockfile-registry-resolved)' },
  { pattern: /(?<![\w.~}>-])[/](?:home|Users)[/][a-z]\w*[/]/, why: 'somebody’s home folder' },
  { pattern: /(?<![\w.~}>-])[/](?:work|root|tmp)[/][\w.-]/, why: 'a path of one machine' },
];

const found = [...files(project)].flatMap(findings);
for (const line of found) console.error(line);
if (found.length === 0) console.log('no registry and no path of a machine is named');
else process.exitCode = 1;

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile()) yield path;
  }
}

function findings(path) {
  const bytes = readFileSync(path);
  if (bytes.includes(0)) return [];
  const text = bytes.toString();
  // Most files are clean: their lines are not worth splitting.
  if (!FORBIDDEN.some(({ pattern }) => pattern.test(text))) return [];
  return text.split('\n').flatMap((line, at) =>
    FORBIDDEN.filter(({ pattern }) => pattern.test(line)).map(({ why }) => `${relative(project, path)}:${at + 1}: ${why}: ${line.trim().slice(0, 120)}`),
  );
}
