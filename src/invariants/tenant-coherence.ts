import type { Evidence, Invariant, Violation } from './invariant.js';
import { notFederatedInFedow, notFederatedInV2 } from './tenant-coherence/federated.js';
import { tillFaults } from './tenant-coherence/till.js';
import { migratedRows } from './v2-rows.js';
import { sentence } from '../words/index.js';

export const tenantCoherence: Invariant = {
  id: 'tenant-coherence',
  title: sentence('Assets move where they are accepted, and every till accepts what it accepted before'),
  rationale: sentence('A till that accepts less turns visitors away the next morning; one that accepts more takes money that nobody will pay out.'),
  codes: {
    'tenant-coherence/not-federated': sentence('Transactions of an asset took place at a venue that neither issues it nor stands in a federation with it.'),
    'tenant-coherence/not-accepted': sentence('A till in V2 refuses an asset that its place accepted in Fedow.'),
    'tenant-coherence/accepted-in-excess': sentence('A till in V2 accepts an asset that its place did not accept in Fedow.'),
  },
  remedies: {
    'tenant-coherence/not-federated': sentence('Put the asset and the venue into one federation in Fedow and extract again; or accept it: V2’s own check fails on these transactions.'),
    'tenant-coherence/not-accepted': sentence('Add the asset to a federation of this tenant in V2, or make it active there: otherwise the till refuses it on the first morning.'),
    'tenant-coherence/accepted-in-excess': sentence('Take the asset out of the tenant’s federations in V2, or accept it, if the venue agrees to take it.'),
  },
  acceptable: true,
  check(evidence) {
    const { source, target } = evidence;
    if (source === undefined && target === undefined) return { status: 'skipped', reason: sentence('there are no transactions: neither a dump nor a database was given') };
    const checked = (source?.transactions.count ?? 0) + (target === undefined ? 0 : migratedRows(target)) + tillsOf(evidence);
    if (checked === 0 && source === undefined) return { status: 'skipped', reason: sentence('nothing was imported into this database') };
    return { status: 'checked', checked, violations: judgeAll(evidence) };
  },
};

/** How many tills can be compared. */
function tillsOf({ source, target, links }: Evidence): number {
  return source === undefined || target === undefined ? 0 : (links?.tenantOfPlace.size ?? 0);
}

function* judgeAll({ source, recorded, target, links }: Evidence): Generator<Violation> {
  if (source !== undefined) yield* notFederatedInFedow(source);
  if (target !== undefined) yield* notFederatedInV2(target, links, source ?? recorded);
  if (source !== undefined && target !== undefined && links !== undefined) yield* tillFaults(source, target, links);
}
