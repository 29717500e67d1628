import type { Language } from './language.js';

/** Something that is put into words only when somebody reads it, in the language of the reader. */
export interface Sayable {
  in(language: Language): string;
}
