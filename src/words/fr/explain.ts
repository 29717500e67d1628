/** `explain token`. */
export const EXPLAIN: Readonly<Record<string, string>> = {
  '{holder}: {asset} ({kind})': '{holder} : {asset} ({kind})',
  'Token   {token}': 'Jeton        {token}',
  'none: movements, and no balance': 'aucun : des mouvements, et pas de solde',
  'Wallet  {wallet}': 'Portefeuille {wallet}',
  'Asset   {asset}': 'Monnaie      {asset}',
  'No movement.': 'Aucun mouvement.',
  'From or to': 'De ou vers',
  Effect: 'Effet',
  Balance: 'Solde',
  'Expected {sum}, which {n, plural, =0 {no movement gives} one {# movement gives} other {# movements give}}':
    'Attendu    {sum}, {n, plural, =0 {que ne donne aucun mouvement} one {que donne # mouvement} other {que donnent # mouvements}}',
  'Stored   nothing: there is no token': 'Enregistré rien : il n’y a pas de jeton',
  'Stored   {sum}': 'Enregistré {sum}',
  'No drift: the stored balance is what its movements give.': 'Aucune dérive : le solde enregistré est ce que donnent ses mouvements.',
  '{sign}: {n, plural, one {# movement at a fork} other {# movements at forks}} of the chain: another one follows the same movement. Fedow has no lock that prevents it; a movement slipped in later looks the same: compare the amounts with the till.':
    '{sign} : {n, plural, one {# mouvement à un embranchement} other {# mouvements à des embranchements}} de la chaîne : un autre suit le même mouvement. Fedow n’a pas de verrou qui l’empêche ; un mouvement glissé après coup se présente de même : comparez avec la caisse.',
  '(…): {n, plural, one {# movement} other {# movements}} that touch no balance, corrections (COR) among them: left out':
    '(…) : {n, plural, one {# mouvement qui ne touche} other {# mouvements qui ne touchent}} aucun solde, les corrections (COR) en sont : hors du compte',
  'Drift    {sum}: the stored balance is so much less than its movements give': 'Dérive     {sum} : il manque ce montant au solde enregistré',
  'Drift    {sum}: the stored balance is so much more than its movements give': 'Dérive     {sum} : le solde enregistré a ce montant en trop',
  '--asset: token {token} is of asset {asset}; leave the flag out': '--asset : le jeton {token} est de la monnaie {asset} ; retirez cette option',
  '--asset {asset} ({name})': '--asset {asset} ({name})',
  'wallet {wallet} has no balance and no movement': 'le portefeuille {wallet} n’a ni solde ni mouvement',
  'wallet {wallet} has several assets: say which one': 'le portefeuille {wallet} a plusieurs monnaies : dites laquelle',
  'wallet {wallet} has no balance and no movement of asset {asset}; it has': 'le portefeuille {wallet} n’a ni solde ni mouvement de la monnaie {asset} ; il a',
  '{n, number} tokens and wallets begin with {uuid}: write more of it': '{n, number} jetons et portefeuilles commencent par {uuid} : écrivez-en davantage',
  '{uuid}: no token and no wallet is called so. Did you mean {near}?': '{uuid} : aucun jeton ni portefeuille ne s’appelle ainsi. Vouliez-vous dire {near} ?',
  '{uuid}: no token and no wallet is called so; {command} names the tokens that drift': '{uuid} : aucun jeton ni portefeuille ne s’appelle ainsi ; {command} nomme les jetons qui dérivent',
  'no holder {start}…': 'sans détenteur {start}…',
};
