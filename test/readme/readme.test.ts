import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';

/** What the two READMEs show is what happens, and where they point to there is something. */
const readme = suite('README');

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/run.js');

for (const [page, language] of [['README.md', 'en'], ['README.fr.md', 'fr']] as const) {
  const text = readFileSync(join(root, page), 'utf8');

  readme(`${page}: the session`, () => {
    const folder = openFolder('readme');
    try {
      symlinkSync(join(root, 'examples'), join(folder, 'examples'));
      const calls = [...text.matchAll(/^```console\n(.*?)^```$/gmsu)].flatMap(([, block = '']) => block.split(/^\$ /mu).slice(1));
      assert.ok(calls.length >= 3);
      for (const call of calls) {
        const [command = '', ...shown] = plainSpaces(call).trimEnd().split('\n');
        const accepted = / --accept (\S+)/u.exec(command)?.[1];
        if (accepted !== undefined) sign(join(folder, accepted));
        follows(command, said(command, folder, language), shown);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  readme(`${page}: every link leads somewhere`, () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, link = '']) => link);
    assert.ok(links.length > 10);
    assert.equal(links.filter((link) => !existsSync(join(root, dirname(page), link))), []);
  });
}

readme('both lead to the same pages, each in its language where there is one', () => {
  const links = (page: string): string[] => [...new Set([...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, link = '']) => link.replace('.fr.', '.')))].sort();
  const others = (page: string): string[] => links(page).filter((link) => !link.startsWith('README'));
  assert.equal(others('README.fr.md'), others('README.md'));
});

readme('what the pages name is there: files of the project, and each other', () => {
  const pages = ['CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];
  const named = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const files = [...text.matchAll(/`((?:src|test|docs|scripts|bench|examples|schema|bin|\.ci)\/[\w./-]*)`/gu)].map(([, file = '']) => file);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/gu)].map(([, link = '']) => join(dirname(page), link));
    return [...files, ...links].map((file) => ({ page, file }));
  });
  assert.ok(named.length > 30);
  assert.equal(named.filter(({ file }) => !existsSync(join(root, file))), []);
});

readme.run();

/** What the page leaves to a person. */
function sign(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^( +)by:$/gmu, '$1by: Ana').replaceAll(/^( +)reason:$/gmu, '$1reason: known since June'));
}

function said(command: string, folder: string, language: string): string[] {
  // What is no command of the program is the shell's: how a copy is spoilt.
  const { stdout } = spawnSync('bash', ['-c', command.replace(/^convoyeur /u, '"$0" "$1" '), process.execPath, program], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: `${language}_FR.UTF-8`, DATABASE_URL: '', NO_COLOR: '1' } });
  return plainSpaces(stdout).split('\n');
}

/** A page is written by hand, where nobody sees which spaces do not break. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/gu, ' ');
}

/** The lines shown stand in what was said one after another; `…` stands for any others. */
function follows(command: string, lines: readonly string[], shown: readonly string[]): void {
  let at = 0;
  let mayJump = false;
  for (const line of shown) {
    if (line === '…') {
      mayJump = true;
      continue;
    }
    const found = mayJump ? lines.indexOf(line, at) : at;
    assert.is(found < 0 ? '(nowhere)' : lines[found], line, `${command}\n${lines.join('\n')}`);
    at = found + 1;
    mayJump = false;
  }
}
