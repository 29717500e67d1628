import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Who may not import whom, why, and a tree that breaks the rule. */
export interface ArchitectureRule {
  readonly name: string;
  /** Shown with each violation: what is banned here, and what to use. */
  readonly why: string;
  readonly from: IRegularForbiddenRuleType['from'];
  readonly to: IRegularForbiddenRuleType['to'];
  /** Files that break this rule: how the test knows that the rule can fail. */
  readonly broken: Readonly<Record<string, string>>;
}

/** A library by its name, found or not. */
function library(...names: readonly string[]): string {
  return `^(?:node_modules/)?(?:${names.join('|')})(?:/|$)`;
}

const DATABASE = library('pg', 'pg-copy-streams', 'pg-cursor', 'typeorm', 'node-sqlite3-wasm');

/** The architecture, as data. */
export const ARCHITECTURE: readonly ArchitectureRule[] = [
  {
    name: 'words-know-nothing',
    why: 'Sentences, money and dates are what every layer speaks with: they know none of them. Pass in what is to be said.',
    from: { path: '^src/words/' },
    to: { pathNot: ['^src/words/', library('intl-messageformat', 'fastest-levenshtein')] },
    broken: { 'src/words/a.ts': "import { b } from '../ledger/b.js'; export const a = b;", 'src/ledger/b.ts': 'export const b = 1;' },
  },
  {
    name: 'ledger-is-pure',
    why: 'What the data means depends on nothing: no file, no clock, no library but SHA-256 of node:crypto, and the words for its errors. Pass in what is needed.',
    from: { path: '^src/ledger/' },
    to: { pathNot: ['^src/ledger/', '^src/words/', '^(?:node:)?crypto$'] },
    broken: { 'src/ledger/a.ts': "import { readFileSync } from 'node:fs'; export const a = readFileSync;" },
  },
  {
    name: 'files-know-no-content',
    why: 'How a file comes to be whole or not at all has nothing to do with what is in it.',
    from: { path: '^src/files/' },
    to: { path: '^src/', pathNot: ['^src/files/', '^src/words/'] },
    broken: { 'src/files/a.ts': "import { b } from '../ledger/b.js'; export const a = b;", 'src/ledger/b.ts': 'export const b = 1;' },
  },
  {
    name: 'invariants-know-the-ledger-only',
    why: 'An auditor reads an invariant in one sitting: it sees plain data and does no I/O. Whoever runs it brings the data.',
    from: { path: '^src/invariants/' },
    to: { pathNot: ['^src/invariants/', '^src/ledger/', '^src/words/'] },
    broken: { 'src/invariants/a.ts': "import { b } from '../sources/b.js'; export const a = b;", 'src/sources/b.ts': 'export const b = 1;' },
  },
  {
    name: 'invariants-share-no-bug-with-the-mapping',
    why: 'An invariant that computed with the mapping would agree with its mistakes: write the expectation apart, from the ledger.',
    from: { path: '^src/invariants/' },
    to: { path: '^src/mapping/' },
    broken: { 'src/invariants/a.ts': "import type { B } from '../mapping/b.js'; export type A = B;", 'src/mapping/b.ts': 'export type B = 1;' },
  },
  {
    name: 'mapping-is-pure',
    why: 'A row follows from a record and the plan alone, or dry-run and commit could differ. What must be read from the target is passed in.',
    from: { path: '^src/mapping/' },
    to: { pathNot: ['^src/mapping/', '^src/ledger/', '^src/words/', '^src/entities/', library('uuid')] },
    broken: { 'src/mapping/a.ts': "import { b } from '../invariants/b.js'; export const a = b;", 'src/invariants/b.ts': 'export const b = 1;' },
  },
  {
    name: 'mapping-sees-entities-as-types',
    why: 'Rows are plain objects; loading an entity would load TypeORM, 124 ms, into everything that maps. Use `import type`.',
    from: { path: '^src/mapping/' },
    to: { path: '^src/entities/', dependencyTypesNot: ['type-only'] },
    broken: { 'src/mapping/a.ts': "import { B } from '../entities/b.js'; export const a = new B();", 'src/entities/b.ts': 'export class B {}' },
  },
  {
    name: 'sources-know-the-ledger-only',
    why: 'Reading a dump knows no target: what a dump alone shows is found before any database is opened.',
    from: { path: '^src/sources/' },
    to: { path: '^src/', pathNot: ['^src/sources/', '^src/ledger/', '^src/words/'] },
    broken: { 'src/sources/a.ts': "import { b } from '../mapping/b.js'; export const a = b;", 'src/mapping/b.ts': 'export const b = 1;' },
  },
  {
    name: 'acceptance-knows-findings-only',
    why: 'What a person signs is what the invariants found, and nothing of the plan or the target may lean on it. It reads and writes its own YAML file.',
    from: { path: '^src/acceptance/' },
    to: { pathNot: ['^src/acceptance/', '^src/files/', '^src/ledger/', '^src/words/', '^src/invariants/', library('yaml'), '^(?:node:)?(?:crypto|fs|fs/promises)$'] },
    broken: { 'src/acceptance/a.ts': "import { b } from '../migration/b.js'; export const a = b;", 'src/migration/b.ts': 'export const b = 1;' },
  },
  {
    name: 'extract-knows-the-old-databases-only',
    why: 'Reading an old server knows nothing of the new one: of the target it borrows what a URL means and the words for a connection that fails, and no more.',
    from: { path: '^src/extract/' },
    to: { path: '^src/', pathNot: ['^src/extract/', '^src/files/', '^src/ledger/', '^src/words/', '^src/target/(?:address|connection-failure|target-error|tls)\\.ts$'] },
    broken: { 'src/extract/a.ts': "import { b } from '../target/data-source.js'; export const a = b;", 'src/target/data-source.ts': 'export const b = 1;' },
  },
  {
    name: 'extract-never-writes-by-typeorm',
    why: 'An ORM has a way to write for each way to read. An old database is read by plain SELECT, in a read-only transaction or from a copy.',
    from: { path: '^src/extract/' },
    to: { path: library('typeorm', 'pg-copy-streams') },
    broken: { 'src/extract/a.ts': "import { DataSource } from 'typeorm'; export const a = DataSource;" },
  },
  {
    name: 'entities-know-typeorm-only',
    why: 'The tables are facts of Lespass V2: nothing of this program may bend them.',
    from: { path: '^src/entities/' },
    to: { pathNot: ['^src/entities/', library('typeorm')] },
    broken: { 'src/entities/a.ts': "import type { B } from '../ledger/b.js'; export type A = B;", 'src/ledger/b.ts': 'export type B = 1;' },
  },
  {
    name: 'databases-stay-at-the-edge',
    why: 'Only entities, target, migration and extract speak to a database; a command makes one call into migration, and everything else is pure.',
    from: { path: '^src/', pathNot: ['^src/entities/', '^src/target/', '^src/migration/', '^src/extract/'] },
    to: { path: DATABASE },
    broken: { 'src/commands/a.ts': "import pg from 'pg'; export default pg;" },
  },
  {
    name: 'target-is-no-orchestra',
    why: 'The target reads and writes what it is given: what to write is decided in migration. Use `import type` for the form of a row.',
    from: { path: '^src/target/' },
    to: { path: '^src/', pathNot: ['^src/target/', '^src/entities/', '^src/ledger/', '^src/words/'], dependencyTypesNot: ['type-only'] },
    broken: { 'src/target/a.ts': "import { b } from '../mapping/b.js'; export const a = b;", 'src/mapping/b.ts': 'export const b = 1;' },
  },
  {
    name: 'reports-are-text',
    why: 'A report is a function from a result to a text: no file, no database. Use `import type` for what it shows; the command writes the file.',
    from: { path: '^src/reports/' },
    to: { path: ['^src/(?:commands|entities|migration|sources|target)/', '^(?:node:)?(?:fs|fs/promises|net|child_process)$'], dependencyTypesNot: ['type-only'] },
    broken: { 'src/reports/a.ts': "import { writeFileSync } from 'node:fs'; export const a = writeFileSync;" },
  },
  {
    name: 'command-line-base-knows-no-domain',
    why: 'What all commands share loads at every start, `--help` included: from the domain it knows the light base class of errors only; `--version` asks which server is installed.',
    from: { path: '^src/cli/' },
    to: { path: '^src/', pathNot: ['^src/cli/', '^src/files/', '^src/words/', '^src/ledger/failure\\.ts$', '^src/target/embedded/native-package\\.ts$'] },
    broken: { 'src/cli/a.ts': "import { b } from '../sources/b.js'; export const a = b;", 'src/sources/b.ts': 'export const b = 1;' },
  },
  {
    name: 'commands-are-the-top',
    why: 'What two commands need is not in a command: move it to the layer it belongs to.',
    from: { path: '^src/' },
    to: { path: '^src/commands/' },
    broken: { 'src/migration/a.ts': "import { b } from '../commands/b.js'; export const a = b;", 'src/commands/b.ts': 'export const b = 1;' },
  },
  {
    name: 'made-up-data-stays-apart',
    why: 'Generators and faults serve `generate`, `fuzz` and tests; real money never passes them.',
    from: { path: '^src/', pathNot: ['^src/testing/', '^src/commands/'] },
    to: { path: ['^src/testing/', library('fast-check')] },
    broken: { 'src/migration/a.ts': "import { b } from '../testing/b.js'; export const a = b;", 'src/testing/b.ts': 'export const b = 1;' },
  },
  {
    name: 'only-what-is-installed',
    why: 'A library that is no dependency of the package is absent on the machine of who installs it: add it to "dependencies".',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    broken: { 'src/ledger/a.ts': "import { suite } from 'uvu'; export const a = suite;" },
  },
  {
    name: 'no-cycles',
    why: 'Two modules that need each other are one module, or three.',
    from: { path: '^src/' },
    to: { circular: true },
    broken: { 'src/ledger/a.ts': "import { b } from './b.js'; export const a = () => b;", 'src/ledger/b.ts': "import { a } from './a.js'; export const b = () => a;" },
  },
  {
    name: 'no-orphans',
    why: 'Nothing uses it and it uses nothing: dead code.',
    from: { orphan: true, path: '^src/' },
    to: {},
    broken: { 'src/ledger/a.ts': 'export const a = 1;' },
  },
];
