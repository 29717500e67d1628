/** What becomes of a model that no record of V2 is made of. */
export interface LeftModel {
  /** Why, for the report. */
  readonly reason: string;
  /** Whether a record of it is a secret as a whole: it is counted, and nothing of it is looked at. */
  readonly isSecret?: true;
}

const REPORT = 'a report that is computed from the sales';
const DEVICE: LeftModel = { reason: 'a device and its secrets: devices are paired anew with V2', isSecret: true };

/** Every other model of LaBoutik's apps, by its name in lower case. A model that is neither here nor read is an error. */
export const LEFT_MODELS: Readonly<Record<string, LeftModel>> = {
  'apicashless.articlevendu': { reason: 'sales are never imported: Lespass has them already' },
  'apicashless.membre': { reason: 'people come from Fedow and Lespass' },
  'apicashless.statusmembre': { reason: 'people come from Fedow and Lespass' },
  'apicashless.wallet': { reason: 'wallets come from Fedow' },
  'apicashless.origin': { reason: 'batches of cards come from Fedow' },
  'apicashless.assets': { reason: 'balances come from Fedow' },
  'apicashless.methode': { reason: 'the old front end’s names; each article has its method' },
  'apicashless.groupementcategorie': { reason: 'printing groups: V2 ties printers to categories, to be set there' },
  'apicashless.commandesauvegarde': { reason: 'orders are not migrated: close them before the move' },
  'apicashless.articlecommandesauvegarde': { reason: 'orders are not migrated: close them before the move' },
  'apicashless.appareil': DEVICE,
  'apicashless.appairage': { reason: 'devices are paired anew with V2' },
  'apicashless.terminal': DEVICE,
  'apicashless.location': { reason: 'payment terminals are paired anew with V2' },
  'apicashless.paymentsintent': { reason: 'payments stay with the payment provider' },
  'apicashless.configurationstripe': { reason: 'secrets of the old server', isSecret: true },
  'apicashless.ipuser': { reason: 'a trace of the old server' },
  'apicashless.informationgenerale': { reason: 'a text of the old server' },
  'apicashless.creditexterieur': { reason: 'a trace of the old server' },
  'apicashless.odoologs': { reason: 'a log of the old server' },
  'apicashless.configurationsgraphique': { reason: 'settings of the old front end' },
  'apicashless.boissoncoutant': { reason: 'V2 has no place for it' },
  'apicashless.rapportarticlesvendu': { reason: REPORT },
  'apicashless.rapporttableaucomptable': { reason: REPORT },
  'apicashless.cloturecaisse': { reason: REPORT },
  'epsonprinter.printer': { reason: 'printers are set up anew in V2' },
};

/** Why records of models that are read make no row of their own. */
export const READ_ONLY: Readonly<Record<string, string>> = {
  'APIcashless.couleur': 'V2 writes the colour into each category and article',
  'APIcashless.moyenpaiement': 'currencies come from Fedow, under the same uuid; read for the assets of articles',
  'APIcashless.cartecashless': 'cards come from Fedow; read for the tags of primary cards',
  'APIcashless.configuration': 'read for its Fedow place; the rest are settings and secrets of the old server',
  'APIcashless.place': 'read for the venue’s identity; it is a tenant in V2',
};
