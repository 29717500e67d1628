#!/usr/bin/env node
// Writes docs/schemas/, the JSON Schema of each object of `--json`, from the types in src/reports/objects.ts; with --check only says whether they are fresh.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const project = fileURLToPath(new URL('..', import.meta.url));
const types = join(project, 'src/reports/objects.ts');
const folder = join(project, 'docs/schemas');
const check = process.argv.includes('--check');

const generator = createGenerator({ path: types, tsconfig: join(project, 'tsconfig.json'), skipTypeCheck: true, topRef: false, additionalProperties: false, sortProps: true });
// Not an object of a command, but what all have in common.
const shared = 'Common';
const names = [...readFileSync(types, 'utf8').matchAll(/^export (?:type|interface) (\w+)/gmu)].map(([, name]) => name).filter((name) => name !== shared);
const always = generator.createSchema(shared).required;
const made = new Map(names.map((name) => [`${kebab(name)}.schema.json`, `${JSON.stringify(schemaOf(name), null, 2)}\n`]));

let stale = 0;
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (!made.has(file)) tell(file, () => { rmSync(join(folder, file)); });
for (const [file, text] of made) if (read(join(folder, file)) !== text) tell(file, () => { writeFileSync(join(folder, file), text); });
process.exitCode = stale === 0 ? 0 : 1;

/** A command that ends with an error gives what it knows until then: without an error nothing is missing. */
function schemaOf(name) {
  const { $schema, definitions, required, description, ...rest } = generator.createSchema(name);
  return {
    $schema, title: name, description: description ?? `The object of \`convoyeur ${kebab(name).replaceAll('-', ' ')} --json\`. Amounts are integers in cents.`, ...rest,
    required: always,
    if: { properties: { errors: { maxItems: 0 } } },
    then: { required },
    definitions: asWritten(definitions),
  };
}

/** A sentence is an object in the program and its English text in JSON. */
function asWritten(definitions = {}) {
  return 'Sentence' in definitions ? { ...definitions, Sentence: { type: 'string', description: 'In English.' } } : definitions;
}

function kebab(name) {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}

function tell(file, write) {
  if (!check) return write();
  console.error(`docs/schemas/${basename(file)} is not what the code says: run \`npm run docs\``);
  stale += 1;
}

function read(path) {
  try { return readFileSync(path, 'utf8'); } catch { return ''; }
}
