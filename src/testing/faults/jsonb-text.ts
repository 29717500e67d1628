const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"{}[\]:,]+|[{}[\]:,]/gsu;

/**
 * What PostgreSQL's `jsonb` makes of a JSON text: keys by length in bytes, then by bytes, of equal ones the last; numbers with
 * all their digits and no exponent, and zero without a sign.
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
    if (token !== '{') return /^-?\d/u.test(token) ? numericText(token) : token;
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

/** A number as PostgreSQL's `numeric` writes it: the exponent moves the point. */
function numericText(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/u.exec(number) ?? [];
  const point = whole.length + Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const at = Math.max(1, point);
  const moved = `${digits.slice(0, at).replace(/^0+(?=\d)/u, '')}${digits.length > at ? `.${digits.slice(at)}` : ''}`;
  return /[1-9]/u.test(moved) ? sign + moved : moved;
}
