import { html, type Html, type Piece } from '../template.js';

/** A part of a page that can be linked to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: readonly Piece[];
}

export function section({ id, title, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>
`;
}
