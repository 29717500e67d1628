import { ValidateBy } from 'class-validator';
import { sentence, type Text } from '../../words/index.js';

/**
 * Whether a field must hold a value. `required`: present and not null · `nullable`: present, may be null · `optional`:
 * may be absent. A nullable field must be present because its absence would silently turn a link into none.
 */
export type Presence = 'required' | 'nullable' | 'optional';

/** What a value must be. */
export interface Rule {
  readonly name: string;
  /** In words, after "expected": `a uuid`. */
  readonly expected: Text;
  /** The whole message, for the rare rule that needs one. */
  readonly says?: (found: Text) => Text;
  readonly accepts: (value: unknown) => boolean;
}

/** A class-validator decorator for the rule. One per field: it judges the value as a whole, so one message comes of it. */
export function decorate(rule: Rule, presence: Presence = 'required'): PropertyDecorator {
  RULES.set(String(rule.expected), rule);
  const validator = { validate: (value: unknown): boolean => rule.accepts(value), defaultMessage: (): string => String(rule.expected) };
  const decorator = ValidateBy({ name: rule.name, constraints: [rule], validator }, CONDITIONS[presence]);
  return decorator;
}

/** By their English, which is what class-validator gives back. */
const RULES = new Map<string, Rule>();

/** What is wrong with a value. @param expected as class-validator tells it */
export function faultOf(expected: string | undefined, found: Text): Text {
  const rule = expected === undefined ? undefined : RULES.get(expected);
  return rule?.says?.(found) ?? sentence('expected {expected}, found {found}', { expected: rule?.expected ?? sentence('another value'), found });
}

const CONDITIONS = {
  required: {},
  nullable: { validateIf: (_object: unknown, value: unknown): boolean => value !== null },
  optional: { validateIf: (_object: unknown, value: unknown): boolean => value !== null && value !== undefined },
} as const;
