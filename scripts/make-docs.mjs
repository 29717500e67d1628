#!/usr/bin/env node
// Writes the pages of docs/ that are made from the code; with --check only says whether they are fresh.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EFFECTS } from '../dist/ledger/effects.js';
import { INVARIANTS } from '../dist/invariants/index.js';
import { assetRow } from '../dist/mapping/asset.js';
import { cardBatchRow } from '../dist/mapping/card-batch.js';
import { cardRow } from '../dist/mapping/card.js';
import { federationRow } from '../dist/mapping/federation.js';
import { tenantDomainRow, tenantRow } from '../dist/mapping/tenant.js';
import { tokenRow } from '../dist/mapping/token.js';
import { REFUND_FORMS, transactionRows, V2_FORMS } from '../dist/mapping/transaction.js';
import { userRow } from '../dist/mapping/user.js';
import { walletRow } from '../dist/mapping/wallet.js';
import { VENUE_RULES } from '../dist/migration/laboutik/table-rules.js';
import { TABLE_RULES } from '../dist/migration/plan/table-rules.js';

const RULE_TITLES = ['table', 'key', 'compared', 'filled where NULL', 'V2 keeps its own'];
const MADE = 'This page is made from the code by `npm run docs`.';
const pages = { 'docs/mapping.md': mapping(), 'docs/invariants.md': invariants(), 'docs/commands.md': commands() };
let stale = 0;
for (const [name, text] of Object.entries(pages)) {
  const url = new URL(`../${name}`, import.meta.url);
  if (!process.argv.includes('--check')) writeFileSync(url, text);
  else if (read(url) !== text) {
    console.error(`${name} is not what the code says: run \`npm run docs\``);
    stale += 1;
  }
}
process.exitCode = stale === 0 ? 0 : 1;

function read(url) {
  try { return readFileSync(url, 'utf8'); } catch { return ''; }
}

