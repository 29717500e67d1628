import type { TableRule } from '../plan/table-rules.js';
import type { VenueTable, VenueTables } from './venue-rows.js';

/** How the rows of a tenant's till are compared with those that are there. */
export const VENUE_RULES: { readonly [Name in VenueTable]: TableRule<VenueTables[Name]> } = {
  vats: { table: 'BaseBillet_tva', key: 'uuid', compared: ['tva_rate'] },
  categories: {
    table: 'BaseBillet_categorieproduct', key: 'uuid', compared: ['tva_id'], filled: ['couleur_texte', 'couleur_fond', 'icon'], kept: ['name', 'poid_liste', 'cashless'],
  },
  products: {
    table: 'BaseBillet_product', key: 'uuid', compared: ['categorie_article', 'methode_caisse', 'asset_id', 'categorie_pos_id', 'tva_id', 'archive'], filled: ['couleur_texte_pos'],
    kept: ['name', 'publish', 'poids', 'fractionne', 'prix_achat'],
  },
  prices: { table: 'BaseBillet_price', key: 'uuid', compared: ['product_id', 'prix', 'asset_id'], kept: ['name', 'subscription_type', 'publish'] },
  pointsOfSale: {
    table: 'laboutik_pointdevente', key: 'uuid', compared: ['comportement'], filled: ['icon'],
    kept: ['name', 'service_direct', 'afficher_les_prix', 'accepte_especes', 'accepte_carte_bancaire', 'accepte_cheque', 'accepte_commandes', 'poid_liste', 'hidden'],
  },
  pointOfSaleProducts: { table: 'laboutik_pointdevente_products', key: 'id', compared: [] },
  pointOfSaleCategories: { table: 'laboutik_pointdevente_categories', key: 'id', compared: [] },
  primaryCards: { table: 'laboutik_carteprimaire', key: 'uuid', compared: ['carte_id'], kept: ['edit_mode'] },
  primaryCardPointsOfSale: { table: 'laboutik_carteprimaire_points_de_vente', key: 'id', compared: [] },
  tableCategories: { table: 'laboutik_categorietable', key: 'id', compared: [], filled: ['icon'], kept: ['name'] },
  tables: { table: 'laboutik_table', key: 'uuid', compared: [], filled: ['categorie_id'], kept: ['name', 'poids', 'ephemere', 'archive', 'position_top', 'position_left'] },
};
