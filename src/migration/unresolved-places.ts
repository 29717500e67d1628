import { stringify } from 'yaml';
import { TargetError } from '../target/target-error.js';
import type { Unresolved } from './plan/resolve-places.js';
import { sentence, type Text } from '../words/index.js';

/** Places without a tenant: named all at once, with a mapping file to fill in. */
export class UnresolvedPlacesError extends TargetError {
  /** A mapping file that lacks nothing but the tenants. */
  readonly proposal: string;

  constructor(unresolved: readonly Unresolved[], federatedProblem: Text | null) {
    const proposal = mappingProposal(unresolved);
    const details = [
      ...(federatedProblem === null ? [] : [federatedProblem]),
      ...unresolved.map(({ place, reason }) => sentence('place {name} ({uuid}): {reason}', { name: place.name, uuid: place.uuid, reason })),
      ...(unresolved.length === 0 ? [] : ['', sentence('A mapping file for --mapping; name the schema of its tenant for each place, or decide {decision} for it:', { decision: '{skip: true, reason: …}' }), ...proposal.trimEnd().split('\n')]),
    ];
    super(unresolved.length === 0 ? sentence('the federated euro has no tenant to issue it') : sentence('{n, plural, one {one place has} other {# places have}} no tenant in Lespass', { n: unresolved.length }), details);
    this.proposal = proposal;
  }
}

function mappingProposal(unresolved: readonly Unresolved[]): string {
  return stringify({ places: Object.fromEntries(unresolved.map(({ place }) => [place.uuid, { tenant: null }])) })
    .replaceAll(/^ {2}([0-9a-f-]{36}):$/gmu, (line, uuid: string) => {
      const name = unresolved.find(({ place }) => place.uuid === uuid)?.place.name ?? '';
      return `  # ${name.replaceAll(/\s+/gu, ' ')}\n${line}`;
    })
    .replaceAll('tenant: null', 'tenant:');
}
