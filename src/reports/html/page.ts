import type { Voice } from '../../words/index.js';
import { STYLE } from './style.js';
import { html, type Html, trusted } from './template.js';

export interface Page {
  readonly title: string;
  readonly voice: Voice;
  /** SHA-256 of the report: it stands at the foot of every printed page. */
  readonly sha256: string;
  readonly sections: readonly Html[];
}

/** Nothing is loaded and nothing runs: whoever opens the file in ten years sees what was written, and nobody learns that it was opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One self-contained file. */
export function page({ title, voice, sha256, sections }: Page): string {
  return html`<!doctype html>
<html lang="${voice.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<meta name="generator" content="Convoyeur">
<title>${title}</title>
<style>${trusted(STYLE)}
@page { @bottom-left { content: "Convoyeur · SHA-256 ${trusted(hexadecimal(sha256))}"; } }</style>
</head>
<body>
${sections}
</body>
</html>
`.text;
}

/** It stands inside a style sheet, where no escaping of ours would help. */
function hexadecimal(digest: string): string {
  return digest.replace(/[^0-9a-f]/g, '');
}
