import { isUtf8 } from 'node:buffer';

import type { Problem } from '../problem.js';
import { NOT_UTF8, RECORD_BYTES_MAX, TOO_LARGE, type RawRecord, type Splitter } from './splitter.js';
import { ValueScanner, isWhiteSpace } from './value-scanner.js';
import { sentence, type Text } from '../../words/index.js';

/** What may come next between two values. */
type Expected = 'root' | 'name' | 'colon' | 'section' | 'element or end' | 'element' | 'comma or end' | 'section comma or end' | 'nothing';

const IN_WORDS: Readonly<Record<Expected, Text>> = {
  root: sentence('a list or an object'),
  name: sentence('the name of a section'),
  colon: sentence('":" after the name of a section'),
  section: sentence('the value of a section'),
  'element or end': sentence('a record or "]"'),
  element: sentence('a record'),
  'comma or end': sentence('"," or "]" after a record'),
  'section comma or end': sentence('"," or {brace} after a section', { brace: '"}"' }),
  nothing: sentence('nothing more'),
};

/** Where these are expected, the section read last has ended. */
const AFTER_SECTION: ReadonlySet<Expected> = new Set(['name', 'section comma or end', 'nothing']);

/**
 * Cuts one JSON array of records, or one JSON object of such arrays (the sections), into the texts of the records.
 * It looks only at brackets and quotes: whether a record is valid JSON is left to `JSON.parse`.
 */
export class ElementSplitter implements Splitter {
  fault: Problem | null = null;
  private expected: Expected = 'root';
  private readonly scanner = new ValueScanner();
  /** The beginning of a value that the chunks so far leave open; the scanner has seen it, and it is joined when the end has come. */
  private open: Buffer[] = [];
  private openBytes = 0;
  private section: string | null = null;
  readonly sections = new Set<string>();
  private position = 0;
  private index = 0;

  constructor(private readonly root: 'array' | 'object') {}

  feed(chunk: Buffer): RawRecord[] {
    const records: RawRecord[] = [];
    let start = this.scanner.active ? 0 : -1;
    let at = 0;
    while (at < chunk.length && this.fault === null) {
      const byte = chunk[at] ?? 0;
      if (start >= 0) {
        const end = this.scanner.scan(chunk, at);
        if (end < 0) break;
        this.complete(this.closed(chunk, start, end), records);
        start = -1;
        at = end;
      } else if (!isWhiteSpace(byte) && this.beginsValue(byte)) start = at;
      else at += 1;
    }
    if (start >= 0) this.keep(chunk.subarray(start));
    return records;
  }

  end(): RawRecord[] {
    if (this.fault === null && this.expected !== 'nothing') {
      const close = this.root === 'array' ? ']' : '}';
      this.fault = { where: this.here(), message: sentence('expected the closing "{close}" at the end, found the file cut off before it', { close }) };
    }
    return [];
  }

  /** Moves on by one structural byte. True when the byte begins a value, which the scanner then follows. */
  private beginsValue(byte: number): boolean {
    const character = String.fromCharCode(byte);
    const next = this.afterMark(character);
    if (next !== null) {
      this.expected = next;
      return false;
    }
    const takesValue = this.expected === 'element or end' || this.expected === 'element' || this.expected === 'section' || (this.expected === 'name' && character === '"');
    if (!takesValue || ',:]}'.includes(character)) {
      const found = byte > 0x20 && byte < 0x7f ? `"${character}"` : sentence('the byte {byte}', { byte: `0x${byte.toString(16)}` });
      this.fault = { where: this.here(), message: sentence('expected {expected}, found {found}', { expected: IN_WORDS[this.expected], found }) };
      return false;
    }
    this.scanner.start();
    return true;
  }

  /** What is expected after a bracket, comma or colon that may stand here; null for anything else. */
  private afterMark(character: string): Expected | null {
    const list: Expected = this.root === 'array' ? 'nothing' : 'section comma or end';
    switch (`${this.expected} ${character}`) {
      case 'root [':
        return this.root === 'array' ? 'element or end' : null;
      case 'root {':
        return this.root === 'object' ? 'name' : null;
      case 'name }':
        return this.sections.size === 0 ? 'nothing' : null;
      case 'colon :':
        return 'section';
      case 'section [':
        return 'element or end';
      case 'element or end ]':
      case 'comma or end ]':
        return list;
      case 'comma or end ,':
        return 'element';
      case 'section comma or end ,':
        return 'name';
      case 'section comma or end }':
        return 'nothing';
      default:
        return null;
    }
  }

  private keep(part: Buffer): void {
    this.open.push(part);
    this.openBytes += part.length;
    if (this.openBytes > RECORD_BYTES_MAX) this.fault = { where: this.here(), message: TOO_LARGE };
  }

  /** The bytes of the value that ends in this chunk, with what earlier chunks held of it. */
  private closed(chunk: Buffer, start: number, end: number): Buffer {
    const last = chunk.subarray(start, end);
    if (this.openBytes === 0) return last;
    const whole = Buffer.concat([...this.open, last]);
    this.open = [];
    this.openBytes = 0;
    return whole;
  }

  private complete(bytes: Buffer, records: RawRecord[]): void {
    if (this.expected === 'name') {
      this.enterSection(bytes.toString('utf8'));
      return;
    }
    const listed = this.expected !== 'section';
    this.position += 1;
    this.index += 1;
    const sound = isUtf8(bytes);
    const text = sound ? bytes.toString('utf8') : '';
    records.push(new Element(text, this.position, this.section, this.index, listed, sound ? null : NOT_UTF8));
    this.expected = listed ? 'comma or end' : 'section comma or end';
  }

  private enterSection(quoted: string): void {
    const name = unquoted(quoted);
    if (name === null || this.sections.has(name)) {
      const found = name === null ? sentence('text that is not valid JSON') : sentence('the section {name} a second time', { name: `"${name.slice(0, 40)}"` });
      this.fault = { where: this.here(), message: sentence('expected {expected}, found {found}', { expected: IN_WORDS.name, found }) };
      return;
    }
    this.sections.add(name);
    this.section = name;
    this.index = 0;
    this.expected = 'colon';
  }

  private here(): Text {
    if (this.section === null) return this.position === 0 ? sentence('the beginning of the file') : sentence('after record {position}', { position: this.position });
    const values = { section: this.section, index: this.index };
    if (AFTER_SECTION.has(this.expected)) return sentence('after section {section}', values);
    return this.index === 0 ? sentence('section {section}', values) : sentence('section {section}, after record {index}', values);
  }
}

class Element implements RawRecord {
  readonly unterminated = false;

  constructor(
    readonly text: string,
    readonly position: number,
    readonly section: string | null,
    private readonly index: number,
    readonly listed: boolean,
    readonly fault: Text | null,
  ) {}

  place(): Text {
    if (this.section === null) return sentence('record {position}', { position: this.position });
    const values = { section: this.section, index: this.index };
    return this.listed ? sentence('section {section}, record {index}', values) : sentence('section {section}', values);
  }
}

function unquoted(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
