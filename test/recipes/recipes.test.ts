import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECIPES } from './recipe.js';

const recipes = suite('recipes');

const HERE = resolve(import.meta.dirname, '../../test/recipes');

recipes('each has a test that follows it', () => {
  const followed = readdirSync(HERE).flatMap((file) => [...readFileSync(join(HERE, file), 'utf8').matchAll(/^testRecipe\('(.+)'\)/gmu)].map(([, title]) => title));
  assert.equal(followed.sort(), [...RECIPES.keys()].sort());
  assert.ok(followed.length >= 3, 'a recipe for an invariant, a format and a table');
});

recipes.run();
