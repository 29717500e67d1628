import type { Sayable } from './sayable.js';
import { sentence } from './sentence.js';

/** What a run was, inside a sentence: `import fedow`, `import laboutik of mamasound`. @param tenant the schema it was for, null for all */
export function runName(command: string, tenant: string | null): Sayable {
  return tenant === null ? sentence('{command}', { command }) : sentence('{command} of {tenant}', { command, tenant });
}
