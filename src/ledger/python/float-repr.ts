/**
 * `repr` of a Python float: the shortest digits that read back as the same float, as JavaScript finds them too, but
 * always with a point or an exponent, and with an exponent from 1e16 up and below 1e-4 (JavaScript: 1e21, 1e-6).
 */
export function reprOfFloat(value: number): string {
  const size = Math.abs(value);
  if (size === Infinity) return value < 0 ? '-inf' : 'inf';
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value);
  return withTwoDigitExponent(value.toExponential());
}

/** `1e-7` → `1e-07`: Python pads the exponent to two digits. */
function withTwoDigitExponent(text: string): string {
  const digits = text.indexOf('e') + 2;
  return text.length - digits < 2 ? `${text.slice(0, digits)}0${text.slice(digits)}` : text;
}
