import type { Uuid } from '../ledger/records.js';
import { unitOf } from '../ledger/unit.js';
import type { Evidence } from './invariant.js';
import { sentence, type Text, type Unit } from '../words/index.js';

/** What a person calls an asset, and what its amounts are counted in. */
export interface NamedAsset {
  /** `“TLF Mama Sound”`, for a sentence whose finding names the uuid besides; the uuid where it is not there. */
  readonly name: Text;
  /** Its name and, since two assets may bear the same, its uuid: `“TLF Mama Sound” (aa2ca1af-…)`; only the uuid where it is not there. */
  readonly named: Text;
  readonly unit: Unit;
}

/** The name stands first: a uuid says nothing to a person of the venue. */
export function assetNames({ source, recorded, target }: Evidence): (asset: Uuid) => NamedAsset {
  return (uuid) => {
    const asset = source?.assets.get(uuid) ?? recorded?.assets.get(uuid) ?? target?.assets.get(uuid);
    if (asset === undefined) return { name: uuid, named: uuid, unit: 'EUR' };
    return { name: sentence('“{name}”', { name: asset.name }), named: sentence('“{name}” ({uuid})', { name: asset.name, uuid }), unit: unitOf(asset.category) };
  };
}

/** What a finding says of the unit of its figures: nothing where they are euros. */
export function unitNote(unit: Unit): { readonly unit?: Unit } {
  return unit === 'EUR' ? {} : { unit };
}
