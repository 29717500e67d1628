import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ARCHITECTURE } from './architecture-rules.js';

const architecture = suite('architecture');

const PROJECT = resolve(import.meta.dirname, '..');
const WHY = new Map(ARCHITECTURE.map((rule) => [rule.name, rule.why]));

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

architecture('the source follows every rule', async () => {
  const { violations, modules } = await violationsIn(PROJECT);
  assert.ok(modules > 50, `only ${modules} modules were looked at`);
  const told = violations.map(({ rule, from, to }) => `${from} → ${to} (${rule}): ${WHY.get(rule) ?? ''}`);
  assert.is(told.join('\n'), '');
});

for (const { name, broken } of ARCHITECTURE) {
  architecture(`${name} can fail`, async () => {
    const { violations } = await inTree(broken);
    assert.ok(violations.some((violation) => violation.rule === name), JSON.stringify(violations));
  });
}

architecture('a tree that follows the rules has no violation', async () => {
  const { violations } = await inTree({
    'src/ledger/hash.ts': "import { createHash } from 'node:crypto'; export const hash = createHash;",
    'src/invariants/chain.ts': "import { hash } from '../ledger/hash.js'; export const chain = hash;",
    'src/entities/wallet.ts': "import { Entity } from 'typeorm'; export const Wallet = Entity;",
    'src/mapping/wallet.ts': "import type { Wallet } from '../entities/wallet.js'; export type Row = typeof Wallet;",
    'src/sources/dump.ts': "import { hash } from '../ledger/hash.js'; import { open } from 'node:fs'; export const dump = [hash, open];",
    'src/target/load.ts': "import pg from 'pg'; export const load = pg;",
    'src/migration/plan.ts':
      "import { dump } from '../sources/dump.js'; import { load } from '../target/load.js'; import { chain } from '../invariants/chain.js'; export const plan = [dump, load, chain];",
    'src/reports/html.ts': "import type { plan } from '../migration/plan.js'; export type Html = typeof plan;",
    'src/commands/import.ts': "import { plan } from '../migration/plan.js'; export default plan;",
  });
  assert.equal(violations, []);
});

architecture.run();

async function violationsIn(root: string): Promise<{ violations: readonly Violation[]; modules: number }> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: ARCHITECTURE.map(({ name, from, to }) => ({ name, from, to, severity: 'error' as const })) },
      // Imports of types are imports too, where a rule does not say otherwise.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      // The made-up trees borrow the libraries of this one.
      preserveSymlinks: true,
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  );
  const { summary } = output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: summary.totalCruised,
  };
}

async function inTree(files: Readonly<Record<string, string>>): Promise<{ violations: readonly Violation[] }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'architecture-')));
  try {
    symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'));
    const all = { 'package.json': '{"type":"module","dependencies":{"pg":"*","typeorm":"*"}}', ...files };
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return await violationsIn(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
