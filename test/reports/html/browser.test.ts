import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { page as pageOf } from '#convoyeur/reports/html/page.js';
import { longTable } from '#convoyeur/reports/html/table.js';
import { Voice } from '#convoyeur/words/index.js';

import { convoyeur } from '../../import/command.js';
import { fixture, freshPath, writeFile } from '../../import/dumps.js';
import { type Browser, NO_BROWSER, openBrowser } from './browser.js';
import { factsOf } from './page-facts.js';

// A report in a real browser: what a treasurer sees on a telephone, on a screen and on paper. The dump's names are those of somebody who means harm.

const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(2)>', "'; alert(3) //", 'abc\u202Edcba \u200F', '</title></style><svg onload=alert(4)>', 'W'.repeat(100)];
const WIDTHS = [320, 375, 768, 1280];

const pages = suite('a report in a browser');
let browser: Browser;
pages.before(async () => { browser = await openBrowser(); });
pages.after(async () => { await browser.close(); });

/** The faulty fixture, its places named by a stranger. */
function hostileDump(): string {
  let named = 0;
  const lines = readFileSync(fixture('faulty.jsonl'), 'utf8').trimEnd().split('\n').map((line) => {
    if (!line.includes('"model": "fedow_core.place"')) return line;
    const record = JSON.parse(line) as { fields: Record<string, unknown> };
    const name = HOSTILE[named++ % HOSTILE.length];
    return JSON.stringify({ ...record, fields: { ...record.fields, name, description: name } });
  });
  assert.ok(named >= HOSTILE.length, 'every name is used');
  return writeFile('dump.jsonl', `${lines.join('\n')}\n`);
}

for (const language of ['en', 'fr']) {
  pages(`shows hostile names as text, in ${language}, at any width, and asks nothing of anybody`, async () => {
    const path = freshPath('audit.html');
    const { code, report } = await convoyeur('invariants', 'run', '--source', hostileDump(), '--lang', language, '--report', path);
    assert.is(code, 1, 'it is written for an audit that fails too');
    const { page, noise } = await browser.open(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const facts = await factsOf(page);
      assert.equal([facts.language, facts.scripts, facts.overflow, facts.deadLinks, facts.unscoped, facts.faint], [language, 0, 0, [], 0, []], `${width} px`);
      assert.is(facts.figures, 3);
      assert.is(facts.charts.length, facts.figures, 'each chart is shown once');
      for (const chart of facts.charts) assert.ok(chart.width > 200 && chart.height > 60 && chart.letters > 9 && chart.cut.length === 0 && chart.crossed.length === 0, `${width} px: ${JSON.stringify(chart)}`);
    }
    const text = await page.evaluate<string>('document.body.innerText');
    for (const name of HOSTILE.slice(0, 3)) assert.ok(text.includes(name), `shown to the letter: ${name}`);
    assert.ok(!text.includes('\u202E'), 'no mark turns the direction of what follows');
    assert.equal(noise, []);
    await dataIsThatOf(report as unknown as Record<string, unknown>, await page.getAttribute('a[download]', 'href'));
    await page.close();
  });
}

pages('prints: the pages are numbered A4, titles of tables come again, nothing of the screen is left', async () => {
  const path = freshPath('plan.html');
  await convoyeur('invariants', 'run', '--source', fixture('clean.jsonl'), '--lang', 'fr', '--report', path);
  const { page, noise } = await browser.open(path);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const count = pdf.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(count >= 4 && count <= 12, `${count} pages`);
  // 210 × 297 mm, in points.
  assert.match(pdf, /\/MediaBox ?\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.evaluate('[getComputedStyle(document.querySelector("nav")).display, getComputedStyle(document.querySelector("thead")).display]'), ['none', 'table-header-group']);
  assert.equal(noise, []);
  await page.close();
});

pages('paper leaves folded rows out and says so; rows that were unfolded are printed', async () => {
  const columns = [{ title: 'Asset', kind: 'text' }, { title: 'Sum', kind: 'figure' }] as const;
  const long = longTable({ caption: 'c', columns, rows: [['first', '1']] }, { rows: [['folded', '2']], name: 'The other row', sums: ['2'] }, new Voice('en'));
  const { page, noise } = await browser.open(writeFile('long.html', pageOf({ title: 't', voice: new Voice('en'), sha256: '', sections: [long] })));
  const shown = async (): Promise<string> => page.evaluate<string>('document.body.innerText');
  assert.not.match(await shown(), 'not printed');
  await page.emulateMedia({ media: 'print' });
  assert.match(await shown(), 'The other row: not printed one by one.');
  assert.not.match(await shown(), 'folded');
  await page.evaluate('document.querySelector("details").open = true');
  assert.not.match(await shown(), 'not printed');
  assert.match(await shown(), 'folded');
  assert.equal(noise, []);
  await page.close();
});

pages('headings are in order, so that a reader who cannot see finds the way', async () => {
  const path = freshPath('audit.html');
  await convoyeur('invariants', 'run', '--source', fixture('faulty.jsonl'), '--report', path);
  const { page } = await browser.open(path);
  const { headings } = await factsOf(page);
  assert.is(headings[0], 1);
  assert.is(headings.filter((level) => level === 1).length, 1);
  for (const [at, level] of headings.entries()) assert.ok(at === 0 || level <= (headings[at - 1] ?? 0) + 1, `heading ${at + 1}`);
  await page.close();
});

pages('a command to be typed keeps its flags whole on a telephone and on paper, and is copied to the letter', async () => {
  const path = freshPath('repeat.html');
  await convoyeur('invariants', 'run', '--source', fixture('faulty.jsonl'), '--only', 'references,sum-conservation', '--report', path);
  const { page } = await browser.open(path);
  const broken = `[...document.querySelectorAll('pre, code')].flatMap((box) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), broken = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) for (const { 0: flag, index } of node.data.matchAll(/--[a-z-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index); range.setEnd(node, index + flag.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(flag);
    }
    return broken;
  })`;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.evaluate(broken), [], `${width} px`);
  }
  const copied = `[...document.querySelectorAll('pre')].map((box) => { getSelection().selectAllChildren(box); return [getSelection().toString().trim(), box.textContent]; })`;
  for (const [selected, text] of await page.evaluate<string[][]>(copied)) assert.is(selected, text);
  await page.emulateMedia({ media: 'print' });
  for (let width = 520; width <= 700; width += 20) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.evaluate(broken), [], `${width} px of paper`);
  }
  await page.close();
});

/** The link holds the report as data, under the digest that the command told. */
async function dataIsThatOf(report: Record<string, unknown>, href: string | null): Promise<void> {
  const data = Buffer.from((href ?? '').replace('data:application/json;base64,', ''), 'base64');
  assert.is(createHash('sha256').update(data).digest('hex'), report['reportSha256']);
  assert.is((JSON.parse(data.toString()) as Record<string, unknown>)['verdict'], report['verdict']);
  return Promise.resolve();
}

if (NO_BROWSER === null) pages.run();
else console.log(`# skipped: ${NO_BROWSER}`);
