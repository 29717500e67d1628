import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { IntlMessageFormat } from 'intl-messageformat';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { SETTING_CLASSES } from '#convoyeur/testing/fuzz/scenario.js';
import { DUMP_CLASSES, TILL_CLASSES } from '#convoyeur/testing/index.js';
import { FRENCH } from '#convoyeur/words/fr/index.js';
import { helpTexts, saidIn, sourceFiles, type Said } from './said.js';

// Every sentence of the source, found by the compiler's own parser, against the French catalogue.

const FOLDER = join(import.meta.dirname, '../../dist/words/fr');

const catalogue = suite('catalogue');
const said: readonly Said[] = sourceFiles().flatMap(saidIn);
/** What `fuzz` counts; the codes of V1 are the same in both languages. */
const classes = [...Object.keys(DUMP_CLASSES), ...Object.keys(TILL_CLASSES), ...SETTING_CLASSES].filter((name) => !/^(?:action|article) [A-Z]+$/u.test(name));
const patterns = new Set([...said.flatMap(({ pattern }) => pattern ?? []), ...helpTexts(), ...classes]);

/** Text, and the number of a plural: what has no name. */
const BARE: ReadonlySet<number> = new Set([0, 7]);

/** Names of a pattern's placeholders, those inside plurals and choices too. */
function placeholders(pattern: string): readonly string[] {
  const names = new Set<string>();
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (!BARE.has(element.type)) names.add('value' in element ? element.value : '');
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

function none(title: string, found: () => readonly string[]): void {
  catalogue(title, () => { assert.is(found().join('\n'), ''); });
}

catalogue('sentences are found at all', () => { assert.ok(patterns.size > 40, `${patterns.size} patterns`); });

none('a pattern is a literal', () => said.filter(({ pattern }) => pattern === undefined).map(({ where }) => where));

none('every sentence has its French', () => [...patterns].filter((pattern) => FRENCH[pattern] === undefined));

none('no French is left over', () => Object.keys(FRENCH).filter((pattern) => !patterns.has(pattern)));

catalogue('no pattern is translated in two places: the later one would win in silence', async () => {
  const areas = readdirSync(FOLDER).filter((file) => file.endsWith('.js') && file !== 'index.js');
  const keys = (await Promise.all(areas.map(async (file) => Object.values((await import(join(FOLDER, file))) as Record<string, object>)))).flat().flatMap((area) => Object.keys(area));
  assert.is(keys.filter((key, at) => keys.indexOf(key) !== at).join('\n'), '');
});

none('a translation has the placeholders of its pattern', () =>
  Object.entries(FRENCH).filter(([english, french]) => placeholders(english).join() !== placeholders(french).join()).map(([english, french]) => `${english} → ${french}`));

none('every placeholder is given a value, and no value without one', () =>
  said.filter(({ pattern, values }) => pattern !== undefined && values !== undefined && placeholders(pattern).join() !== [...values].sort().join())
    .map(({ where, pattern }) => `${where}: ${pattern ?? ''}`));

none('apostrophes are ’: the straight one quotes in these patterns', () => [...patterns, ...Object.values(FRENCH)].filter((text) => text.includes("'")));

none('French punctuation stands behind a space that does not break', () =>
  Object.values(FRENCH).filter((french) => / [;:!?»](?=\s|$)|« |[a-zé)}][;!?](?=\s|$)|[a-zé)}]:(?=\s|$)/u.test(french.replaceAll(/`[^`]*`|, plural,|\{\w+, select,/g, ''))));

catalogue.run();
