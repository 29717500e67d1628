import { readFile, realpath } from 'node:fs/promises';
import { AcceptanceError } from './acceptance-error.js';
import { readYamlFile } from './yaml-file.js';
import { asFields } from './yaml-values.js';
import { writeWhole } from '../files/whole-file.js';
import { codeOf, sentence, unwritableFile } from '../words/index.js';

/**
 * Writes a proposed acceptance. A file that is there already is replaced only if it is a proposal that nobody has begun
 * to sign; anything else is somebody's work.
 * @throws AcceptanceError (exit 2) for such a file, or one that cannot be written
 */
export async function writeProposal(path: string, text: string): Promise<void> {
  try {
    writeWhole(path, text);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw refusal(path, error);
    await replace(path, text);
  }
}

async function replace(path: string, text: string): Promise<void> {
  try {
    if ((await readFile(path)).equals(Buffer.from(text))) return;
    if (!(await isUnsigned(path))) {
      throw new AcceptanceError({
        said: sentence('{path}: expected no file of that name, or a proposal that nobody has begun to sign, found a file that is signed or is no proposal', { path }),
        todo: sentence('It is left as it is: name another file. With --accept, the signatures of an earlier one come over for all that is still the same.'),
      });
    }
    // Through a link, to the file that it leads to.
    writeWhole(await realpath(path), text, true);
  } catch (error) {
    throw error instanceof AcceptanceError ? error : refusal(path, error);
  }
}

/** Whether a file is a proposal in which no `by` and no `reason` says anything. */
async function isUnsigned(path: string): Promise<boolean> {
  let content: unknown;
  try {
    ({ content } = await readYamlFile(path, AcceptanceError));
  } catch (error) {
    if (error instanceof AcceptanceError) return false;
    throw error;
  }
  const top = asFields(content);
  const entries = top?.get('accepted');
  if (top === null || top.size !== 2 || !top.has('source') || !Array.isArray(entries)) return false;
  return entries.every((entry: unknown) => {
    const fields = asFields(entry);
    return fields !== null && isBlank(fields.get('by')) && isBlank(fields.get('reason'));
  });
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function refusal(path: string, error: unknown): AcceptanceError {
  return new AcceptanceError(unwritableFile(path, error));
}
