import { labelOf } from '../../../ledger/catalogue/records.js';
import { articles } from './articles.js';
import { cartecashless } from './cartecashless.js';
import { cartemaitresse } from './cartemaitresse.js';
import { categorie } from './categorie.js';
import { categorietable } from './categorietable.js';
import { configuration } from './configuration.js';
import { couleur } from './couleur.js';
import type { TillReader } from './model.js';
import { moyenpaiement } from './moyenpaiement.js';
import { place } from './place.js';
import { pointdevente } from './pointdevente.js';
import { table } from './table.js';
import { tauxtva } from './tauxtva.js';

/** Every model of LaBoutik that an import reads. */
const TILL_MODELS: readonly TillReader[] = [
  tauxtva, couleur, categorie, articles, pointdevente, cartecashless, cartemaitresse, categorietable, table, moyenpaiement, configuration, place,
];

/** The reader of each model by its label in lower case, `apicashless.articles`. */
export const TILL_READERS: ReadonlyMap<string, TillReader> = new Map(TILL_MODELS.map((reader) => [labelOf(reader.model).toLowerCase(), reader]));
