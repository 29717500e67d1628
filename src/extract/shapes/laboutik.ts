import { LABOUTIK_CONFIGURATION } from './laboutik-configuration.js';
import { shape, tableOf, type OldSystem } from './shape.js';

/** LaBoutik's models and fields. Source: SPEC 5, checked against the models of V1. */
export const LABOUTIK: OldSystem = {
  name: 'laboutik',
  title: 'LaBoutik',
  tablePrefixes: ['APIcashless_', 'epsonprinter_'],
  models: [
    shape('APIcashless.couleur', 'name name_fr hexa'),
    shape('APIcashless.tauxtva', 'name taux'),
    shape('APIcashless.methode', 'name info'),
    shape('APIcashless.statusmembre', 'name'),
    shape('APIcashless.wallet', ''),
    shape('APIcashless.place', 'wallet> name dokos_id stripe_connect_valid'),
    shape('APIcashless.origin', 'place> generation img'),
    shape('APIcashless.moyenpaiement', 'name currency_code blockchain is_federated ardoise cadeau place_origin> categorie'),
    shape(
      'APIcashless.membre',
      `wallet> date_ajout email name prenom last_action pseudo demarchage code_postal date_naissance tel commentaire status> date_inscription
       date_derniere_cotisation cotisation ajout_cadeau_auto adhesion_auto_espece adhesion_auto_cb adhesion_origine paiment_adhesion choice_adhesion>`,
    ),
    shape('APIcashless.cartecashless', 'tag_id uuid_qrcode number origin> wallet> membre> adhesion_suspendue adhesion_suspendue_paiement recharge_suspendue'),
    shape('APIcashless.assets', 'qty carte> last_date_used is_sync monnaie>'),
    shape(
      'epsonprinter.printer',
      'name printer_type sunmi_serial_number host> thermal_printer_adress serveur_impression api_serveur_impression! revoquer_api_serveur_impression',
    ),
    shape('APIcashless.categorie', 'name poid_liste url_image couleur_texte> couleur_backgr> tva> icon cashless'),
    shape(
      'APIcashless.articles',
      `name prix prix_achat poid_liste categorie> methode> image couleur_texte> archive fractionne methode_choices direct_to_printer> decompte_ticket
       fedow_asset> subscription_type`,
    ),
    shape(
      'APIcashless.pointdevente',
      `name wallet afficher_les_prix accepte_especes accepte_carte_bancaire accepte_cheque accepte_commandes service_direct comportement icon
       poid_liste hidden articles* categories*`,
    ),
    shape('APIcashless.groupementcategorie', 'name icon printer> compteur_ticket_journee qty_ticket categories* pos*'),
    shape('APIcashless.cartemaitresse', 'carte> datetime edit_mode points_de_vente*'),
    shape('APIcashless.categorietable', 'name icon'),
    shape('APIcashless.table', 'name poids categorie> position_top position_left statut ephemere archive'),
    shape('APIcashless.appairage', 'front> lecteur_nfc>'),
    shape('APIcashless.commandesauvegarde', 'service responsable> table> datetime numero_du_ticket_imprime{} statut commentaire archive'),
    shape('APIcashless.articlecommandesauvegarde', 'commande> article> qty reste_a_payer reste_a_servir statut'),
    shape('APIcashless.ipuser', 'user> ip'),
    shape('APIcashless.location', 'name stripe_id is_primary_location'),
    shape('APIcashless.paymentsintent', 'amount payment_intent_stripe_id terminal> pos> datetime card> status'),
    shape(
      'APIcashless.articlevendu',
      `uuid_paiement uuid article> categorie> prix prix_achat tva qty pos> payment_intent> ip_user> commande lecteur_nfc date_time membre>
       responsable> moyen_paiement> carte> table> depuis_fractionne comptabilise logs sync_fedow hash_fedow comment metadata`,
    ),
    shape('APIcashless.informationgenerale', 'date total_monnaie_principale'),
    shape('APIcashless.creditexterieur', 'monnaie> qty information_generale>'),
    shape(
      'APIcashless.rapportarticlesvendu',
      'article> date pos> qty espece carte_bancaire monnaie_principale mollie monnaie_principale_cadeau oceco total_benefice_estime',
    ),
    shape('APIcashless.configurationsgraphique', 'jours_evolution_monnaie jours_vente_article'),
    shape('APIcashless.boissoncoutant', 'carte> nbr_boisson date'),
    shape('APIcashless.odoologs', 'date log'),
    shape('APIcashless.cloturecaisse', 'datetime start end ticketZ{} categorie'),
    shape(
      'APIcashless.rapporttableaucomptable',
      `date chiffre_affaire monnaie_restante delta_monnaie cadeau_restant delta_cadeau cash_float recharge_cashless_carte_bancaire
       recharge_cashless_espece recharge_cashless_stripe vente_directe_carte_bancaire vente_directe_espece vente_directe_stripe
       adhesion_carte_bancaire adhesion_espece adhesion_stripe remboursement_carte_bancaire remboursement_espece remboursement_stripe recharge_cadeau
       recharge_cadeau_oceco monnaie_restante_calcul_rapport cadeau_restant_calcul_rapport cout_estime benefice_estime`,
    ),
    LABOUTIK_CONFIGURATION,
  ],
  leftOut: ['APIcashless.configurationstripe', 'APIcashless.terminal', 'APIcashless.appareil'].map((label) => ({ label, table: tableOf(label) })),
};
