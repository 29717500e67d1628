import { sentence, type Text } from './sentence.js';

const NAMES: Readonly<Record<string, Text>> = {
  clean: sentence('clean'),
  accepted: sentence('accepted'),
  incomplete: sentence('incomplete'),
  failed: sentence('failed'),
  'rolled back': sentence('rolled back'),
};

/** What a verdict is called for people; JSON and the run table keep the word itself. */
export function verdictName(verdict: string): Text {
  return NAMES[verdict] ?? verdict;
}
