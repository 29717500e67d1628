import type { ErrorText, Text } from '../../words/index.js';

/** `blocks`: the import would be refused, or do harm. `caution`: it can go on, and a person should know. `unknown`: it cannot be asked from here. */
export type CheckStatus = 'ok' | 'caution' | 'blocks' | 'unknown';

/** One thing that was looked at before an import. */
export interface Check {
  readonly id: 'server' | 'connection' | 'clock' | 'schema' | 'rights' | 'sequences' | 'triggers' | 'sessions' | 'lock' | 'disk' | 'plan' | 'verdict';
  readonly status: CheckStatus;
  readonly message: Text;
  /** One by one, what the message counts. */
  readonly particulars: readonly Text[];
  /** Of what blocks: why it matters and what to do, whole sentences as an error has them. */
  readonly why?: Text;
  readonly todo?: Text;
}

export function check(id: Check['id'], status: CheckStatus, message: Text, particulars: readonly Text[] = []): Check {
  return { id, status, message, particulars };
}

/** What stands in the way, told as the import itself would tell it. */
export function blocked(id: Check['id'], { said, particulars = [], why, todo }: ErrorText): Check {
  return { ...check(id, 'blocks', said, particulars), ...(why === undefined ? {} : { why }), todo };
}
