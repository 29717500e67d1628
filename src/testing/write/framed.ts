/** Records one a line, or as one array as Django's JSON writer frames it; piece by piece as they are asked for. */
export function* framed<T>(records: Iterable<T>, textOf: (record: T) => string, format: 'jsonl' | 'json'): Generator<string> {
  if (format === 'jsonl') {
    for (const record of records) yield `${textOf(record)}\n`;
    return;
  }
  let separator = '[';
  for (const record of records) {
    yield separator + textOf(record);
    separator = ', ';
  }
  yield separator === '[' ? '[]\n' : ']\n';
}
