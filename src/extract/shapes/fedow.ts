import { shape, tableOf, type OldSystem } from './shape.js';

/** Transactions in the order in which they happened, so that whoever reads them later needs one pass. */
const CHRONOLOGICAL = ['datetime', 'uuid'];

/** Fedow's models and fields. Source: SPEC 2.1, checked against the models of V1. */
export const FEDOW: OldSystem = {
  name: 'fedow',
  title: 'Fedow',
  tablePrefixes: ['fedow_core_'],
  models: [
    shape(
      'fedow_core.configuration',
      'name domain create_place_apikey>! primary_wallet> stripe_endpoint_secret_enc! stripe_api_key! stripe_test_api_key!? stripe_mode_test?',
    ),
    shape('fedow_core.wallet', 'name private_pem! public_pem ip'),
    shape(
      'fedow_core.fedowuser',
      `password! last_login is_superuser username first_name last_name is_staff is_active date_joined email stripe_customer_id wallet>
       groups* user_permissions*`,
    ),
    shape(
      'fedow_core.place',
      `name description wallet> dokos_id stripe_connect_account stripe_connect_valid cashless_server_ip cashless_server_url cashless_rsa_pub_key
       cashless_admin_apikey! lespass_domain logo admins*`,
    ),
    shape('fedow_core.asset', 'name currency_code archive created_at last_update img comment wallet_origin> category id_price_stripe'),
    shape('fedow_core.origin', 'place> generation img'),
    shape('fedow_core.card', 'first_tag_id complete_tag_id_uuid qrcode_uuid number_printed user> origin> wallet_ephemere> primary_places*'),
    shape('fedow_core.token', 'value wallet> asset>'),
    shape('fedow_core.checkoutstripe', 'datetime checkout_session_id_stripe intent_payment_id_stripe invoice_stripe_id asset> status user> metadata'),
    shape(
      'fedow_core.transaction',
      `hash ip checkout_stripe> sender> receiver> asset> card> primary_card> previous_transaction> datetime amount comment metadata{}
       subscription_type subscription_first_datetime subscription_start_datetime last_check action`,
      CHRONOLOGICAL,
    ),
    shape('fedow_core.federation', 'name description places* assets*'),
  ],
  leftOut: ['fedow_core.organizationapikey', 'fedow_core.createplaceapikey'].map((label) => ({ label, table: tableOf(label) })),
};
