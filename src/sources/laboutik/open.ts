import { recognise, type Recognised } from '../recognise.js';
import type { LaboutikDump, TillBatch, TillFacts, TillFormat } from './dump.js';
import { foundFedow, TO_MOVE_FEDOW } from './found-fedow.js';
import { type Sentence, sentence } from '../../words/index.js';

/**
 * Opens a dump of LaBoutik. What it is, and whether it is compressed, is found by its content, never by its name.
 * @throws SourceError when the file is absent, unreadable, a folder, empty, no dump, or one of Fedow
 */
export async function openLaboutikDump(path: string): Promise<LaboutikDump> {
  const file = await recogniseTill(path, TO_MOVE_FEDOW);
  const { name, sizeBytes } = file;
  let facts: TillFacts | null = null;
  return {
    path, format: name, sizeBytes,
    get facts(): TillFacts {
      if (facts === null) throw new Error(`${path} has not been read to its end yet, so nothing is known of it`);
      return facts;
    },
    async *read(onProgress): AsyncGenerator<TillBatch> {
      // Loaded here, because class-validator takes longer to load than a small dump to read.
      const { readTill } = await import('./read-till.js');
      const { TILL_READERS } = await import('./models/index.js');
      facts = yield* readTill(file, TILL_READERS, onProgress);
    },
  };
}

/**
 * Finds out how a dump of LaBoutik is written.
 * @param ifOfFedow what to do with a dump of Fedow
 * @throws SourceError as `openLaboutikDump`
 */
export async function recogniseTill(path: string, ifOfFedow: Sentence): Promise<Recognised & { readonly name: TillFormat }> {
  const file = await recognise(path, sentence('a dump of LaBoutik'), sentence('JSON Lines or a JSON list'));
  const { name } = file.format;
  if (name === 'sections') throw foundFedow(path, sentence('sections, which only Fedow has'), ifOfFedow);
  return { ...file, name };
}
