import { stringify } from 'yaml';
import { TargetError } from '../target/target-error.js';
import type { Unresolved } from './plan/resolve-places.js';
import { type Sentence, sentence } from '../words/index.js';

/** Places without a tenant: named all at once, with a mapping file to fill in. */
export class UnresolvedPlacesError extends TargetError {
  override readonly stake = sentence('Without a tenant nobody in Lespass would answer for the money of a place.');

  /** A mapping file that lacks nothing but the tenants. */
  readonly proposal: string;

  constructor(unresolved: readonly Unresolved[], federatedProblem: Sentence | null) {
    const proposal = mappingProposal(unresolved);
    const particulars = [
      ...(federatedProblem === null ? [] : [federatedProblem]),
      ...unresolved.map(({ place, reason }) => sentence('place {name} ({uuid}): {reason}', { name: place.name, uuid: place.uuid, reason })),
      '',
      sentence('Lines for a mapping file (--mapping); name the schema of its tenant for each place, or decide {decision} for it:', { decision: '{skip: true, reason: …}' }),
      ...proposal.trimEnd().split('\n'),
    ];
    super(federatedProblem !== null && unresolved.length === 0 ? {
      said: federatedProblem,
      why: sentence('Without a tenant nobody in Lespass would answer for the federated euro.'),
      todo: sentence('Name one with --primary-tenant: a local FED is a decision to take on purpose.'),
    } : {
      said: sentence('the places of Fedow: expected a tenant in Lespass for each, found {n, plural, one {one place} other {# places}} still to settle', { n: unresolved.length }),
      particulars,
      todo: federatedProblem === null
        ? sentence('Fill in the lines above and give them with --mapping; where you have a mapping file already, change them in it and keep the rest.')
        : sentence('Fill in the lines above and give them with --mapping; where you have a mapping file already, change them in it and keep the rest. Name a tenant for the federated euro with --primary-tenant: a local FED is a decision to take on purpose.'),
    });
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
