import { type Language, LOCALE } from './language.js';
import type { Sayable } from './sayable.js';
import { inLanguage, type Text } from './sentence.js';

/** Several things inside a sentence: `a, b and c`, `a, b ou c`; with `plain` only commas, with `clauses` semicolons. */
export function listed(items: readonly Text[], kind: 'and' | 'or' | 'plain' | 'clauses' = 'plain'): Sayable {
  return {
    in: (language) => {
      const said = items.map((item) => inLanguage(item, language));
      if (kind === 'clauses') return said.join(language === 'fr' ? '\u00a0; ' : '; ');
      return kind === 'plain' ? said.join(', ') : joiner(language, kind).format(said);
    },
  };
}

function joiner(language: Language, kind: 'and' | 'or'): Intl.ListFormat {
  return new Intl.ListFormat(LOCALE[language], { type: kind === 'and' ? 'conjunction' : 'disjunction' });
}
