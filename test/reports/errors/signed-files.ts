import { sample } from '../../sources/dump-files.js';
import type { Area, Reproducer } from './reproducer.js';

const UUID = '10000000-0000-4000-8000-000000000001';
const SIGNED = 'by: Jo, reason: known';
const CLASS = `code: hash-chain/fork, count: 320, sha256: ${'a'.repeat(64)}, ${SIGNED}`;
const FORK = `code: hash-chain/fork, parent: ${UUID}, children: [${UUID}], ${SIGNED}`;

const ENTRIES = [
  'hello', '{}', `{code: hash-chain/forks, ${SIGNED}}`, `{code: count-parity/missing, ${SIGNED}}`,
  `{code: sum-conservation/drift, token: x, wallet: ${UUID}, asset: ${UUID}, driftCents: 40.5, by: , reason: " "}`,
  `{code: hash-chain/fork, parent: ${UUID}, children: ${UUID}, ${SIGNED}}`, `{code: hash-chain/fork, parent: ${UUID}, children: [x], ${SIGNED}}`,
  `{code: tenant-coherence/not-federated, asset: ${UUID}, transactions: 3, ${SIGNED}}`, `{code: tenant-coherence/not-federated, asset: ${UUID}, place: ${UUID}, tenant: ${UUID}, transactions: 3, ${SIGNED}}`,
  `{code: hash-chain/content, count: 0, ${SIGNED}}`, `{${FORK}}`, `{${FORK}}`, `{${CLASS}}`, `{code: hash-chain/genesis, note: x, ${SIGNED}}`, `{code: {a: 1}, ${SIGNED}}`,
].map((entry) => `  - ${entry}\n`).join('');

const accepting = (name: string, yaml: string | Uint8Array): Reproducer =>
  ({ name, words: ['import', 'fedow', '--source', 'clean.jsonl', '--accept', 'accepted.yaml'], files: { 'accepted.yaml': yaml } });
const mapped = (name: string, yaml: string): Reproducer =>
  ({ name, words: ['import', 'fedow', '--source', 'clean.jsonl', '--mapping', 'mapping.yaml'], files: { 'mapping.yaml': yaml } });
const planned = (name: string, json: string): Reproducer =>
  ({ name, words: ['import', 'fedow', '--source', 'clean.jsonl', '--plan', 'plan.json', '--commit'], files: { 'plan.json': json } });
const SOURCE = `source: {sha256: ${'5f0c'.padEnd(64, '0')}}\n`;

/** Files that people fill in, or keep. */
export const SIGNED_FILES: readonly Area[] = [{
  title: 'An accepted file that is not in order',
  reproducers: () => [
    { name: 'no such file', words: ['import', 'fedow', '--source', 'clean.jsonl', '--accept', 'absent.yaml'] },
    { name: 'a folder', words: ['import', 'fedow', '--source', 'clean.jsonl', '--accept', '.'] },
    { name: 'below a file', words: ['import', 'fedow', '--source', 'clean.jsonl', '--accept', 'clean.jsonl/accepted.yaml'] },
    accepting('bytes that are no text', Uint8Array.from([0xff, 0xfe, 0x00, 0xc3])),
    accepting('the dump itself', Buffer.alloc(40_000_000, ' ')),
    accepting('an error of YAML', 'source: {sha256: "5f0c'),
    accepting('a special character without quotes', 'source: @x\n'),
    accepting('a backslash', 'source: "\\x"\n'),
    accepting('two documents', 'a: 1\n---\nb: 1\n'),
    accepting('a value of two kinds', 'accepted: !!str !!int 1\n'),
    accepting('a field twice', 'accepted: []\naccepted: []\n'),
    accepting('an alias that leads nowhere', 'accepted: *nowhere\n'),
    accepting('nothing in it', ''),
    accepting('a list', '- 1\n'),
    accepting('fields that are missing or unknown', 'source: {path: x}\nrejected: []\naccepted: {a: 1}\n'),
    accepting('entries that are not in order', `${SOURCE}accepted:\n${ENTRIES}`),
    { name: 'a proposal over a signed file', words: ['invariants', 'run', '--source', 'faulty.jsonl', '--write-accept', 'signed.yaml'], files: { 'signed.yaml': `${SOURCE}accepted:\n  - {${FORK}}\n` } },
    { name: 'a proposal that cannot be written', words: ['invariants', 'run', '--source', 'faulty.jsonl', '--write-accept', 'nowhere/accepted.yaml'] },
  ],
}, {
  title: 'A mapping file that is not in order',
  reproducers: () => [
    { name: 'no such file', words: ['import', 'fedow', '--source', 'clean.jsonl', '--mapping', 'absent.yaml'] },
    mapped('a list', '- 1\n'),
    mapped('sections and fields that are not in order', [
      'kards: {}', 'users:', `  ${UUID}: {wallet: apart}`, `  ${UUID.replace('1', 'a')}: {wallet: together, reason: x}`, `  ${UUID.replace('1', 'A')}: {wallet: apart, reason: x}`, 'cards: [1]',
      'places:', '  nowhere: {tenant: t0}', `  ${UUID}: {tenant: }`, `  ${UUID.replace('1', '2')}: {tenant: "not a schema"}`, `  ${UUID.replace('1', '3')}: hello`, `  ${UUID.replace('1', '4')}: {skip: true, because: x}`,
      `  ${UUID.replace('1', '5')}: {tenant: t0, shared: 12}`, '',
    ].join('\n')),
  ],
}, {
  title: 'A saved plan that is not in order',
  reproducers: () => [
    { name: 'no such file', words: ['import', 'fedow', '--source', 'clean.jsonl', '--plan', 'absent.json', '--commit'] },
    planned('no JSON', 'source:'),
    planned('a plan that is cut off', '{"convoyeur": "1'),
    planned('another JSON', '{}'),
    planned('the plan of another command', '{"command": "import laboutik"}'),
    { name: 'a plan that is there already', words: ['import', 'fedow', '--source', 'clean.jsonl', '--save-plan', 'there.json'], files: { 'there.json': '' } },
    { name: 'a plan for another tenant, or for another dump', words: ['import', 'fedow', '--source', 'dump.jsonl', '--plan', 'plan.json', '--commit'], files: { 'plan.json': '{}', 'dump.jsonl': JSON.stringify(sample('token')) } },
  ],
}];
