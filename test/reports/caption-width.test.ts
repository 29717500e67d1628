import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { AssetFigure, DumpFigures, PlaceFigure } from '#convoyeur/reports/dump-figures.js';
import { assetsText, placesText } from '#convoyeur/reports/text/figures-text.js';
import { LANGUAGES, Voice } from '#convoyeur/words/index.js';

const captions = suite('captions of tables');

const ASSET: AssetFigure = { uuid: '', name: 'Mama', category: 'TLF', transactions: 1, stored: 0, expected: 1, drift: 1, lastHash: null, chainEnds: 1 };
const PLACE: PlaceFigure = { name: 'Mama', tenant: null, collected: 0, deposited: 0, due: 1, stored: 0, drift: 1, forks: 1, sales: 0, refunds: 0 };

for (const language of LANGUAGES) {
  captions(`fit into 80 columns: ${language}`, () => {
    const some = { ...ASSET, drift: 0, expected: 0 };
    const figures = { assets: [ASSET, ...Array.from({ length: 1041 }, () => some)], places: [PLACE, ...Array.from({ length: 1041 }, () => ({ ...PLACE, drift: 0, forks: 0 }))] } as unknown as DumpFigures;
    const voice = new Voice(language);
    const lines = [assetsText(figures, voice), placesText(figures, voice)].join('\n').split('\n');
    assert.ok(lines.some((line) => /D(?:rift|érive) = /u.test(line)));
    assert.equal(lines.filter((line) => [...line].length > 80), []);
  });
}

captions.run();
