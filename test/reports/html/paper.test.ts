import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { plainly } from '../../import/command.js';
import { fixture, freshPath } from '../../import/dumps.js';
import { type Browser, NO_BROWSER, openBrowser } from './browser.js';

// Where a printed report breaks from page to page. Each is printed several times, pushed down a little more each time, so that a break falls into every part.

const NO_PDFTOTEXT = spawnSync('pdftotext', ['-v']).error === undefined ? null : 'no pdftotext (apt-get install poppler-utils)';

/** How far a report is pushed down on its first page, in millimetres: a page has 263 of them. */
const PUSHED_MM = Array.from({ length: 12 }, (_, at) => at * 22);

/** Puts a mark into each part that a page may end or begin with: `H` a heading, `T` titles of columns, `R` a row, `S` sums, `P` anything else, `F` and `E` the ends of finding n. */
const MARKED = `(() => {
  const mark = (element, text) => { if (element) { const span = document.createElement('span'); span.textContent = ' §' + text + '§ '; span.style.fontSize = '5px'; element.prepend(span); } };
  for (const [selector, text] of [['main h2, main h3, caption, figcaption', 'H'], ['thead th:first-child', 'T'], ['tbody th', 'R'], ['tfoot th', 'S'], ['main p, main li, main pre, main dt', 'P']]) for (const element of document.querySelectorAll(selector)) mark(element, text);
  for (const [at, finding] of [...document.querySelectorAll('.finding')].entries()) { mark(finding.querySelector('p, caption'), 'F' + at); mark([...finding.querySelectorAll('p, td')].at(-1), 'E' + at); }
  const push = document.createElement('div');
  push.id = 'push';
  document.querySelector('main').prepend(push);
})()`;

const papers = suite('a report on paper');
let browser: Browser;
papers.before(async () => { browser = await openBrowser(); });
papers.after(async () => { await browser.close(); });

for (const [dump, language] of [['faulty.jsonl', 'fr'], ['clean.jsonl', 'en']] as const) {
  papers(`no page of ${dump} in ${language} begins with a row of sums or ends with a heading or titles of columns; none cuts a finding`, async () => {
    const path = freshPath('audit.html');
    await plainly('invariants', 'run', '--source', fixture(dump), '--lang', language, '--report', path);
    const { page } = await browser.open(path);
    await page.evaluate(MARKED);
    const wrong: string[] = [];
    for (const millimetres of PUSHED_MM) {
      await page.evaluate(`document.querySelector('#push').style.height = '${millimetres}mm'`);
      const sheets = marksOf(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(sheets.length >= 4 && sheets.flat().includes('S'), `${millimetres} mm: ${sheets.join(' | ')}`);
      wrong.push(...sheets.flatMap((marks, at) => faultsOf(marks, sheets[at + 1] ?? []).map((fault) => `${millimetres} mm, page ${at + 1}: ${fault}`)));
    }
    assert.equal(wrong, []);
    await page.close();
  });
}

/** The marks of each page, in the order in which they are written. */
function marksOf(pdf: Buffer): string[][] {
  const path = freshPath('audit.pdf');
  writeFileSync(path, pdf);
  const { stdout } = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  return stdout.split('\f').slice(0, -1).map((text) => Array.from(text.matchAll(/§([A-Z]\d*)§/g), ([, mark]) => mark ?? ''));
}

function faultsOf(marks: readonly string[], next: readonly string[]): string[] {
  const last = marks.at(-1) ?? '';
  // Titles of columns come again on each page.
  const first = next.find((mark) => mark !== 'T') ?? '';
  const begun = marks.filter((mark) => mark.startsWith('F')).map((mark) => mark.slice(1));
  return [
    ...(last === 'H' || last === 'T' ? [`ends with ${last}`] : []),
    ...(first === 'S' ? ['the next one begins with sums'] : []),
    ...begun.filter((finding) => !marks.includes(`E${finding}`)).map((finding) => `cuts finding ${finding}`),
  ];
}

const missing = NO_BROWSER ?? NO_PDFTOTEXT;
if (missing === null) papers.run();
else console.log(`# skipped: ${missing}`);
