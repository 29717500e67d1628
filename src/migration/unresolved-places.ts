import { stringify } from 'yaml';
import { TargetError } from '../target/target-error.js';
import type { Unresolved } from './plan/resolve-places.js';

/** Places without a tenant: named all at once, with a mapping file to fill in. */
export class UnresolvedPlacesError extends TargetError {
  /** A mapping file that lacks nothing but the tenants. */
  readonly proposal: string;

  constructor(unresolved: readonly Unresolved[], federatedProblem: string | null) {
    const proposal = mappingProposal(unresolved);
    const details = [
      ...(federatedProblem === null ? [] : [federatedProblem]),
      ...unresolved.map(({ place, reason }) => `place ${place.name} (${place.uuid}): ${reason}`),
      ...(unresolved.length === 0 ? [] : ['', 'A mapping file for --mapping; name a tenant for each place:', ...proposal.trimEnd().split('\n')]),
    ];
    const count = unresolved.length === 1 ? 'one place has' : `${unresolved.length} places have`;
    super(unresolved.length === 0 ? 'the federated euro has no tenant to issue it' : `${count} no tenant in Lespass`, details);
    this.proposal = proposal;
  }
}

function mappingProposal(unresolved: readonly Unresolved[]): string {
  return stringify({ places: Object.fromEntries(unresolved.map(({ place }) => [place.uuid, { tenant: null }])) })
    .replaceAll(/^ {2}([0-9a-f-]{36}):$/gmu, (line, uuid: string) => {
      const name = unresolved.find(({ place }) => place.uuid === uuid)?.place.name ?? '';
      return `  # ${name.replaceAll(/\s+/gu, ' ')}\n${line}`;
    })
    .replaceAll('tenant: null', 'tenant: # schema of its tenant, or instead: {skip: true, reason: …}');
}
