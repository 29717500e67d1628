import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_BEHIND = ['node_modules', '.git', '.convoyeur', 'counterexamples'].map((name) => join(root, name));

/** The sections of docs/recipes.md by their titles. */
export const RECIPES: ReadonlyMap<string, string> = new Map(readFileSync(join(root, 'docs/recipes.md'), 'utf8').split(/^## /mu).slice(1).map((section) => [section.slice(0, section.indexOf('\n')), section]));

/** A test that follows one recipe to the letter, in a copy of the project. Each has a file of its own, since each takes its time. */
export function testRecipe(title: string): void {
  const recipe = suite(`recipe: ${title}`);
  recipe('followed to the letter', () => {
    const blocks = [...(RECIPES.get(title) ?? '').matchAll(/^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$/gmsu)];
    assert.ok(blocks.some(([, language]) => language === 'sh'), 'a recipe ends with commands that show that it works');
    const copy = openFolder('recipe');
    try {
      cpSync(root, copy, { recursive: true, preserveTimestamps: true, filter: (path) => !LEFT_BEHIND.includes(path) });
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
      for (const [, language = '', file = '', text = ''] of blocks) follow(copy, language, join(copy, file), text);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
  recipe.run();
}

function follow(copy: string, language: string, file: string, text: string): void {
  if (language === 'sh') run(copy, text);
  else if (language === 'diff') change(file, text);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}

/** The lines that stay or go stand in the file once; in their place come those that stay or are new. */
function change(file: string, diff: string): void {
  const lines = diff.trimEnd().split('\n');
  const before = textOf(lines, '-');
  const found = readFileSync(file, 'utf8').split(before);
  assert.is(found.length, 2, `${file}: expected once, found ${found.length - 1} times:\n${before}`);
  writeFileSync(file, found.join(textOf(lines, '+')));
}

function textOf(lines: readonly string[], sign: '-' | '+'): string {
  return lines.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign)).map((line) => line.slice(1)).join('\n');
}

function run(copy: string, script: string): void {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: copy, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } });
  assert.is(status, 0, `${script}\n${stdout}\n${stderr}`);
}
