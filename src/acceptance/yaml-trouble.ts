import type { ErrorCode } from 'yaml';

import { sentence, type Text } from '../words/index.js';

const MISSING = sentence('a quote, bracket, comma or colon is missing');
const INDENTED = sentence('a line that is not indented as it should be (by spaces, without tabs)');
const ALIAS = sentence('an alias that leads nowhere; put a text that begins with * or & in quotes');

/** What people do wrong in YAML. The library's own words are for those who know its grammar, and quote the file, which may be another one than was meant. */
const WORDS: Partial<Readonly<Record<ErrorCode, Text>>> = {
  MISSING_CHAR: MISSING, UNEXPECTED_TOKEN: MISSING, BAD_INDENT: INDENTED, TAB_AS_INDENT: INDENTED, BLOCK_IN_FLOW: INDENTED, BLOCK_AS_IMPLICIT_KEY: INDENTED, MULTILINE_IMPLICIT_KEY: INDENTED,
  BAD_ALIAS: ALIAS, ALIAS_PROPS: ALIAS,
  BAD_SCALAR_START: sentence('a text that begins with a special character; put it in quotes'),
  BAD_DQ_ESCAPE: sentence('a backslash between double quotes; use single ones'),
};

/** An error of YAML in words. @param code undefined where an alias cannot be followed, which the library finds last and without a code */
export function yamlTrouble(code: ErrorCode | undefined): Text {
  return code === undefined ? ALIAS : WORDS[code] ?? sentence('something that is no YAML ({code})', { code });
}
