#!/usr/bin/env node
// Gives what is unreleased in CHANGELOG.md the version in package.json and today's date; with --check only says whether there is anything.
// Both are run by `npm version`.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../CHANGELOG.md', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const text = readFileSync(file, 'utf8');
const [head, unreleased] = text.split('## [Unreleased]\n');
if (unreleased === undefined || /^\s*(## |$)/.test(unreleased)) {
  console.error('CHANGELOG.md: expected something under [Unreleased], found nothing. What is released?');
  process.exit(1);
}
if (!process.argv.includes('--check')) writeFileSync(file, `${head}## [Unreleased]\n\n## [${version}] - ${new Date().toISOString().slice(0, 10)}\n${unreleased}`);
