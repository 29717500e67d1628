const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"{}[\]:,]+|[{}[\]:,]/gsu;

/**
 * What PostgreSQL's `jsonb` makes of a JSON text, as far as its keys go: by length in bytes, then by bytes, of equal ones the
 * last. Numbers stay as they stand.
 * @param json valid JSON
 */
export function jsonbText(json: string): string {
  const tokens = json.match(TOKEN) ?? [];
  let at = 0;
  const list = <T>(end: string, read: () => T): T[] => {
    const items: T[] = [];
    while (tokens[at] !== end) {
      if (tokens[at] === ',') at += 1;
      items.push(read());
    }
    at += 1;
    return items;
  };
  const value = (): string => {
    const token = tokens[at++] ?? '';
    if (token === '[') return `[${list(']', value).join(', ')}]`;
    if (token !== '{') return token;
    const members = new Map(list('}', (): [string, string] => {
      const key = tokens[at] ?? '';
      at += 2; // the key and its colon
      return [key, value()];
    }));
    return `{${[...members].sort(([a], [b]) => byBytes(a, b)).map(([key, text]) => `${key}: ${text}`).join(', ')}}`;
  };
  return value();
}

function byBytes(a: string, b: string): number {
  const [left, right] = [Buffer.from(JSON.parse(a) as string), Buffer.from(JSON.parse(b) as string)];
  return left.length - right.length || Buffer.compare(left, right);
}
