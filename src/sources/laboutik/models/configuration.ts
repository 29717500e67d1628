import { IsKey } from '../../validation/is-integer.js';
import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineTillModel, lowered } from './model.js';

/** `APIcashless.configuration`, the singleton of the till's settings, most of them secrets or of no use elsewhere. */
export class TillConfigurationFields {
  @IsKey() readonly pk!: number;
  @IsUuid('optional') readonly fedow_place_uuid?: string | null;
  /** The address of the venue's Lespass. */
  @IsText({}, 'optional') readonly billetterie_url?: string | null;
}

const SETTINGS = [
  'structure', 'url_image', 'siret', 'adresse', 'city', 'country', 'postal_code', 'pied_ticket', 'telephone', 'email', 'numero_tva', 'taux_tva',
  'prix_adhesion', 'calcul_adhesion', 'horaire_ouverture', 'horaire_fermeture', 'fuseau_horaire', 'currency_code', 'sunmi_app_id', 'sunmi_app_key',
  'monnaie_principale', 'monnaie_principale_cadeau', 'monnaie_principale_ardoise', 'moyen_paiement_espece', 'moyen_paiement_cb', 'moyen_paiement_mollie',
  'moyen_paiement_oceco', 'moyen_paiement_commande', 'moyen_paiement_fractionne', 'emplacement', 'methode_vente_article', 'methode_ajout_monnaie_virtuelle',
  'methode_ajout_monnaie_virtuelle_cadeau', 'methode_paiement_fractionne', 'methode_adhesion', 'methode_retour_consigne', 'methode_vider_carte',
  'validation_service_ecran', 'remboursement_auto_annulation', 'domaine_cashless', 'ip_cashless', 'adhesion_suspendue', 'void_card', 'valeur_oceco', 'revoquer',
  'key', 'oceco_ip_white_list', 'key_billetterie', 'revoquer_key_billetterie', 'billetterie_ip_white_list', 'lespass_api_key', 'verifier_adhesion_paiement_nfc',
  'cashback_active', 'cashback_start', 'cashback_value', 'fidelity_active', 'fidelity_asset', 'fidelity_factor', 'odoo_send_membership', 'odoo_url',
  'odoo_database', 'odoo_login', 'odoo_api_key', 'revoquer_odoo_api_key', 'odoo_create_invoice_membership', 'odoo_set_payment_auto', 'journal_out_invoice',
  'journal_odoo_espece', 'journal_odoo_cb', 'journal_odoo_stripe', 'cash_float', 'ticketZ_printer', 'compta_email', 'cloture_de_caisse_auto', 'dokos_url',
  'dokos_key', 'dokos_id', 'revoquer_dokos', 'discovery_key', 'string_connect', 'onboard_url', 'fedow_domain', 'fedow_ip', 'fedow_place_admin_apikey',
  'fedow_place_wallet_uuid', 'self_fed_apikey', 'stripe_connect_valid', 'fedow_synced', 'private_pem', 'public_pem', 'badgeuse_active', 'stripe_api_key',
  'stripe_connect_account', 'stripe_payouts_enabled', 'stripe_location', 'monnaies_acceptes', 'fidelity_asset_trigger',
];

export const configuration = defineTillModel({
  model: 'configuration',
  fields: TillConfigurationFields,
  notImported: SETTINGS,
  secrets: /^(?:key|sunmi_app_|dokos_key$|discovery_key$|string_connect$)/,
  toRecord: (fields) => ({ model: 'configuration', fedowPlace: lowered(fields.fedow_place_uuid ?? null), lespassDomain: hostOf(fields.billetterie_url ?? '') }),
});

function hostOf(address: string): string | null {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host === '' ? null : host;
}
