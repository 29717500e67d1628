import { getMetadataStorage, validateSync } from 'class-validator';

import { shownValue } from '../found-value.js';
import { faultOf, type Rule } from './rule.js';
import type { Text } from '../../words/index.js';

/** A record's values by field name, as `JSON.parse` gives them. */
export type RawFields = Record<string, unknown>;

/** One field that is not as its class demands. */
export interface FieldFault {
  readonly field: string;
  /** Expected and found. */
  readonly message: Text;
}

/** What class-validator knows of a class, in two forms that agree: a fast yes or no, and a slow account of what is wrong. */
export interface CompiledCheck {
  readonly fieldNames: readonly string[];
  accepts(fields: RawFields): boolean;
  faults(fields: RawFields): FieldFault[];
}

interface FieldCheck {
  readonly name: string;
  readonly applies: ((object: object, value: unknown) => boolean) | undefined;
  readonly accepts: (value: unknown) => boolean;
}

/**
 * Compiles the check of a decorated class from class-validator's own metadata, because `validateSync` on a million records
 * takes longer than all the rest of an import together. `validateSync` still words what is wrong.
 * @param fieldsClass a class whose fields are decorated by the rules of this folder
 */
export function compileCheck(fieldsClass: new () => object): CompiledCheck {
  const checks = fieldChecksOf(fieldsClass);
  return {
    fieldNames: checks.map((check) => check.name),
    accepts: compile(checks),
    faults: (fields) => explain(fieldsClass, checks, fields),
  };
}

function fieldChecksOf(fieldsClass: new () => object): FieldCheck[] {
  return getMetadataStorage().getTargetValidationMetadatas(fieldsClass, '', false, false).map(({ propertyName, validateIf, constraints }) => {
    // `decorate` left it there. Through class-validator's own instance of it each value passes three functions that all fields share.
    const [rule] = constraints as readonly unknown[] as readonly [Rule];
    return { name: propertyName, applies: validateIf, accepts: rule.accepts };
  });
}

/**
 * One expression over all fields. It is written as source text, because a loop over the checks reads each field by a name that
 * V8 does not know beforehand, which costs more than the checks themselves; the names come from the decorated classes only.
 */
function compile(checks: readonly FieldCheck[]): (fields: RawFields) => boolean {
  const terms = checks.map(({ name, applies }, index) => {
    const value = `fields[${JSON.stringify(name)}]`;
    const accepted = `accepts${index}(${value})`;
    return applies === undefined ? accepted : `(!applies${index}(fields, ${value}) || ${accepted})`;
  });
  const constants = checks.map((_, index) => `const accepts${index} = checks[${index}].accepts, applies${index} = checks[${index}].applies;`);
  const body = `${constants.join('\n')}\nreturn (fields) => ${terms.join(' && ') || 'true'};`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- no text of a dump gets into the source; see above
  const make = new Function('checks', body) as (checks: readonly FieldCheck[]) => (fields: RawFields) => boolean;
  return make(checks);
}

function explain(fieldsClass: new () => object, checks: readonly FieldCheck[], fields: RawFields): FieldFault[] {
  // class-validator takes a class without any rule for a mistake.
  if (checks.length === 0) return [];
  // Only the fields that are known: a name like `__proto__` in a dump must not reach the instance.
  const instance = Object.assign(new fieldsClass(), Object.fromEntries(checks.map(({ name }) => [name, fields[name]])));
  return validateSync(instance).map(({ property, constraints }) => ({ field: property, message: faultOf(Object.values(constraints ?? {})[0], shownValue(fields[property])) }));
}
