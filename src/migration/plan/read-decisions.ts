import { readYamlFile, type YamlFile } from '../../acceptance/yaml-file.js';
import { asFields, asUuid, asWords, shown } from '../../acceptance/yaml-values.js';
import { Failure } from '../../ledger/failure.js';
import type { Uuid } from '../../ledger/records.js';
import type { Decisions, PlaceDecision } from './decisions.js';
import { sentence, type Text } from '../../words/index.js';

/** How a record is left behind, as it is written in the file. */
const SKIPPED = '{skip: true, reason: …}';

/** A mapping file that cannot be used. Exit code 2. */
export class DecisionsError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A decision that is misread would give money to somebody else.');
}

/** Whatever django-tenants takes, in the letters that Lespass makes of a name; it is only looked up, never put into SQL. */
const SCHEMA = /^(?!pg_)[a-z0-9_-]{1,63}$/u;

/**
 * Reads the mapping file (SPEC 4): what a person decided about places, users and cards, each with a reason.
 * @param path as the operator named it
 * @throws DecisionsError (exit 2) that lists all that is wrong: no YAML, an unknown section or field, a key that is no
 *   uuid or stands twice, a place whose tenant was not filled in, no reason
 */
export async function readDecisions(path: string): Promise<Decisions> {
  const file = await readYamlFile(path, DecisionsError);
  const places = new Map<Uuid, PlaceDecision>();
  const walletsApart = new Map<Uuid, string>();
  const skippedCards = new Map<Uuid, string>();
  const sections: Readonly<Record<string, (decision: Decision) => void>> = {
    places: (decision) => { setUnlessNull(places, decision.uuid, readPlace(decision)); },
    users: (decision) => { setUnlessNull(walletsApart, decision.uuid, readUser(decision)); },
    cards: (decision) => { setUnlessNull(skippedCards, decision.uuid, readCard(decision)); },
  };
  const known = Object.keys(sections).join(', ');
  const top = asFields(file.content);
  if (top === null) file.note([], '', sentence('expected some of {known}, found {content}', { known, content: shown(file.content) }));
  for (const [name, section] of top ?? []) {
    const read = typeof name === 'string' && Object.hasOwn(sections, name) ? sections[name] : undefined;
    if (read === undefined) file.note([String(name)], sentence('section {name}', { name: String(name) }), sentence('expected only {known}, found this section', { known }));
    else for (const decision of decisionsOf(file, String(name), section)) read(decision);
  }
  file.refuseProblems(sentence('Correct the mapping file.'));
  return { places, walletsApart, skippedCards };
}

function setUnlessNull<Value>(map: Map<Uuid, Value>, uuid: Uuid, value: Value | null): void {
  if (value !== null) map.set(uuid, value);
}

/** The entries of one section; one that was left empty has none. */
function* decisionsOf(file: YamlFile, section: string, value: unknown): Generator<Decision> {
  const entries = asFields(value);
  if (entries === null && value !== null) file.note([section], sentence('section {section}', { section }), sentence('expected uuids with what is decided, found {value}', { value: shown(value) }));
  const seen = new Set<Uuid>();
  for (const [key, fields] of entries ?? []) {
    const at = [section, typeof key === 'number' ? key : String(key)];
    const where = `${section} ${String(key)}`;
    const uuid = asUuid(key);
    if (uuid === null) file.note(at, where, sentence('expected a uuid as the key, found another text'));
    else if (seen.has(uuid)) file.note(at, where, sentence('expected once, found again in other letters'));
    const decided = asFields(fields);
    if (decided === null) file.note(at, where, sentence('expected what is decided, found {fields}', { fields: shown(fields) }));
    else yield new Decision(file, section, String(key), uuid ?? '', decided);
    if (uuid !== null) seen.add(uuid);
  }
}

/** One entry of a section. Its fields give null where they are not as they must be, and note why. */
class Decision {
  constructor(
    private readonly file: YamlFile,
    private readonly section: string,
    private readonly key: string,
    /** In lower case; empty where the key is no uuid, which refuses the file. */
    readonly uuid: Uuid,
    private readonly fields: ReadonlyMap<unknown, unknown>,
  ) {}

  has(field: string): boolean {
    return this.fields.has(field);
  }

  /** Refuses all other fields. */
  only(...known: readonly string[]): void {
    for (const field of this.fields.keys()) {
      if (typeof field !== 'string' || !known.includes(field)) this.note(String(field), sentence('expected only {known} here, found this field', { known: known.join(', ') }));
    }
  }

  /** A field that can say one thing only. */
  must<Value extends true | 'apart'>(field: string, expected: Value): Value | null {
    const value = this.fields.get(field);
    if (value === expected) return expected;
    this.note(field, sentence('expected {expected}, found {value}', { expected: String(expected), value: shown(value) }));
    return null;
  }

  reason(): string | null {
    const value = this.fields.get('reason');
    const words = asWords(value);
    if (words === null) this.note('reason', sentence('expected why this was decided, found {value}', { value: shown(value) }));
    return words;
  }

  tenant(): string | null {
    const value = this.fields.get('tenant');
    if (typeof value === 'string' && SCHEMA.test(value)) return value;
    const isEmpty = value === null || value === undefined || value === '';
    this.note('tenant', isEmpty ? sentence('expected the schema of its tenant, found nothing; fill it in, or decide {decision}', { decision: SKIPPED }) : sentence('expected the name of a schema (a-z, 0-9, _ and -, at most 63, not starting with pg_), found {value}', { value: shown(value) }));
    return null;
  }

  shared(): boolean {
    return this.has('shared') && this.must('shared', true) === true;
  }

  private note(field: string, message: Text): void {
    this.file.note([this.section, this.key, field], sentence('{section} {key}, field {field}', { section: this.section, key: this.key, field }), message);
  }
}

function readPlace(decision: Decision): PlaceDecision | null {
  if (decision.has('skip')) {
    decision.only('skip', 'reason');
    const [skip, reason] = [decision.must('skip', true), decision.reason()];
    return skip === null || reason === null ? null : { skip, reason };
  }
  decision.only('tenant', 'shared');
  const [tenant, shared] = [decision.tenant(), decision.shared()];
  return tenant === null ? null : { tenant, shared };
}

function readUser(decision: Decision): string | null {
  decision.only('wallet', 'reason');
  decision.must('wallet', 'apart');
  return decision.reason();
}

function readCard(decision: Decision): string | null {
  decision.only('skip', 'reason');
  decision.must('skip', true);
  return decision.reason();
}
