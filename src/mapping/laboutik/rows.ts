import type { DiningTable } from '../../entities/tenant/dining-table.js';
import type { PointOfSale } from '../../entities/tenant/point-of-sale.js';
import type { PrimaryCard } from '../../entities/tenant/primary-card.js';
import type { ProductCategory } from '../../entities/tenant/product-category.js';
import type { TableCategory } from '../../entities/tenant/table-category.js';
import type { CategoryRecord, PointOfSaleRecord, PrimaryCardRecord, TableCategoryRecord, TableRecord } from '../../ledger/catalogue/records.js';
import type { Timestamp, Uuid } from '../../ledger/records.js';
import { POINT_OF_SALE_FORMS } from './method.js';

/** A category of the till. Printers and accounts are set up in V2. */
export function categoryRow(
  record: CategoryRecord, { uuid, vat, textColour, backgroundColour }: { uuid: Uuid; vat: Uuid | null; textColour: string | null; backgroundColour: string | null },
): ProductCategory {
  return {
    uuid, name: record.name, icon: record.icon, couleur_texte: textColour, couleur_fond: backgroundColour, poid_liste: record.weight, tva_id: vat,
    cashless: record.cashless, printer_id: null, compte_comptable_id: null,
  };
}

/** @param name V2's, where another point of sale has the record's own */
export function pointOfSaleRow(record: PointOfSaleRecord, name: string): PointOfSale {
  return {
    uuid: record.uuid, name, icon: record.icon, comportement: POINT_OF_SALE_FORMS[record.behaviour].behaviour, service_direct: record.directService,
    afficher_les_prix: record.showsPrices, accepte_especes: record.takesCash, accepte_carte_bancaire: record.takesCards, accepte_cheque: record.takesCheques,
    accepte_commandes: record.takesOrders, poid_liste: record.weight, hidden: record.hidden,
  };
}

/** @param card V2's; @param now where V1 does not know when the card was changed */
export function primaryCardRow(record: PrimaryCardRecord, card: number, now: Timestamp): PrimaryCard {
  return { uuid: record.uuid, carte_id: card, edit_mode: record.editMode, datetime: record.changedAt ?? now };
}

export function tableCategoryRow(record: TableCategoryRecord, id: number): TableCategory {
  return { id, name: record.name, icon: record.icon };
}

/** A table comes over free whatever V1 says: its order does not come with it. */
export function tableRow(record: TableRecord, uuid: Uuid, category: number | null): DiningTable {
  return {
    uuid, name: record.name, categorie_id: category, poids: record.weight, statut: 'L', ephemere: record.temporary, archive: record.archived,
    position_top: record.top, position_left: record.left,
  };
}
