import type { Voice } from '../../../words/index.js';
import { html } from '../template.js';
import type { Section } from './section.js';

/** What the words mean, for who sits on a board and not at a terminal. */
export function glossary(voice: Voice): Section {
  const words = [
    [voice.say('Wallet'), voice.say('holds the money of one person, place or card.')],
    [voice.say('Asset'), voice.say('what a wallet counts: the federated euro, a venue’s local or gift money, time, loyalty points, and also memberships and badges.')],
    [voice.say('Movement'), voice.say('one transaction: an amount of one asset that goes from one wallet to another.')],
    [voice.say('Drift'), voice.say('a stored balance that is not what its movements give. Often it comes from two tills that wrote without waiting for each other; then the movements are right, and only the balance is wrong.')],
    [voice.say('Fork'), voice.say('a point of the chain after which several movements are written. Fedow has no lock that prevents it; a movement slipped in later looks the same.')],
    [voice.say('Digest'), voice.say('a fingerprint of a file (SHA-256): whoever changes one character gets another one.')],
  ] as const;
  return { id: 'words', title: voice.say('Words'), body: [html`<dl class="facts">${words.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>
`)}</dl>`] };
}
