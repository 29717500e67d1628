/**
 * The text of one value inside the text of an object, exactly as it is written there: `100` and `100.0` are the same to
 * `JSON.parse` and differ in the hash (SPEC 2.3). White space around the value is left out.
 * @param text a valid JSON object
 * @param path names from the outside to the inside: `['fields', 'metadata']`
 * @returns null where there is no such value; of a name that stands twice the last one, as `JSON.parse` does
 */
export function rawValue(text: string, path: readonly [string, ...string[]]): string | null {
  const name = path[path.length - 1] ?? path[0];
  const start = onlyMention(text, name) ?? valueAt(text, path);
  return start === null ? null : owned(text.slice(start, endOfValue(text, start)));
}

/**
 * Where the value starts when the name is mentioned once in the whole text: the fast way, which the caller may only go when
 * it knows that the value is there, and which a name with escapes would lead astray, hence the look for `\u00`.
 */
function onlyMention(text: string, name: string): number | null {
  // Without the opening quote: quotes are everywhere, and the search goes by the first character.
  const closed = `${name}"`;
  const at = text.indexOf(closed);
  if (at < 0 || text.indexOf(closed, at + 1) >= 0 || (text.includes('\\') && text.includes('\\u00'))) return null;
  const colon = afterSpace(text, at + closed.length);
  return text[at - 1] === '"' && text[at - 2] !== '\\' && text[colon] === ':' ? afterSpace(text, colon + 1) : null;
}

/** Walks the names of each object on the path. */
function valueAt(text: string, path: readonly string[]): number | null {
  let start: number | null = afterSpace(text, 0);
  for (const name of path) {
    start = start === null ? null : memberAt(text, start, name);
  }
  return start;
}

/** Where the value of the last member of that name starts, in the object that starts at `from`. */
function memberAt(text: string, from: number, wanted: string): number | null {
  if (text[from] !== '{') return null;
  let found: number | null = null;
  let at = afterSpace(text, from + 1);
  while (at < text.length && text[at] !== '}') {
    const nameEnd = endOfValue(text, at);
    const name: unknown = JSON.parse(text.slice(at, nameEnd));
    const value = afterSpace(text, afterSpace(text, nameEnd) + 1);
    if (name === wanted) found = value;
    at = afterSpace(text, endOfValue(text, value));
    if (text[at] === ',') at = afterSpace(text, at + 1);
  }
  return found;
}

/** The index after the value that starts at `from`. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      // Below 0: the bracket belongs to what holds a bare number or word.
      if (depth <= 0) return depth < 0 ? at : at + 1;
    } else if (depth === 0 && (character === ',' || isSpace(character))) return at;
  }
  return text.length;
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/** A copy: V8's slices keep the whole text they were cut from in memory, for as long as a record is kept. */
function owned(slice: string): string {
  return slice.length < 13 ? slice : Buffer.from(slice, 'utf8').toString('utf8');
}
