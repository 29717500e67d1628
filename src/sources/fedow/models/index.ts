import type { FedowModel } from '../../../ledger/records.js';
import { createplaceapikey, organizationapikey } from './api-keys.js';
import { asset } from './asset.js';
import { card } from './card.js';
import { checkoutstripe } from './checkoutstripe.js';
import { configuration } from './configuration.js';
import { federation } from './federation.js';
import { fedowuser } from './fedowuser.js';
import type { ModelReader } from './model.js';
import { origin } from './origin.js';
import { place } from './place.js';
import { token } from './token.js';
import { transaction } from './transaction.js';
import { wallet } from './wallet.js';

/** Every model of `fedow_core`. Source: SPEC 2.1. */
export const FEDOW_MODELS: Readonly<Record<FedowModel, ModelReader>> = {
  configuration, wallet, fedowuser, place, asset, origin, card, token, checkoutstripe, transaction, federation, organizationapikey, createplaceapikey,
};

const BY_LABEL: ReadonlyMap<string, ModelReader> = new Map(Object.values(FEDOW_MODELS).map((reader) => [`fedow_core.${reader.model}`, reader]));

/** The reader of a model by its label in a dump, `fedow_core.asset`; undefined for one that V1 does not know. */
export function fedowModel(label: string): ModelReader | undefined {
  return BY_LABEL.get(label);
}
