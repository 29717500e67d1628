import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ReportFile, ReportFileError } from '#convoyeur/cli/report-file.js';

const files = suite<{ folder: string }>('report file');
files.before.each((context) => { context.folder = mkdtempSync(join(tmpdir(), 'convoyeur-report-')); });
files.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.instance(error, ReportFileError);
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

files('is whole, for its owner alone, and leaves nothing beside it', ({ folder }) => {
  const path = join(folder, 'report.html');
  const file = ReportFile.prepare(path);
  assert.not.ok(readdirSync(folder).includes('report.html'), 'there is none before it is written');
  assert.ok(file.write('<p>é</p>'));
  file.discard();
  assert.is(readFileSync(path, 'utf8'), '<p>é</p>');
  assert.is(statSync(path).mode & 0o777, 0o600);
  assert.equal(readdirSync(folder), ['report.html']);
});

files('may have as long a name as the file system takes', ({ folder }) => {
  for (const name of ['é'.repeat(127), 'x'.repeat(255)]) {
    const file = ReportFile.prepare(join(folder, name));
    file.write('');
    assert.ok(readdirSync(folder).includes(name));
  }
  assert.match(refusal(() => ReportFile.prepare(join(folder, 'x'.repeat(256)))), 'found a name that is too long');
});

files('that is not written leaves nothing at all', ({ folder }) => {
  const file = ReportFile.prepare(join(folder, 'report.html'));
  file.discard();
  assert.not.ok(file.write('too late'));
  assert.equal(readdirSync(folder), []);
});

files('never replaces another, not even one that came while the work was going on', ({ folder }) => {
  const path = join(folder, 'report.html');
  const file = ReportFile.prepare(path);
  writeFileSync(path, 'the first one');
  assert.match(refusal(() => { file.write('the second one'); }), 'expected no file of that name yet, found one');
  assert.equal([readFileSync(path, 'utf8'), readdirSync(folder)], ['the first one', ['report.html']]);
  assert.match(refusal(() => ReportFile.prepare(path)), 'expected no file of that name yet, found one. Name another file.');
});

files('a folder that is not there, and one in its place, are told before any work', ({ folder }) => {
  assert.match(refusal(() => ReportFile.prepare(join(folder, 'absent', 'report.html'))), /expected a file that can be written, found no such file or folder\. Make its folder first, or name another file\./);
  mkdirSync(join(folder, 'taken'));
  assert.match(refusal(() => ReportFile.prepare(join(folder, 'taken'))), 'expected a file that can be written, found a folder. Name another file.');
});

files.run();
