/** What tills say beside Fedow. */
export const TILLS: Readonly<Record<string, string>> = {
  'Give --tenant {found}.': 'Donnez --tenant {found}.',
  'the till of {place} and Fedow differ: {first}': 'la caisse de {place} et Fedow ne disent pas la même chose : {first}',
  'the till has no such sale': 'la caisse n’a aucune vente de ce genre',
  'the till ends on {at} UTC': 'la caisse s’arrête le {at} UTC',
  'Fedow has no transaction': 'Fedow n’a aucune transaction',
  'Fedow on {at} UTC': 'Fedow le {at} UTC',
  'Till and Fedow agree to the cent on what was collected: no sale was lost.': 'La caisse et Fedow s’accordent au centime sur l’encaissé : aucune vente n’a été perdue.',
  'The totals agree to the cent, but not the sales behind them: some may be missing on either side.':
    'Les totaux concordent au centime, mais pas les ventes qui les composent : il peut en manquer d’un côté ou de l’autre.',
  'Fedow lacks {amount}, exactly what the till never sent: {n, plural, one {# line} other {# lines}} with sync_fedow false. Fedow has lost nothing; no wallet was debited for these sales, and the venue was not credited.':
    'Il manque {amount} à Fedow, exactement ce que la caisse n’a jamais envoyé : {n, plural, one {# ligne} other {# lignes}} avec sync_fedow à faux. Fedow n’a rien perdu ; aucun portefeuille n’a été débité pour ces ventes, et le lieu n’a pas été crédité.',
  'The till has collected {amount} more than Fedow knows of: sales were lost on the way or in Fedow, unless the till’s dump is the newer one ({till}, {fedow}).':
    'La caisse a encaissé {amount} de plus que Fedow n’en connaît : des ventes se sont perdues en route ou dans Fedow, à moins que l’export de la caisse soit plus récent ({till}, {fedow}).',
  'Of it {amount} was never sent ({n, plural, one {# line} other {# lines}} with sync_fedow false).': 'Dont {amount} jamais envoyés ({n, plural, one {# ligne} other {# lignes}} avec sync_fedow à faux).',
  'Fedow has {amount} more than the till has collected: sales that the till does not know of, or Fedow’s dump is the newer one ({till}, {fedow}).':
    'Fedow a {amount} de plus que la caisse n’a encaissé : des ventes que la caisse ne connaît pas, ou un export de Fedow plus récent ({till}, {fedow}).',
  '{n, plural, one {# sale of {amount} by card in Fedow has} other {# sales by card in Fedow, {amount} in all, have}} no receipt at the till.':
    '{n, plural, one {# vente par carte de {amount} dans Fedow n’a} other {# ventes par carte dans Fedow, {amount} en tout, n’ont}} pas de reçu à la caisse.',
  '{n, plural, one {# line of {amount} bears a receipt} other {# lines, {amount} in all, bear receipts}} that Fedow does not know ({receipt}…{others, select, yes { and others; --json names up to 20} other {}}): Fedow had them and has lost them, or its dump is the older one.':
    '{n, plural, one {# ligne de {amount} porte un reçu} other {# lignes, {amount} en tout, portent des reçus}} que Fedow ne connaît pas ({receipt}…{others, select, yes { et d’autres ; --json en nomme jusqu’à 20} other {}}) : Fedow les a eus et perdus, ou son export est plus ancien.',
  '{n, plural, one {# line of {amount} bears a receipt} other {# lines, {amount} in all, bear receipts}} that Fedow does not know ({receipt}…{others, select, yes { and others; --json names up to 20} other {}}): Fedow had them and has lost them.':
    '{n, plural, one {# ligne de {amount} porte un reçu} other {# lignes, {amount} en tout, portent des reçus}} que Fedow ne connaît pas ({receipt}…{others, select, yes { et d’autres ; --json en nomme jusqu’à 20} other {}}) : Fedow les a eus et perdus.',
  'The till has collected {amount} more than Fedow knows of: sales were lost on the way or in Fedow. They are no newer sales: {till}, {fedow}.':
    'La caisse a encaissé {amount} de plus que Fedow n’en connaît : des ventes se sont perdues en route ou dans Fedow. Ce ne sont pas des ventes plus récentes : {till}, {fedow}.',
  'Fedow has {amount} more than the till has collected: sales that the till does not know of. They are no newer sales: {till}, {fedow}.':
    'Fedow a {amount} de plus que la caisse n’a encaissé : des ventes que la caisse ne connaît pas. Ce ne sont pas des ventes plus récentes : {till}, {fedow}.',
  '{n, plural, one {# line of {amount} is} other {# lines, {amount} in all, are}} marked as never sent (sync_fedow false), and Fedow has no less all the same: {n, plural, one {it} other {they}} arrived without the mark, or other sales make up for {n, plural, one {it} other {them}}.':
    '{n, plural, one {# ligne de {amount} est marquée jamais envoyée} other {# lignes, {amount} en tout, sont marquées jamais envoyées}} (sync_fedow à faux), et pourtant Fedow n’a rien de moins : {n, plural, one {elle est arrivée} other {elles sont arrivées}} sans la marque, ou d’autres ventes {n, plural, one {la} other {les}} compensent.',
  '{n, plural, one {# line of the till has no quantity and counts} other {# lines of the till have no quantity and count}} for nothing.':
    '{n, plural, one {# ligne de la caisse n’a pas de quantité et compte} other {# lignes de la caisse n’ont pas de quantité et comptent}} pour rien.',
  'The till was told of {amount} more in bank transfers than Fedow has as deposits: paid out, and still owed by Fedow’s count. The bank’s statement decides.':
    'La caisse connaît {amount} de virements de plus que Fedow n’a de versements : payés, et encore dus selon Fedow. Le relevé de la banque tranche.',
  'Fedow has {amount} more as deposits than the till was told of in bank transfers: the message did not reach the till, or the money did not reach the bank. The bank’s statement decides.':
    'Fedow a {amount} de versements de plus que la caisse ne connaît de virements : l’avis n’est pas parvenu à la caisse, ou l’argent n’est pas parvenu à la banque. Le relevé de la banque tranche.',
  'They agree to the cent on the bank transfers.': 'Elles s’accordent au centime sur les virements.',
  'The balance that {server} stores is what its own movements give.': 'Le solde que {server} enregistre est ce que donnent ses propres mouvements.',
  'The balance that {server} stores is {amount} too {side, select, low {low} other {high}}: that is drift, a wrong figure, and no loss. Both sides give {due} as due to the venue.':
    'Le solde que {server} enregistre est trop {side, select, low {bas} other {haut}} de {amount} : c’est une dérive, un chiffre faux, et non une perte. Des deux côtés, {due} sont à reverser au lieu.',
  'The balance that {server} stores is {amount} too {side, select, low {low} other {high}} by its own movements: drift, besides what the two differ by.':
    'Le solde que {server} enregistre est trop {side, select, low {bas} other {haut}} de {amount} selon ses propres mouvements : une dérive, en plus de l’écart entre les deux.',
  'Sales': 'Ventes',
  'Refunds': 'Remboursements',
  'Never sent': 'Jamais envoyé',
  'Federated euro': 'Euro fédéré',
  'Till': 'Caisse',
  'Fedow': 'Fedow',
  'Till − Fedow': 'Caisse − Fedow',
  '{n, plural, one {# line of {money}} other {# lines, {money} in all}}: refunds, and sales reported by Lespass, which LaBoutik never marks as sent.':
    '{n, plural, one {# ligne de {money}} other {# lignes, {money} en tout}} : des remboursements, et des ventes signalées par Lespass, que LaBoutik ne marque jamais comme envoyées.',
  '{place}: {path}, sha256 {sha256}…': '{place} : {path}, sha256 {sha256}…',
  'What the tills say': 'Ce que disent les caisses',
};
