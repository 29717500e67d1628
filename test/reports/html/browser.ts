import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where Debian's package puts it. */
const CHROMIUM = '/usr/bin/chromium';

/** Why no page can be opened on this machine; null where one can. */
export const NO_BROWSER = existsSync(CHROMIUM) ? null : `no browser: ${CHROMIUM} is not there (apt-get install chromium)`;

/** Nothing that the browser itself would ask of the network, nothing that it knows of a user, and no sandbox, which root cannot have. */
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage',
];

export interface Browser {
  /** Opens a file, and notes what it does. */
  open(path: string): Promise<Opened>;
  close(): Promise<void>;
}

export interface Opened {
  readonly page: Page;
  /** Requests other than for the file itself, console messages, errors: all that a page must not have. */
  readonly noise: readonly string[];
}

export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'convoyeur-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, headless: true, args: ARGUMENTS, timeout: 240_000 });
  // Of each step with a page: half a minute otherwise.
  context.setDefaultTimeout(240_000);
  return {
    open: async (path) => {
      const page = await context.newPage();
      const noise: string[] = [];
      const address = pathToFileURL(path).href;
      page.on('console', (message) => noise.push(`console ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => { noise.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
      page.on('request', (request) => { if (request.url() !== address) noise.push(`request: ${request.url().slice(0, 100)}`); });
      await page.goto(address);
      return { page, noise };
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
