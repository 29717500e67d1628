import { SourceError } from '../problem.js';
import { type Sentence, sentence, type Text } from '../../words/index.js';

/** What to do with a dump of Fedow that was given to be moved as a till. */
export const TO_MOVE_FEDOW = sentence('Use the command for it: `convoyeur import fedow`.');

/** What to do with one that was given to bear witness. */
export const FEDOW_IS_NO_WITNESS = sentence('--witness takes a till; give this one with --source.');

/**
 * What is said of a dump of Fedow where one of LaBoutik is asked for. Nothing is wrong with its data.
 * @param sign what it is known by
 * @param todo what to do with it
 */
export function foundFedow(path: string, sign: Text, todo: Sentence): SourceError {
  return new SourceError({ said: sentence('{path}: expected a dump of LaBoutik, found one of Fedow ({sign})', { path, sign }), todo });
}
