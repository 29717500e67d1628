import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { convoyeur, plainly, signedAcceptance } from '../../import/command.js';
import { fixture } from '../../import/dumps.js';
import { openFolder } from '../../open-folder.js';

const folder = openFolder('signatures');
process.on('exit', () => { rmSync(folder, { recursive: true, force: true }); });

const FAULTY = fixture('faulty.jsonl');
const signatures = suite('signatures on the page');

interface PageTexts {
  /** The rows of a table, by its caption, without their tags. */
  readonly rows: (caption: string) => readonly string[];
  readonly text: string;
}

async function pageOf(source: string, accepted: string, name: string): Promise<PageTexts> {
  const path = join(folder, `${name}.html`);
  await plainly('invariants', 'run', '--source', source, '--accept', accepted, '--lang', 'en', '--report', path);
  const page = readFileSync(path, 'utf8').replaceAll('\u00a0', ' ');
  const tables = page.match(/<table[\s\S]*?<\/table>/gu) ?? [];
  return {
    text: page,
    rows: (caption) => {
      const body = tables.find((table) => table.includes(`>${caption}</caption>`))?.split('<tbody')[1] ?? '';
      return body.split('<tr').slice(1).map((row) => `<tr${row}`.replaceAll(/<[^>]*>/gu, ' '));
    },
  };
}

signatures('count as accepted only while they do; one whose figure changed stands apart, with why', async () => {
  const [, signed = ''] = await signedAcceptance(FAULTY);
  const whole = await pageOf(FAULTY, signed, 'whole');
  const entries = whole.rows('Signed entries of the accepted file').length;
  assert.ok(entries > 10);
  assert.equal(whole.rows('Signed entries that accept nothing here'), []);
  const altered = join(folder, 'altered.yaml');
  const text = readFileSync(signed, 'utf8');
  const [line = '', figure = ''] = /driftCents: (-?\d+)\n/u.exec(text) ?? [];
  writeFileSync(altered, text.replace(line, line.replace(figure, '123456')));
  const page = await pageOf(FAULTY, altered, 'altered');
  assert.is(page.rows('Signed entries of the accepted file').length, entries - 1);
  const [void_ = '', ...others] = page.rows('Signed entries that accept nothing here');
  assert.equal(others, []);
  assert.match(void_, '1,234.56');
  assert.match(void_, 'it has other figures now: read it again, and sign it anew');
  assert.not.match(page.text, 'signed for another dump');
});

signatures('for another dump accept nothing of this one, and that is said', async () => {
  const [, signed = ''] = await signedAcceptance(FAULTY);
  const page = await pageOf(fixture('clean.jsonl'), signed, 'other');
  assert.equal(page.rows('Signed entries of the accepted file'), []);
  const rows = page.rows('Signed entries that accept nothing here');
  assert.ok(rows.length > 10 && rows.every((row) => row.includes('it is not found any more')));
  assert.match(page.text, 'It was signed for another dump (SHA-256 ');
});

signatures('for all findings of a kind say what these come to, in each unit', async () => {
  const source = join(folder, 'lower.jsonl');
  const units = new Map<string, string>();
  let [cents, points] = [0, 0];
  const lines = readFileSync(fixture('clean.jsonl'), 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const { model, pk, fields } = JSON.parse(line) as { model: string; pk: string; fields: { category: string } };
    if (model === 'fedow_core.asset') units.set(pk, fields.category);
  }
  writeFileSync(source, lines.map((line) => {
    const record = JSON.parse(line) as { model: string; fields: { value: number; asset: string } };
    const category = units.get(record.fields.asset) ?? '';
    if (record.model !== 'fedow_core.token' || record.fields.value < 7 || category === 'TIM') return line;
    record.fields.value -= 7;
    if (category === 'FID') points += 7;
    else cents += 7;
    return JSON.stringify(record);
  }).join('\n') + '\n');
  assert.ok(points > 0 && cents > 700, `${points} ${cents}`);
  const [, signed = ''] = await signedAcceptance(source);
  const euros = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });
  const [inEuros, inPoints] = [euros.format(cents / 100), euros.format(points / 100)];
  assert.match(readFileSync(signed, 'utf8'), `${inEuros} € and ${inPoints} pts in all`);
  const page = await pageOf(source, signed, 'class');
  const [row = ''] = page.rows('Signed entries of the accepted file');
  assert.match(row, `${inEuros} € + ${inPoints} pts`);
  assert.is((await convoyeur('invariants', 'run', '--source', source, '--accept', signed)).code, 0);
});

signatures.run();
