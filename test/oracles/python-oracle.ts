import { spawnSync } from 'node:child_process';

/** What the machine's own Python says, asked once per question in one batch. */
export interface PythonOracle {
  /** As in `unicodedata.unidata_version`; Python 3.11 has 14.0.0. */
  readonly unicode: string;
  /** For each JSON text, `str(json.loads(text))` and `json.dumps` of that. */
  readonly answers: readonly (readonly [str: string, dumped: string])[];
  /** `repr` of every code point that is not printable, by number. */
  readonly notPrintable: Readonly<Record<string, string>>;
}

const PROGRAM = `
import json, sys, unicodedata
texts = json.load(sys.stdin)
answers = [(s, json.dumps(s)) for s in (str(json.loads(t)) for t in texts)]
reprs = {i: repr(chr(i)) for i in range(sys.maxunicode + 1) if not chr(i).isprintable()}
json.dump({'unicode': unicodedata.unidata_version, 'answers': answers, 'notPrintable': reprs}, sys.stdout)
`;

/** Null where there is no `python3`; what Python complains of is thrown. */
export function askPython(texts: readonly string[]): PythonOracle | null {
  const run = spawnSync('python3', ['-I', '-c', PROGRAM], { input: JSON.stringify(texts), maxBuffer: 2 ** 28, encoding: 'utf8' });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') return null;
  if (run.error !== undefined) throw run.error;
  if (run.status !== 0) throw new Error(`python3 ended with ${run.status ?? run.signal}: ${run.stderr}`);
  return JSON.parse(run.stdout) as PythonOracle;
}
