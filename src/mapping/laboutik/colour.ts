/** Three or six hexadecimal digits, with or without the sign before them. */
const HEXADECIMAL = /^#?(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{6}))$/i;

/** A colour as V2's till wants it, `#RRGGBB` in upper case; null for a text that is none (`red`). */
export function hexColour(text: string): string | null {
  const parts = HEXADECIMAL.exec(text.trim());
  if (parts === null) return null;
  const [, red = '', green = '', blue = '', whole] = parts;
  return `#${whole ?? `${red}${red}${green}${green}${blue}${blue}`}`.toUpperCase();
}
