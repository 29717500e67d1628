import { DictItems } from './dict-items.js';
import { reprOfFloat } from './float-repr.js';
import { reprOfString } from './string-repr.js';

/** Python's recursion limit: it can never have parsed, nor hashed, anything nested deeper. */
const DEPTH_MAX = 1000;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_E = 0x45;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LOWER_E = 0x65;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const TILDE = 0x7e;

/**
 * What `str(json.loads(text))` gives in Python 3.11: a top-level string is itself, everything else its `repr`.
 *
 * It goes from text to text and never builds the value: `JSON.parse` loses the difference between `100` and `100.0`
 * and the digits of big integers, and a JavaScript object reorders keys like `10` and swallows `__proto__`.
 * @param text the exact JSON text of one value, already accepted by `JSON.parse`: it is not validated again
 * @throws RangeError where the text is nested deeper than 1000 levels
 * @throws SyntaxError where the text is not JSON, as far as that shows
 */
export function reprOfJson(text: string): string {
  if (text === '{}') return text; // by far the commonest
  return new Transcriber(text).wholeText();
}

class Transcriber {
  private at = 0;

  constructor(private readonly text: string) {}

  wholeText(): string {
    this.skipSpace();
    const isString = this.text.charCodeAt(this.at) === QUOTE;
    const result = isString ? this.decodedString() : this.value(0);
    this.skipSpace();
    if (this.at < this.text.length) throw this.notJson('nothing more');
    return result;
  }

  private value(depth: number): string {
    const first = this.text.charCodeAt(this.at);
    if (first === QUOTE) return this.string();
    if (first === OPEN_BRACE) return this.object(depth + 1);
    if (first === OPEN_BRACKET) return this.array(depth + 1);
    if (first === MINUS || (first >= ZERO && first <= NINE)) return this.number();
    if (first === LOWER_T) return this.literal('true', 'True');
    if (first === LOWER_F) return this.literal('false', 'False');
    if (first === LOWER_N) return this.literal('null', 'None');
    throw this.notJson('a value');
  }

  private object(depth: number): string {
    this.enter(depth);
    if (this.takes(CLOSE_BRACE)) return '{}';
    const items = new DictItems();
    do {
      this.skipSpace();
      if (this.text.charCodeAt(this.at) !== QUOTE) throw this.notJson('a key');
      const key = this.string();
      this.skipSpace();
      this.at++; // the colon
      this.skipSpace();
      items.set(key, this.value(depth));
      this.skipSpace();
    } while (this.takes(COMMA));
    if (!this.takes(CLOSE_BRACE)) throw this.notJson('"," or "}"');
    return items.repr();
  }

  private array(depth: number): string {
    this.enter(depth);
    if (this.takes(CLOSE_BRACKET)) return '[]';
    let result = '[';
    do {
      this.skipSpace();
      result += result === '[' ? this.value(depth) : `, ${this.value(depth)}`;
      this.skipSpace();
    } while (this.takes(COMMA));
    if (!this.takes(CLOSE_BRACKET)) throw this.notJson('"," or "]"');
    return `${result}]`;
  }

  /** Steps over the opening bracket and the space after it. */
  private enter(depth: number): void {
    if (depth > DEPTH_MAX) {
      throw new RangeError(
        `JSON text, character ${this.at + 1}: nested deeper than ${DEPTH_MAX} levels, which Python cannot have read: ` +
          'look at this value in the old database.',
      );
    }
    this.at++;
    this.skipSpace();
  }

  private string(): string {
    const start = this.at;
    const kind = this.skipString();
    if (kind === 'plain') return `'${this.text.slice(start + 1, this.at - 1)}'`;
    return reprOfString(this.decoded(start, kind));
  }

  private decodedString(): string {
    const start = this.at;
    return this.decoded(start, this.skipString());
  }

  private decoded(start: number, kind: StringKind): string {
    if (kind === 'escaped') return String(JSON.parse(this.text.slice(start, this.at)));
    return this.text.slice(start + 1, this.at - 1);
  }

  /** Steps over a string, and tells how much there is to do about it. */
  private skipString(): StringKind {
    let kind: StringKind = 'plain';
    for (let at = this.at + 1; at < this.text.length; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === QUOTE) {
        this.at = at + 1;
        return kind;
      }
      if (unit === BACKSLASH) {
        kind = 'escaped';
        at++;
      } else if (kind === 'plain' && (unit > TILDE || unit === SINGLE_QUOTE)) kind = 'as it stands';
    }
    this.at = this.text.length;
    throw this.notJson('the end of a string');
  }

  /** An integer keeps its digits, whatever its size; a point or an exponent makes a float. */
  private number(): string {
    const start = this.at;
    let isFloat = false;
    for (; ; this.at++) {
      const unit = this.text.charCodeAt(this.at);
      if (unit >= ZERO && unit <= NINE) continue;
      if (unit === POINT || unit === LOWER_E || unit === UPPER_E) isFloat = true;
      else if (unit !== MINUS && unit !== PLUS) break;
    }
    const digits = this.text.slice(start, this.at);
    if (isFloat) return reprOfFloat(Number(digits));
    return digits === '-0' ? '0' : digits;
  }

  private literal(json: string, python: string): string {
    if (!this.text.startsWith(json, this.at)) throw this.notJson('a value');
    this.at += json.length;
    return python;
  }

  private takes(unit: number): boolean {
    if (this.text.charCodeAt(this.at) !== unit) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    for (; ; this.at++) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== SPACE && unit !== LINE_FEED && unit !== CARRIAGE_RETURN && unit !== TAB) return;
    }
  }

  private notJson(expected: string): SyntaxError {
    const found = this.at < this.text.length ? JSON.stringify(this.text.charAt(this.at)) : 'the end';
    return new SyntaxError(`JSON text, character ${this.at + 1}: expected ${expected}, found ${found}: give the exact text of one JSON value.`);
  }
}

/** Plain: it is its own `repr` but for the quotes. As it stands: no JSON escapes in it. */
type StringKind = 'plain' | 'as it stands' | 'escaped';
