import { type ErrorText, Sentence } from '../../words/index.js';

/** An error on its way from one process to another: as patterns, so that it is said in the language of the reader. Their values pass as text. */
export interface SentError {
  readonly said: SentSentence;
  readonly todo: SentSentence;
}

type SentSentence = Pick<Sentence, 'pattern' | 'values'>;

export function sent({ said, todo }: ErrorText): SentError {
  return { said: plain(said), todo: plain(todo) };
}

export function received({ said, todo }: SentError): ErrorText {
  return { said: new Sentence(said.pattern, said.values), todo: new Sentence(todo.pattern, todo.values) };
}

/** A sentence itself would become its English in JSON. */
function plain({ pattern, values }: Sentence): SentSentence {
  return { pattern, values };
}
