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
  '--asset: expected {asset}, which token {token} is of, found {found}': '--asset : attendu {asset}, la monnaie du jeton {token}, trouvé {found}',
  '--asset {asset} ({name})': '--asset {asset} ({name})',
  'wallet {wallet}: expected a balance or a movement, found none': 'portefeuille {wallet} : attendu un solde ou un mouvement, trouvé aucun',
  'There is nothing to explain: check the uuid.': 'Il n’y a rien à expliquer : vérifiez l’uuid.',
  'wallet {wallet}: expected one asset, found {n, number}': 'portefeuille {wallet} : attendu une seule monnaie, trouvé {n, number}',
  '--asset: expected an asset of wallet {wallet}, found {asset}, of which it has no balance and no movement':
    '--asset : attendu une monnaie du portefeuille {wallet}, trouvé {asset}, dont il n’a ni solde ni mouvement',
  'Name one of its assets with --asset.': 'Indiquez l’une de ses monnaies avec --asset.',
  '{uuid}: expected the beginning of one uuid, found that of {n, number} tokens and wallets': '{uuid} : attendu le début d’un seul uuid, trouvé celui de {n, number} jetons et portefeuilles',
  'Write more of it.': 'Donnez-en plus de caractères.',
  'Did you mean {meant}?': 'Vouliez-vous dire {meant} ?',
  '{uuid}: expected a token or a wallet, found none of that uuid': '{uuid} : attendu un jeton ou un portefeuille, trouvé aucun de cet uuid',
  '`convoyeur invariants run --only sum-conservation --json` names the tokens that drift.': '`convoyeur invariants run --only sum-conservation --json` nomme les jetons qui dérivent.',
  'no holder {start}…': 'sans détenteur {start}…',
};
