#!/usr/bin/env node
// `npm run bench`: each work of the SPEC's table (section 8) beside its reference, in turn, several times, on this machine.
//
//   npm run bench                                    1,000,000 transactions, three rounds, the embedded PostgreSQL
//   npm run bench -- --transactions 100000           a quick one
//   npm run bench -- audit hash --rounds 5           some rows only
//   npm run bench -- --database-url postgres://…     on a server of yours, in databases that it makes and drops
//   npm run bench -- --page docs/performance.md      puts the result into that page, between its marks
//   npm run bench -- --growth                        instead of the table: from 10,000 transactions to twice as many as asked for
//
// What is compared ran in the same round, a few minutes apart at most: so the ratios hold on a busy machine too, where the seconds do not.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ROWS, rowsNamed } from './rows.mjs';
import { growthOf, sizesUpTo } from './growth.mjs';
import { putIntoPage } from './page.mjs';
import { shownResult, tableOf } from './print.mjs';
import { openServer } from './server.mjs';
import { machine } from './machine.mjs';
import { Workbench } from './workbench.mjs';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    transactions: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '7' },
    'database-url': { type: 'string' },
    // Holds the made-up dumps, a gigabyte for a million transactions, and the embedded server's data.
    folder: { type: 'string', default: new URL('../.bench', import.meta.url).pathname },
    page: { type: 'string' },
    growth: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) {
  console.log(`npm run bench -- [${ROWS.map(({ name }) => name).join(' | ')}]… [--transactions N] [--rounds N] [--seed N] [--database-url URL] [--folder DIR] [--page FILE] [--growth]`);
} else {
  process.exitCode = await main();
}

async function main() {
  const rows = rowsNamed(names);
  const [transactions, rounds, seed] = [whole('transactions', 100), whole('rounds', 1), whole('seed', 0)];
  mkdirSync(options.folder, { recursive: true });
  const server = options.growth || rows.some(({ onServer }) => onServer) ? await openServer(options['database-url'], options.folder) : null;
  const setting = { seed, folder: options.folder, server, log: (line) => console.error(line) };
  // How it grows is measured once: the sizes are what is compared.
  const about = { at: new Date().toISOString(), ...machine(), postgresql: server?.about ?? null, transactions, rounds: options.growth ? 1 : rounds, seed };
  console.error(shownResult(about));
  try {
    const result = options.growth
      ? await growthOf(sizesUpTo(2 * transactions), (size) => new Workbench({ ...setting, transactions: size }))
      : tableOf(rows, await measureAll(rows, rounds, new Workbench({ ...setting, transactions })));
    console.log(result.text);
    const name = options.growth ? 'growth' : 'result';
    const file = join(options.folder, `${name}-${transactions}.json`);
    writeFileSync(file, `${JSON.stringify({ ...about, ...result, text: undefined }, null, 2)}\n`);
    console.error(`as JSON: ${file}`);
    if (options.page !== undefined) putIntoPage(options.page, name, about, result.text);
    return result.rows.every(({ holds = true }) => holds) ? 0 : 1;
  } finally {
    await server?.close();
  }
}

async function measureAll(rows, rounds, bench) {
  const kinds = new Set(rows.flatMap(({ work, against }) => [work, against]));
  const measured = [];
  for (let round = 1; round <= rounds; round += 1) {
    const times = {};
    for (const kind of kinds) {
      times[kind] = await bench.measure(kind);
      console.error(`round ${round}, ${kind}: ${shownResult(times[kind])}`);
    }
    measured.push(times);
  }
  await bench.close();
  return measured;
}

function whole(name, least) {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name}: expected a whole number from ${least} up, found ${options[name]}`);
}
