import { ValidateBy } from 'class-validator';

/**
 * Whether a field must hold a value. `required`: present and not null · `nullable`: present, may be null · `optional`:
 * may be absent. A nullable field must be present because its absence would silently turn a link into none.
 */
export type Presence = 'required' | 'nullable' | 'optional';

/** What a value must be. */
export interface Rule {
  readonly name: string;
  /** In words, after "expected": `a uuid`. With `{found}` it is the whole message, for the rare rule that needs one. */
  readonly expected: string;
  accepts(value: unknown): boolean;
}

/** A class-validator decorator for the rule. One per field: it judges the value as a whole, so one message comes of it. */
export function decorate(rule: Rule, presence: Presence = 'required'): PropertyDecorator {
  const validator = { validate: (value: unknown): boolean => rule.accepts(value), defaultMessage: (): string => rule.expected };
  const decorator = ValidateBy({ name: rule.name, validator }, CONDITIONS[presence]);
  return decorator;
}

const CONDITIONS = {
  required: {},
  nullable: { validateIf: (_object: unknown, value: unknown): boolean => value !== null },
  optional: { validateIf: (_object: unknown, value: unknown): boolean => value !== null && value !== undefined },
} as const;
