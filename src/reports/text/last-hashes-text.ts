import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { Voice } from '../../words/index.js';
import { inOrder } from '../asset-order.js';
import type { AssetFigure } from '../dump-figures.js';

/** The end of each asset's chain, for a board that writes it down: nothing else shows later that a chain was written anew from some movement on. */
export function lastHashesText(assets: readonly AssetFigure[], voice: Voice): string {
  const lines = inOrder(assets).flatMap(({ name, lastHash, chainEnds }) => (lastHash === null ? [] : [
    `  ${printableLine(name)}`, `    ${lastHash}`,
    ...(chainEnds > 1 ? [wrapped(voice.say('{n, number} ends: at a fork the chain goes on in one branch, and the last hash covers no other.', { n: chainEnds }), '    ')] : []),
  ]));
  return [
    coloured('quiet', wrapped(voice.say('A hash has no key: who can write the whole table can also write all hashes anew. So keep these elsewhere, on paper or in the minutes of a meeting. In a later dump the same hash has to be there still (search the file for it), with every hash verified.'), '  ')),
    ...lines,
  ].join('\n');
}
