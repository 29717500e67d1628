/**
 * The last line of defence for passwords: whatever text goes to people or into JSON as an error or a warning has
 * passed here. The places that make messages leave secrets out already; this is for the message of a library.
 */

const HIDDEN = '***';

/**
 * `//user:password@`; the password runs to the last `@` of the word, since people forget to encode one. The example that our own messages give,
 * with these very words, stays readable.
 */
const IN_URL = /(\/\/[^\s:@/]*:)(?!password@host:port\/database(?:[\s;,.]|$))\S*@/g;

/** `password=…` in a query or in libpq's own form, quoted or not. */
const AS_PARAMETER = /\b((?:ssl)?password|passwd|pwd)=('[^']*'|"[^"]*"|[^\s&'"]+)/gi;

/** Shorter ones are not searched for in running text: they would blacken half of it. */
const SEARCHED_LENGTH_MIN = 4;

/**
 * A text without passwords.
 * @param secrets passwords known beforehand, as `passwordsIn` finds them: removed wherever they stand
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SEARCHED_LENGTH_MIN) clean = clean.replaceAll(secret, HIDDEN);
  }
  return clean.replace(IN_URL, `$1${HIDDEN}@`).replace(AS_PARAMETER, `$1=${HIDDEN}`);
}

/**
 * The passwords that stand in the words of a command line and in connection settings, as written, decoded and encoded. A password with
 * spaces in it cannot be recognised in a message later; here, where a word is whole, it can.
 */
export function passwordsIn(words: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const word of words) {
    for (const pattern of [/\/\/[^:@/]*:(.*)@/s, /[?&\s](?:ssl)?password=([^&]*)/i, /^(?:ssl)?password=([^&]*)/i]) {
      const password = pattern.exec(word)?.[1];
      if (password === undefined || password === '') continue;
      for (const form of [password, attempted(decodeURIComponent, password), attempted(encodeURIComponent, password)]) found.add(form);
    }
    // As a URL parser writes it: neither as it was typed nor as `encodeURIComponent` does.
    const parsed = URL.canParse(word) ? new URL(word).password : '';
    if (parsed !== '') found.add(parsed);
  }
  // The longest first: of two that overlap, nothing of the longer one is left.
  return [...found].sort((a, b) => b.length - a.length);
}

/** Both throw on what they cannot read; then the text as it is. */
function attempted(convert: (text: string) => string, text: string): string {
  try {
    return convert(text);
  } catch {
    return text;
  }
}
