import type { Sayable } from './sayable.js';
import { inLanguage, type Text } from './sentence.js';

/** A text that begins a sentence: `the wallet of …` becomes `The wallet of …`. */
export function capitalised(text: Text): Sayable {
  return {
    in: (language) => {
      const said = inLanguage(text, language);
      return said.charAt(0).toLocaleUpperCase(language) + said.slice(1);
    },
  };
}
