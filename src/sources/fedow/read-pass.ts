import { contentOf, type ByteTrace } from '../byte-stream.js';
import { FrameCheck } from '../django/trailer.js';
import type { DumpFormat, RawRecord, Splitter } from '../formats/splitter.js';
import { Admission } from './admission.js';
import { readDjangoRecord } from './django-records.js';
import type { Batch, DumpFacts, ReadOptions } from './dump.js';
import { FactsCollector } from './facts-collector.js';
import { SectionRecords } from './section-records.js';
import { sentence } from '../../words/index.js';

/** Records in a batch: enough that handing it over costs nothing. */
const BATCH_RECORDS = 500;

/** The file to read, as it was recognised. */
export interface Recognised {
  readonly path: string;
  readonly format: DumpFormat;
  readonly compressed: boolean;
}

/**
 * Reads a dump once, from its first to its last byte.
 * @returns what the read has shown, after the last batch
 * @throws SourceError when the file cannot be read
 */
export async function* readPass(file: Recognised, options: ReadOptions, validating: boolean): AsyncGenerator<Batch, DumpFacts> {
  const facts = new FactsCollector();
  const admission = new Admission(facts, options.models === undefined ? null : new Set(options.models), validating);
  const sections = file.format.name === 'sections' ? new SectionRecords(admission) : null;
  const readRecord = (raw: RawRecord): void => (sections === null ? readDjangoRecord(raw, admission) : sections.read(raw));
  const splitter = file.format.splitter();
  const trace: ByteTrace = { sha256: null, fault: null };
  // Once is enough: a file that is another one at a later read is found by its digest.
  const frame = validating && file.format.name === 'jsonl' ? new FrameCheck() : null;

  for await (const chunk of contentOf(file.path, file.compressed, trace, options.onProgress)) {
    frame?.feed(chunk);
    // After a fault of the structure the rest is read for its digest only.
    const raws = splitter.fault === null ? splitter.feed(chunk) : [];
    for (const raw of raws) {
      readRecord(raw);
      if (admission.waiting >= BATCH_RECORDS) yield admission.takeBatch();
    }
  }
  // The end of a damaged gzip stream is not the end of the dump: only the damage is told.
  if (trace.fault === null && splitter.fault === null) splitter.end().forEach(readRecord);
  if (admission.waiting > 0) yield admission.takeBatch();
  noteEnd(splitter, trace, facts, sections, frame);
  return facts.facts(trace.sha256 ?? '');
}

function noteEnd(splitter: Splitter, trace: ByteTrace, facts: FactsCollector, sections: SectionRecords | null, frame: FrameCheck | null): void {
  if (trace.fault !== null) facts.problems.note(sentence('the compressed file'), trace.fault);
  else if (splitter.fault !== null) facts.problems.note(splitter.fault.where, splitter.fault.message);
  else {
    sections?.end(splitter.sections);
    facts.checkFrame(frame?.frame() ?? null);
    facts.close();
  }
}
