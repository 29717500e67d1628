import type { Text } from '../../../words/index.js';
import { sentence } from '../../../words/index.js';

/** What becomes of a model that no record of V2 is made of. */
export interface LeftModel {
  /** Why, for the report. */
  readonly reason: Text;
  /** Whether a record of it is a secret as a whole: it is counted, and nothing of it is looked at. */
  readonly isSecret?: true;
}

const REPORT = sentence('a report that is computed from the sales');
const DEVICE: LeftModel = { reason: sentence('a device and its secrets: devices are paired anew with V2'), isSecret: true };

/** Every other model of LaBoutik's apps, by its name in lower case. A model that is neither here nor read is an error. */
export const LEFT_MODELS: Readonly<Record<string, LeftModel>> = {
  'apicashless.articlevendu': { reason: sentence('sales are never imported: Lespass has them already') },
  'apicashless.membre': { reason: sentence('people come from Fedow and Lespass') },
  'apicashless.statusmembre': { reason: sentence('people come from Fedow and Lespass') },
  'apicashless.wallet': { reason: sentence('wallets come from Fedow') },
  'apicashless.origin': { reason: sentence('batches of cards come from Fedow') },
  'apicashless.assets': { reason: sentence('balances come from Fedow') },
  'apicashless.methode': { reason: sentence('the old front end’s names; each article has its method') },
  'apicashless.groupementcategorie': { reason: sentence('printing groups: V2 ties printers to categories, to be set there') },
  'apicashless.commandesauvegarde': { reason: sentence('orders are not migrated: close them before the move') },
  'apicashless.articlecommandesauvegarde': { reason: sentence('orders are not migrated: close them before the move') },
  'apicashless.appareil': DEVICE,
  'apicashless.appairage': { reason: sentence('devices are paired anew with V2') },
  'apicashless.terminal': DEVICE,
  'apicashless.location': { reason: sentence('payment terminals are paired anew with V2') },
  'apicashless.paymentsintent': { reason: sentence('payments stay with the payment provider') },
  'apicashless.configurationstripe': { reason: sentence('secrets of the old server'), isSecret: true },
  'apicashless.ipuser': { reason: sentence('a trace of the old server') },
  'apicashless.informationgenerale': { reason: sentence('a text of the old server') },
  'apicashless.creditexterieur': { reason: sentence('a trace of the old server') },
  'apicashless.odoologs': { reason: sentence('a log of the old server') },
  'apicashless.configurationsgraphique': { reason: sentence('settings of the old front end') },
  'apicashless.boissoncoutant': { reason: sentence('V2 has no place for it') },
  'apicashless.rapportarticlesvendu': { reason: REPORT },
  'apicashless.rapporttableaucomptable': { reason: REPORT },
  'apicashless.cloturecaisse': { reason: REPORT },
  'epsonprinter.printer': { reason: sentence('printers are set up anew in V2') },
};

/** Why records of models that are read make no row of their own. */
export const READ_ONLY: Readonly<Record<string, Text>> = {
  'APIcashless.couleur': sentence('V2 writes the colour into each category and article'),
  'APIcashless.moyenpaiement': sentence('currencies come from Fedow, under the same uuid; read for the assets of articles'),
  'APIcashless.cartecashless': sentence('cards come from Fedow; read for the tags of primary cards'),
  'APIcashless.configuration': sentence('read for its Fedow place; the rest are settings and secrets of the old server'),
  'APIcashless.place': sentence('read for the venue’s identity; it is a tenant in V2'),
};
