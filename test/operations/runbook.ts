import { readFileSync } from 'node:fs';

/** A step of the runbook: a block of commands, and lines that they print, in this order. */
export interface Step {
  readonly commands: string;
  readonly prints: readonly string[];
}

/** The steps of a page: each block of `sh`, with the block of `text` that follows it, if one does. */
export function stepsOf(page: string): Step[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```\n(?:\s*^```text\n(.*?)^```\n)?/gms)].map(([, commands = '', prints = '']) => ({
    commands, prints: prints.split('\n').filter((line) => line.trim() !== ''),
  }));
}

/** The first line that should have been printed and was not, after those before it; `…` stands for anything. */
export function missingLine(prints: readonly string[], output: string): string | null {
  const lines = output.split('\n');
  let at = 0;
  for (const line of prints) {
    const pattern = new RegExp(`^\\s*${line.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('.*')}\\s*$`, 'u');
    const found = lines.findIndex((printed, place) => place >= at && pattern.test(printed));
    if (found < 0) return line;
    at = found + 1;
  }
  return null;
}
