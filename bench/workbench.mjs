import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { dump } from './dump.mjs';
import { exportRows, copyRows } from './copy.mjs';
import { program, script } from './child.mjs';

/** Measures one kind of work at a time, each in a process of its own and, where it needs one, in a fresh database. */
export class Workbench {
  #setting;
  #rows = null;
  #templates = new Map();

  constructor(setting) {
    this.#setting = setting;
  }

  /** @returns {Promise<{seconds: number, cpuSeconds?: number, peakMb?: number}>} wall time, and of Node processes their own CPU time and peak memory */
  async measure(kind) {
    const { transactions } = this.#setting;
    switch (kind) {
      case 'copy': return this.#copy();
      case 'commit': return this.#import(transactions, ['--commit']);
      case 'rebuild': return this.#import(transactions, ['--commit', '--rebuild-indexes']);
      case 'dry-run': return this.#import(transactions, []);
      case 'commit-double': return this.#import(2 * transactions, ['--commit']);
      case 'audit': return program(['invariants', 'run', '--source', await this.#dump(transactions)]);
      case 'audit-double': return program(['invariants', 'run', '--source', await this.#dump(2 * transactions)]);
      case 'parse': return script('parse-lines.mjs', [await this.#dump(transactions)]);
      case 'hash-loop': return script('hash-loop.mjs', [await this.#dump(transactions)]);
      case 'hash-check': return script('hash-check.mjs', [await this.#dump(transactions)]);
      default: throw new Error(`nothing is measured under the name ${kind}`);
    }
  }

  async close() {
    if (this.#rows !== null) rmSync(this.#rows.folder, { recursive: true, force: true });
    for (const template of this.#templates.values()) await template.drop();
  }

  #dump(transactions) {
    const { seed, folder, log } = this.#setting;
    return dump({ transactions, seed, folder, log });
  }

  /** A Lespass with the tenants of the dump, as it was before the import. */
  async #template(transactions) {
    const known = this.#templates.get(transactions);
    if (known !== undefined) return known;
    const template = await this.#setting.server.lespass(await this.#dump(transactions));
    this.#templates.set(transactions, template);
    return template;
  }

  async #import(transactions, flags) {
    const { server } = this.#setting;
    const source = await this.#dump(transactions);
    const database = await server.copyOf(await this.#template(transactions));
    try {
      const times = await program(['import', 'fedow', '--source', source, '--database-url', database.url, ...flags]);
      // The rows that \copy writes are those that the first commit wrote.
      if (flags.length === 1 && transactions === this.#setting.transactions) this.#rows ??= await this.#export(database);
      return times;
    } finally {
      await database.drop();
    }
  }

  async #copy() {
    // The first commit is thrown away where none came before: it also warms the file's pages, for both.
    if (this.#rows === null) await this.measure('commit');
    const { server, transactions } = this.#setting;
    const database = await server.copyOf(await this.#template(transactions));
    try {
      await database.addOwnSchema();
      await database.checkpoint();
      return await copyRows(this.#rows, database);
    } finally {
      await database.drop();
    }
  }

  async #export(database) {
    const { folder, transactions, log } = this.#setting;
    log('writing the finished rows to files, for \\copy');
    return exportRows(database, await this.#template(transactions), join(folder, 'rows'));
  }
}
