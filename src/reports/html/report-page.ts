import { isDatabaseAlone, isWithoutImport } from '../database-alone.js';
import type { DumpFigures } from '../dump-figures.js';
import type { ImportReport } from '../import-report.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import { page } from './page.js';
import { acceptance } from './sections/acceptance.js';
import { chain } from './sections/chain.js';
import { checks } from './sections/checks.js';
import { findings } from './sections/findings.js';
import { glossary } from './sections/glossary.js';
import { money } from './sections/money.js';
import { opening, titleOf } from './sections/opening.js';
import { places, toBePaid } from './sections/places.js';
import { repeat } from './sections/repeat.js';
import { rows, skipped } from './sections/rows.js';
import { type Section, section } from './sections/section.js';
import { subject } from './sections/subject.js';
import { unverified } from './sections/unverified.js';
import { warnings } from './sections/warnings.js';
import { witness } from './sections/witness.js';
import type { AnyReport, Sheet } from './sheet.js';
import { html } from './template.js';

/** A report as one HTML file: for a board that is not technical, and for an auditor who trusts nobody. */
export function reportPage(sheet: Sheet): string {
  const { report, voice, canonical } = sheet;
  const found = findings(sheet);
  const isDatabase = isDatabaseAlone(report);
  const sections: Section[] = [
    subject(sheet),
    checks(sheet),
    ...(found === null ? [] : [found]),
    ...(hasFigures(report) ? [money(report, voice, isDatabase), places(report, voice, isDatabase), toBePaid(report, voice), ...testimonies(sheet), chain(report, voice, isDatabase), acceptance(sheet)] : []),
    ...(isImport(report) ? [rows(report, voice), skipped(report, voice), ...warnings(report, voice)] : []),
    unverified(sheet),
    repeat(sheet),
    ...(hasFigures(report) ? [glossary(voice)] : []),
  ];
  const parts = [
    opening(sheet, sections),
    html`<main>${sections.map(section)}</main>
<footer><p>${voice.say('Digest of this report (SHA-256):')} <code>${canonical.sha256}</code></p></footer>`,
  ];
  return page({ title: titleOf(sheet), voice, sha256: canonical.sha256, sections: parts });
}

function testimonies({ report, voice, files }: Sheet): Section[] {
  return 'witness' in report && report.witness.length > 0 ? [witness(report.witness, files, voice)] : [];
}

/** Whether there are figures of Fedow to be shown: nothing was read of it in a database without an import. */
function hasFigures(report: AnyReport): report is AnyReport & DumpFigures {
  return 'assets' in report && !isWithoutImport(report);
}

function isImport(report: AnyReport): report is ImportReport | LaboutikImportReport {
  return 'plan' in report;
}
