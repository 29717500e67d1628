import { stat } from 'node:fs/promises';

import { headOf } from './byte-stream.js';
import { foreignContent } from './foreign-content.js';
import { DUMP_FORMATS } from './formats/index.js';
import type { DumpFormat } from './formats/splitter.js';
import { SourceError } from './problem.js';
import { type Sentence, sentence, unreadableFile } from '../words/index.js';

/** How much of the content is looked at to find out what it is. */
const HEAD_BYTES = 64 * 1024;

/** A dump of either old system, known by its content. */
export interface Recognised {
  readonly path: string;
  readonly format: DumpFormat;
  readonly compressed: boolean;
  /** Of the file on disk. */
  readonly sizeBytes: number;
  /** By the first records; Fedow where they tell nothing. */
  readonly system: 'fedow' | 'laboutik';
}

/**
 * Finds out what a file is, by its content, never by its name.
 * @param expected which dump was asked for: `a dump of Fedow`
 * @param kinds the forms that such a dump may have, in words
 * @throws SourceError when the file is absent, unreadable, a folder, empty or no dump
 */
export async function recognise(path: string, expected: Sentence, kinds: Sentence): Promise<Recognised> {
  const sizeBytes = await sizeOf(path);
  const { head, compressed, fault } = await headOf(path, HEAD_BYTES);
  const text = head.toString('utf8').trimStart();
  if (text === '') throw new SourceError({ said: fault === null ? sentence('{path}: expected {expected}, found an empty file', { path, expected }) : sentence('{path}: {fault}', { path, fault }), todo: sentence('Make the dump again.') });
  const format = DUMP_FORMATS.find((candidate) => candidate.recognises(text));
  if (format === undefined) {
    const { found, todo } = foreignContent(head);
    throw new SourceError({ said: sentence('{path}: expected {expected} ({kinds}, .gz of each), found {found}', { path, expected, kinds, found }), todo });
  }
  const isLaboutik = /"(?:APIcashless|epsonprinter)\.\w+"/i.test(text) && !text.includes('"fedow_core.');
  return { path, format, compressed, sizeBytes, system: isLaboutik ? 'laboutik' : 'fedow' };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
    throw new SourceError({ said: sentence('{path}: expected a file, found {what}', { path, what: found.isDirectory() ? sentence('a folder') : sentence('a device or pipe, which cannot be read twice') }), todo: sentence('Check the path.') });
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(unreadableFile(path, error));
  }
}
