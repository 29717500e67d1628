import { identityOf } from '../invariants/identity.js';
import { INVARIANTS } from '../invariants/index.js';
import type { Violation } from '../invariants/invariant.js';
import { addAtStake, type AtStake, moneyAtStake } from '../invariants/money-at-stake.js';
import { ClassDigest } from './class-digest.js';
import { type AcceptanceEntry, type EntrySubject, entryKey, type Signature, SINGLE_FINDINGS_MAX } from './entry.js';
import { entryText, proposalText } from './proposal-text.js';
import { cents, inLanguage, type Language, listed, sentence, type Text, type Unit } from '../words/index.js';

/** The findings of one code. */
interface Findings {
  /** All of them while they are few; none as soon as they are a class. */
  singles: Violation[];
  readonly digest: ClassDigest;
  atStake: AtStake;
}

/** Collects what there is to be accepted while the invariants run, and proposes it as a file to be signed (SPEC 6.3). */
export class AcceptanceProposal {
  readonly #byCode: ReadonlyMap<string, Findings>;
  readonly #signatures: ReadonlyMap<string, Signature>;

  /** @param signed entries of an earlier file: where a finding is still the same, its signature comes over */
  constructor(signed: readonly AcceptanceEntry[] = []) {
    const codes = INVARIANTS.filter(({ acceptable }) => acceptable).flatMap((invariant) => Object.keys(invariant.codes));
    this.#byCode = new Map(codes.map((code) => [code, { singles: [], digest: new ClassDigest(), atStake: {} }]));
    this.#signatures = new Map(signed.map((entry) => [entryKey(entry), entry]));
  }

  /** Takes one finding, each once, accepted or not. Those that can never be accepted are passed over. */
  note(violation: Violation): void {
    const findings = this.#byCode.get(violation.code);
    if (findings === undefined) return;
    findings.digest.add(identityOf(violation));
    findings.atStake = addAtStake(findings.atStake, violation);
    if (findings.digest.count <= SINGLE_FINDINGS_MAX) findings.singles.push(violation);
    else findings.singles = [];
  }

  /** How much there is to read and to sign; `unsigned` are the entries that no earlier signature covers. */
  counts(): { readonly findings: number; readonly entries: number; readonly unsigned: number } {
    const proposed = [...this.#proposed()];
    const findings = Array.from(this.#byCode.values(), ({ digest }) => digest.count).reduce((sum, one) => sum + one, 0);
    return { findings, entries: proposed.length, unsigned: proposed.filter(({ subject }) => !this.#signatures.has(entryKey(subject))).length };
  }

  /**
   * The file: by invariant and code, the most money first. Byte for byte the same for the same findings.
   * @param sourceSha256 of the dump, 64 lower-case hexadecimal digits
   * @param language of the comments, which are for the person who signs; what is signed is the same in all
   */
  toYaml(sourceSha256: string, language: Language = 'en'): string {
    const entries = Array.from(this.#proposed(), ({ subject, says }) => entryText(subject, inLanguage(says, language), this.#signatures.get(entryKey(subject))));
    return proposalText(sourceSha256, entries, language);
  }

  *#proposed(): Generator<{ readonly subject: EntrySubject; readonly says: Text }> {
    for (const [code, { singles, digest, atStake }] of this.#byCode) {
      const sha256 = digest.count > SINGLE_FINDINGS_MAX ? digest.sha256() : null;
      if (sha256 === null) for (const { subjects, figures, message } of mostMoneyFirst(singles)) yield { subject: { code, subjects, figures }, says: message };
      else yield { subject: { code, count: digest.count, sha256 }, says: sentence('{n, plural, one {# finding} other {# findings}}, {money} in all. Each: {meaning}', { n: digest.count, money: listed(amountsOf(atStake), 'and'), meaning: meaningOf(code) }) };
    }
  }
}

/** Euros, then points and time; `0.00 €` where there is nothing. */
function amountsOf(atStake: AtStake): Text[] {
  const amounts = Object.entries({ EUR: 0, ...atStake }).filter(([unit, hundredths]) => hundredths !== 0 || (unit === 'EUR' && Object.keys(atStake).length === 0));
  return amounts.map(([unit, hundredths]) => sentence('{money}', { money: cents(hundredths, unit as Unit) }));
}

function mostMoneyFirst(violations: readonly Violation[]): Violation[] {
  return violations
    .map((violation) => ({ violation, cents: moneyAtStake(violation), identity: identityOf(violation) }))
    .sort((a, b) => b.cents - a.cents || (a.identity < b.identity ? -1 : 1))
    .map(({ violation }) => violation);
}

function meaningOf(code: string): Text {
  return INVARIANTS.find(({ codes }) => Object.hasOwn(codes, code))?.codes[code] ?? '';
}
