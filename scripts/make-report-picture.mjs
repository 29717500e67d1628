#!/usr/bin/env node
// Makes the pictures of the report in the READMEs, docs/report.png and docs/report.fr.png, from an import of the example. Needs Debian's Chromium.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'convoyeur-picture-'));
chmodSync(folder, 0o755); // root's embedded server runs as another user
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  for (const [language, picture] of [['en', 'report.png'], ['fr', 'report.fr.png']]) {
    const report = join(folder, `${language}.html`);
    const words = ['import', 'fedow', '--source', 'examples/fedow.jsonl.gz', '--create-tenants', '--data-dir', join(folder, 'data'), '--lang', language, '--report', report];
    const { status, stderr } = spawnSync(process.execPath, ['bin/run.js', ...words], { cwd: project, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } });
    if (status !== 0) throw new Error(stderr);
    const page = await browser.newPage({ viewport: { width: 1000, height: 1250 } });
    await page.goto(pathToFileURL(report).href);
    await page.screenshot({ path: join(project, 'docs', picture) });
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
