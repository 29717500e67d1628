import type { ErrorCode } from 'yaml';

import { sentence, type Text } from '../words/index.js';

const MISSING = sentence('expected YAML, found a quote, bracket, comma or colon missing');
const INDENTED = sentence('expected YAML, found a line that is not indented as it should be (by spaces, without tabs)');
const ALIAS = sentence('the aliases: expected each to lead somewhere, found one that does not; put a text that begins with * or & in quotes');

/** What people do wrong in YAML. The library's own words are for those who know its grammar, and quote the file, which may be another one than was meant. */
const WORDS: Partial<Readonly<Record<ErrorCode, Text>>> = {
  MISSING_CHAR: MISSING, UNEXPECTED_TOKEN: MISSING, BAD_INDENT: INDENTED, TAB_AS_INDENT: INDENTED, BLOCK_IN_FLOW: INDENTED, BLOCK_AS_IMPLICIT_KEY: INDENTED, MULTILINE_IMPLICIT_KEY: INDENTED,
  BAD_ALIAS: ALIAS, ALIAS_PROPS: ALIAS,
  BAD_SCALAR_START: sentence('expected YAML, found a text that begins with a special character; put it in quotes'),
  MULTIPLE_DOCS: sentence('expected YAML, found a second document (a line ---); take it out'),
  BAD_DQ_ESCAPE: sentence('expected YAML, found a backslash between double quotes; use single ones'),
};

/** An error of YAML in words. @param code undefined where an alias cannot be followed, which the library finds last and without a code */
export function yamlTrouble(code: ErrorCode | undefined): Text {
  return code === undefined ? ALIAS : WORDS[code] ?? sentence('expected YAML, found something else ({code})', { code });
}
