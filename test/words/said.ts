import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import ts from 'typescript';

const SOURCE = resolve(import.meta.dirname, '../../src');

/** A sentence where the source makes it: `sentence('…', {…})` or `voice.say('…', {…})`. */
export interface Said {
  /** File and line. */
  readonly where: string;
  /** Undefined where it is no literal: then nobody can translate it. */
  readonly pattern: string | undefined;
  /** What it is given to: `draft.warn`, `TargetError`; empty where it is kept or returned. */
  readonly givenTo: string;
  /** Names of the values; undefined where they are not written out. */
  readonly values: readonly string[] | undefined;
}

/** Every file of the source but the words' own, whose functions pass patterns on. */
export function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^words.(?:sentence|voice|index|fr\W)/.test(file))
    .map((file) => join(SOURCE, file));
}

export function saidIn(file: string): readonly Said[] {
  const said: Said[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && speaks(node.expression)) {
      const [pattern, values] = node.arguments;
      said.push({
        where: `${file.slice(SOURCE.length + 1)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
        pattern: pattern !== undefined && ts.isStringLiteralLike(pattern) ? pattern.text : undefined,
        givenTo: givenTo(node),
        values: namesOf(values),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

/** The call around a sentence that is no sentence itself. */
function givenTo(node: ts.Node): string {
  for (let outer = node.parent; !ts.isStatement(outer); outer = outer.parent) {
    if (ts.isFunctionLike(outer)) return '';
    if ((ts.isCallExpression(outer) || ts.isNewExpression(outer)) && !speaks(outer.expression)) return outer.expression.getText();
  }
  return '';
}

function speaks(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'sentence';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'say' && /(?:^|\.)#?voice(?:\(\))?$/.test(callee.expression.getText());
}

function namesOf(values: ts.Expression | undefined): readonly string[] | undefined {
  if (values === undefined) return [];
  if (!ts.isObjectLiteralExpression(values)) return undefined;
  const names: string[] = [];
  for (const property of values.properties) {
    if (property.name === undefined) return undefined;
    names.push(property.name.getText());
  }
  return names;
}

/** What `--help` shows: the commands' own texts, as the manifest keeps them. */
export function helpTexts(): readonly string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(resolve(SOURCE, '..', file), 'utf8'));
  const texts = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === 'string' && (key === 'summary' || key === 'description' || key === 'helpValue')) texts.add(one);
      else visit(one);
    }
  };
  visit(read('oclif.manifest.json'));
  const { description, oclif } = read('package.json') as { readonly description: string; readonly oclif: unknown };
  visit({ description, oclif });
  return [...texts];
}
