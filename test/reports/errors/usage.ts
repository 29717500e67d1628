import type { Area, Reproducer } from './reproducer.js';

const TOKEN = '0593c7fa-be0f-4aa7-8126-eb449f28a776';
const WALLET = '02e13718-5227-4c28-b838-04dd0c2c67f2';
const IDLE = '211ac318-504d-44b9-b250-3cae8980d2e9';
const typed = (name: string, ...words: readonly string[]): Reproducer => ({ name, words });

/** Words that the command line does not understand. */
export const USAGE: Area = {
  title: 'Wrong usage',
  reproducers: () => [
    typed('no such command', 'audit'),
    typed('a mistyped command', 'imprt', 'fedow'),
    typed('a dump without its flag', 'inspect', 'dump.jsonl'),
    typed('a word that nothing takes', 'schema', 'check', 'all'),
    typed('a flag before its command', '--data-dir', 'x', 'runs'),
    typed('a mistyped flag of the program', '--verison'),
    typed('a flag that is missing', 'inspect'),
    typed('a mistyped flag', 'inspect', '--sorce', 'dump.jsonl'),
    typed('an argument that is missing', 'explain', 'token', '--source', 'dump.jsonl'),
    typed('an argument that is none of those known', 'completion', 'fish'),
    typed('a word too many', 'inspect', '--source', 'dump.jsonl', 'other.jsonl'),
    typed('a flag without its value', 'inspect', '--source'),
    typed('an empty value, from a shell variable that is unset', 'inspect', '--source', ''),
    typed('an empty database URL', 'runs', '--database-url', ''),
    typed('a value that is none of those known', 'import', 'fedow', '--source', 'dump.jsonl', '--unlinked-cards', 'x'),
    typed('two flags that contradict each other', 'import', 'fedow', '--source', 'dump.jsonl', '--commit', '--rehearse'),
    typed('two mistakes at once', 'import', 'fedow', '--commit', '--rehearse'),
    typed('neither of two flags', 'invariants', 'run'),
    typed('a flag that needs another', 'fuzz', '--path', '1:2'),
    typed('a flag given twice', 'inspect', '--source', 'a.jsonl', '--source', 'b.jsonl'),
    typed('a number that is none', 'runs', '--show', 'x'),
    typed('a number that is too small', 'generate', 'fedow', '--transactions', '-1', '--out', 'out.jsonl'),
    typed('an invariant that is mistyped', 'invariants', 'run', '--source', 'dump.jsonl', '--only', 'sum-conversation'),
    typed('an invariant that nobody knows', 'invariants', 'run', '--source', 'dump.jsonl', '--only', 'rust'),
    typed('a fault that is mistyped', 'generate', 'fedow', '--out', 'out.jsonl', '--transactions', '20', '--faults', 'drifts'),
    typed('a fault that nobody knows', 'generate', 'fedow', '--out', 'out.jsonl', '--transactions', '20', '--faults', 'lightning'),
    typed('a fault that nothing can be found for', 'generate', 'fedow', '--out', 'out.jsonl', '--transactions', '16', '--faults', 'fork'),
    { name: 'a dump that is there already', words: ['generate', 'fedow', '--out', 'there.jsonl', '--transactions', '20'], files: { 'there.jsonl': '' } },
    typed('a dump that cannot be written', 'generate', 'fedow', '--out', 'nowhere/out.jsonl', '--transactions', '20'),
    typed('a path of a counterexample that is none', 'fuzz', '--seed', '1', '--path', 'x'),
    { name: 'a report that is there already', words: ['invariants', 'run', '--source', 'dump.jsonl', '--report', 'there.html'], files: { 'there.html': '' } },
    typed('a report that cannot be written', 'invariants', 'run', '--source', 'dump.jsonl', '--report', 'nowhere/report.html'),
    typed('a token that is mistyped', 'explain', 'token', TOKEN.replace('0593', '0594'), '--source', 'faulty.jsonl'),
    typed('a token that nobody knows', 'explain', 'token', 'ffffffff-ffff-4fff-8fff-ffffffffffff', '--source', 'clean.jsonl'),
    typed('the beginning of many tokens', 'explain', 'token', '0', '--source', 'clean.jsonl'),
    typed('a token with another asset', 'explain', 'token', TOKEN, '--asset', TOKEN, '--source', 'faulty.jsonl'),
    typed('a wallet with several assets', 'explain', 'token', WALLET, '--source', 'faulty.jsonl'),
    typed('a wallet without that asset', 'explain', 'token', WALLET, '--asset', TOKEN, '--source', 'faulty.jsonl'),
    typed('a wallet without anything', 'explain', 'token', IDLE, '--source', 'faulty.jsonl'),
    typed('the tenant of a dump of Fedow', 'verify', 'import', '--source', 'clean.jsonl', '--tenant', 'mamasound'),
    typed('a till without its tenant', 'verify', 'import', '--source', 'till.json'),
    typed('a till without its tenant, before the import', 'preflight', '--source', 'till.json'),
    typed('a till without its tenant, to be imported', 'import', 'laboutik', '--source', 'till.json'),
  ],
};
