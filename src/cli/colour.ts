import { styleText } from 'node:util';

/** What a colour means here; a colour never says anything that the words beside it do not say. */
export type Meaning = 'good' | 'bad' | 'caution' | 'heading' | 'quiet';

/** Where text goes: enough of a stream to know whether it shows colours. */
export interface Screen {
  readonly isTTY?: boolean;
}

const STYLES = { good: 'green', bad: 'red', caution: 'yellow', heading: 'bold', quiet: 'dim' } as const;

/** A text in the colour of its meaning, or as it is where the screen shows none or `NO_COLOR` is set. */
export function coloured(meaning: Meaning, text: string, screen: Screen = process.stdout): string {
  return showsColours(screen) ? styleText(STYLES[meaning], text) : text;
}

/** Whether a screen shows colours: a terminal, not a dumb one, and nobody has asked for none (no-color.org). */
export function showsColours(screen: Screen, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '') return false;
  return screen.isTTY === true && environment['TERM'] !== 'dumb';
}