function table(titles, rows) {
  return [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function mapping() {
  const sign = { '-': '−', '+': '+', 0: '–' };
  const effects = Object.entries(EFFECTS).map(([action, { sender, receiver, receiverOnlyIf, meaning }]) => {
    const form = action === 'RFD' ? Object.entries(REFUND_FORMS).map(([when, one]) => `${when}: ${formText(one)}`).join('; ') : formText(V2_FORMS[action]);
    return [`\`${action}\``, meaning, sign[sender], sign[receiver] + (receiverOnlyIf === undefined ? '' : ` only ${receiverOnlyIf}`), form];
  });
  const rules = (of) => Object.values(of).map(({ table: name, key, compared, filled = [], kept = [] }) => [`\`${name}\``, `\`${key}\``, names(compared), names(filled), names(kept)]);
  return `# Fedow → Lespass V2, column by column

${MADE}

## What a movement does, and how V2 writes it

Same effect, not same letters: V2 has other codes and other rules.

${table(['V1', 'meaning', 'sender', 'receiver', 'in V2'], effects)}

## How rows that are there already are treated

Equal in the compared columns: unchanged. Different: a conflict, which refuses the import. NULL there: filled, unless an earlier import had
given it a value: then V2 has emptied it since, which is a conflict too. A column that V2 keeps is left alone,
and the row is counted as kept. A transaction is compared as a whole, by its hash and by the hash of its content.

${table(RULE_TITLES, rules(TABLE_RULES))}

Of LaBoutik, in the schema of the venue's tenant:

${table(RULE_TITLES, rules(VENUE_RULES))}

## Where each column comes from

\`fixed\` is what V1 has no value for.

${columns()}

The provenance, in the schema \`convoyeur\`, keeps what V2 has no place for: V1's action and receiver, the previous transaction, \`last_check\`, the first
subscription date, the card's own key, the Stripe session, whether a comment was NULL, the exact text of \`metadata\`, and the tokens of memberships and badges.
`;
}

function formText({ action, receiver }) {
  return `\`${action}\`${receiver === 'none' ? ', no receiver' : ''}`;
}

function names(columns) {
  return columns.length === 0 ? '' : columns.map((column) => `\`${column}\``).join(', ');
}

/** Maps two records that differ in everything: what comes out the same for both is fixed. */
function columns() {
  const two = (make) => [make('a', 1, true), make('b', 2, false)];
  const uuid = (letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
  const time = (number) => `2024-01-0${number}T00:00:00.00000${number}+00:00`;
  const context = (number) => ({ now: time(number) });
  const samples = {
    Customers_client: two((a, n) => tenantRow({ uuid: uuid(a), name: a }, a, new Set(), time(n))),
    Customers_domain: two((a, n) => tenantDomainRow(n, a, uuid(a))),
    AuthBillet_wallet: two((a) => walletRow({ uuid: uuid(a), name: a, publicPem: a }, { origin: uuid(a), name: a })),
    AuthBillet_tibilletuser: two((a, n) => userRow({ uuid: uuid(a), email: a, wallet: uuid(a), firstName: a, lastName: a, dateJoined: time(n) }, context(n))),
    fedow_core_asset: two((a, n, flag) => assetRow({ uuid: uuid(a), name: a, currencyCode: a, category: flag ? 'TLF' : 'TNF', walletOrigin: uuid(a), archive: flag, createdAt: time(n), lastUpdate: time(n), idPriceStripe: a }, uuid(a))),
    QrcodeCashless_detail: two((a, n) => cardBatchRow(n, uuid(a), n, a)),
    QrcodeCashless_cartecashless: two((a, n, flag) => cardRow({ uuid: uuid(a), firstTagId: a, qrcodeUuid: uuid(a), numberPrinted: a, walletEphemere: uuid(a) }, { id: n, batch: n, user: flag ? uuid(a) : null, provisionedWallet: null })),
    fedow_core_token: two((a, n) => tokenRow({ uuid: uuid(a), wallet: uuid(a), asset: uuid(a), value: n })),
    fedow_core_transaction: two((a, n, flag) => transactionRows(
      { uuid: uuid(a), hash: a, action: flag ? 'SAL' : 'REF', amount: n, asset: uuid(a), sender: uuid(a), receiver: uuid(a), card: uuid(a), primaryCard: uuid(a), previous: uuid(a), checkout: uuid(a), datetime: time(n), lastCheck: time(n), subscriptionType: a, subscriptionFirst: time(n), subscriptionStart: time(n), comment: a, metadata: a, ip: a },
      V2_FORMS[flag ? 'SAL' : 'REF'], { id: n, tenant: uuid(a), card: n, primaryCard: n, sessionId: a, run: a }).row),
    fedow_core_federation: two((a) => federationRow({ uuid: uuid(a), name: a, description: a })),
  };
  return Object.entries(samples).map(([name, [one, other]]) => {
    const fixed = Object.keys(one).filter((column) => JSON.stringify(one[column]) === JSON.stringify(other[column]));
    const moving = Object.keys(one).filter((column) => !fixed.includes(column));
    return `**\`${name}\`**: ${names(moving)}${fixed.length === 0 ? '' : `; fixed: ${fixed.map((column) => `\`${column}\` = ${one[column] === null ? 'NULL' : `\`${JSON.stringify(one[column])}\``}`).join(', ')}`}.`;
  }).join('\n\n');
}

function invariants() {
  const sections = INVARIANTS.map(({ id, title, rationale, reasons, codes, remedies, remediesInV2, acceptable }) => `## \`${id}\`

${title}. ${rationale} ${acceptable ? 'A finding about the source may be accepted by a person.' : 'A finding can never be accepted.'}

${table(['code', 'means', 'what to do'], Object.entries(codes).map(([code, meaning]) => [`\`${code}\``, [meaning, reasons?.[code]].filter((text) => text !== undefined).join(' '), [remedies[code], remediesInV2?.[code] === undefined ? undefined : `**In a database alone:** ${remediesInV2[code]}`].filter((text) => text !== undefined).join(' ')]))}
`);
  return `# Invariants

${MADE} Each is one file in \`src/invariants/\`, and runs in an import (on the dump, on the projected result, and on what was written,
before COMMIT), in \`verify import\`, and alone in \`invariants run\`.

${sections.join('\n')}`;
}

/** From the classes of the commands, by oclif's own writer, between the marks that the page has for it. */
function commands() {
  const project = fileURLToPath(new URL('..', import.meta.url));
  const { DATABASE_URL: _operators, ...environment } = process.env;
  const options = ['--readme-path', 'docs/commands.md', '--no-source-links', '--dry-run'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/oclif/bin/run.js', 'readme', ...options], {
    cwd: project, encoding: 'utf8', env: { ...environment, LANG: 'C', LC_ALL: 'C', OCLIF_SKIP_NEW_VERSION_CHECK: 'true', NO_COLOR: '1' },
  });
  const start = stdout.indexOf('# Commands');
  if (status !== 0 || start < 0) throw new Error(`the page of commands cannot be made: ${stderr || stdout}`);
  return `${stdout.slice(start).trimEnd().replace(/^_See code: .*_\n\n?/gmu, '')}\n`;
}
