import { html, type Html, unbroken } from '../template.js';

/** What is to be typed at a terminal, or what it answers: to the letter. */
export function command(...lines: readonly string[]): Html {
  return html`<pre>${unbroken(lines.join('\n'))}</pre>`;
}
