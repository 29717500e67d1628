/** What must hold: titles, reasons, codes, and what to do. */
export const INVARIANTS: Readonly<Record<string, string>> = {
  'Every card leads to one wallet, and to the same one as before': 'Chaque carte mène à un seul portefeuille, et au même qu’avant',
  'The card is all that a visitor has in hand: if it leads elsewhere, the money is out of reach or somebody else’s.': 'La carte est tout ce que le public a en main : si elle mène ailleurs, l’argent est hors d’atteinte ou chez quelqu’un d’autre.',
  'A card has a user and an ephemeral wallet.': 'Une carte a une personne et un portefeuille éphémère.',
  'An ephemeral wallet serves two cards, or is a user’s.': 'Un portefeuille éphémère sert à deux cartes, ou appartient à une personne.',
  'The user of a card has no wallet.': 'La personne à qui est une carte n’a pas de portefeuille.',
  'A card does not lead to the wallet in V2 that it led to in Fedow.': 'Une carte ne mène pas, dans la V2, au portefeuille auquel elle menait dans Fedow.',
  'Fuse the ephemeral wallet into the user’s in Fedow (its action FUS), then extract again; or accept it: V2 shows the user’s wallet.':
    'Fusionnez dans Fedow le portefeuille éphémère avec celui de la personne (action FUS), puis refaites l’extraction ; ou acceptez : la V2 montre le portefeuille de la personne.',
  'Give each card a wallet of its own in Fedow, and extract again: V2 cannot hold two cards on one ephemeral wallet.':
    'Donnez à chaque carte son propre portefeuille dans Fedow, puis refaites l’extraction : la V2 ne peut pas tenir deux cartes sur un même portefeuille éphémère.',
  'Let the user log in to Fedow once, which makes the wallet, and extract again; or unlink the card.':
    'Faites connecter la personne une fois à Fedow, ce qui crée le portefeuille, puis refaites l’extraction ; ou détachez la carte.',
  'Look in V2 at who holds the card now: it may have been linked anew since the import. Decide it in the mapping file, or put the link back.':
    'Regardez dans la V2 à qui est la carte maintenant : elle a pu être rattachée de nouveau depuis l’import. Tranchez dans le fichier de correspondance, ou rétablissez le lien.',
  'there are no cards: neither a dump nor a database was given': 'il n’y a pas de cartes : ni export ni base n’ont été donnés',
  'there are no cards, and no transaction was made with one': 'il n’y a pas de cartes, et aucune transaction n’a été faite avec une carte',
  'A venue finds its articles, prices, points of sale and cashiers’ cards, with their links, at their prices':
    'Un lieu retrouve ses articles, ses prix, ses points de vente et ses cartes de caisse, avec leurs liens, à leurs prix',
  'On the first evening with the new till nobody has time to look for a missing beer, or to explain a price that is a cent off.':
    'Le premier soir avec la nouvelle caisse, personne n’a le temps de chercher une bière manquante, ni d’expliquer un prix faux d’un centime.',
  'Something that the till has is not in V2, or is there as something else; or V2 has it of a till that does not.':
    'Quelque chose que la caisse possède n’est pas dans la V2, ou y est autrement ; ou la V2 le tient d’une caisse qui ne l’a pas.',
  'An article has another price in V2 than at the till.': 'Un article n’a pas le même prix dans la V2 qu’à la caisse.',
  'A link of the till is missing in V2, or is one too many: of a price to its product, of a point of sale or a card to what it sells or opens.':
    'Un lien de la caisse manque dans la V2, ou y est en trop : d’un prix à son produit, d’un point de vente ou d’une carte à ce qu’ils vendent ou ouvrent.',
  'V2 has two refund products, or a transfer product that was imported: its till crashes at the next refund or transfer.':
    'La V2 a deux produits de remboursement, ou un produit de virement importé : sa caisse plante au prochain remboursement ou virement.',
  'Import the till again; if it is still missing, it was changed or deleted in V2 since: put it back there.':
    'Importez la caisse de nouveau ; si cela manque encore, c’est que la V2 a été modifiée depuis : remettez-le là-bas.',
  'Find out which price is the right one: it was changed at the till or in V2 since the import. Correct it in V2, or import again after a rollback.':
    'Cherchez quel prix est le bon : il a changé à la caisse ou dans la V2 depuis l’import. Corrigez-le dans la V2, ou importez de nouveau après annulation.',
  'Put back the missing one in V2’s administration; take out the one too many. Or roll back and import again.':
    'Rétablissez celui qui manque dans l’administration de la V2, retirez celui qui est en trop. Ou annulez et importez de nouveau.',
  'Delete the superfluous refund or transfer product in V2: its till crashes on two of them.': 'Supprimez dans la V2 le produit de remboursement ou de virement en trop : la caisse plante quand il y en a deux.',
  'no till of LaBoutik was imported, or given': 'aucune caisse LaBoutik n’a été importée, ni donnée',
  'Every record is in V2, or is counted under a stated reason': 'Chaque enregistrement est dans la V2, ou compté sous un motif déclaré',
  'The first thing that the people in the van do: count the bags before they leave and after they arrive.':
    'Le premier geste des convoyeurs : compter les sacs avant de partir et en arrivant.',
  'V2 holds fewer records of a kind than Fedow gave, without a stated reason.': 'La V2 contient moins d’enregistrements d’un type que Fedow n’en a donné, sans motif déclaré.',
  'V2 holds more records of a kind than Fedow gave.': 'La V2 contient plus d’enregistrements d’un type que Fedow n’en a donné.',
  'At an import: a defect of it, and it rolls itself back; keep the dump, and report it with the output of --json. In a database that was clean: somebody has taken rows out of V2 or of the provenance since; find out who, and compare it with the dump (`convoyeur verify import`).':
    'Lors d’un import : un défaut de celui-ci, qui s’annule de lui-même ; gardez l’export, et signalez-le avec la sortie de --json. Dans une base qui était saine : quelqu’un a retiré depuis des lignes de la V2 ou de la provenance ; cherchez qui, et comparez-la avec l’export (`convoyeur verify import`).',
  'Find out who wrote these rows into V2: another import, or somebody by hand. Roll that back first.':
    'Cherchez qui a écrit ces lignes dans la V2 : un autre import, ou quelqu’un à la main. Annulez cela d’abord.',
  'it compares Fedow with V2: only a dump was given': 'compare Fedow et la V2 : seul un export a été donné',
  'nothing says what was imported into this database': 'rien ne dit ce qui a été importé dans cette base',
  'nothing was imported into this database': 'rien n’a été importé dans cette base',
  'Every movement does in V2 what it did in Fedow': 'Chaque mouvement fait dans la V2 ce qu’il faisait dans Fedow',
  'V2 reads the same letters by other rules: a plain copy would mint money, or make the network pay its venues twice.':
    'La V2 lit les mêmes lettres selon d’autres règles : une simple copie créerait de la monnaie, ou ferait payer deux fois les lieux par le réseau.',
  'A transaction’s row in V2 moves other money, or another wallet’s.': 'La ligne d’une transaction dans la V2 déplace un autre montant, ou l’argent d’un autre portefeuille.',
  'The import changed what V2 says that the network owes a venue.': 'L’import a changé ce que la V2 dit que le réseau doit à un lieu.',
  'A migrated row has another action than its movement comes to in V2, or one that V2 does not know.':
    'Une ligne migrée n’a pas l’action qui revient à son mouvement dans la V2, ou en a une que la V2 ne connaît pas.',
  'A defect of the import, or a row that was changed since: do not open V2 on it. Roll back, and report it with the output of --json.':
    'Défaut de l’import, ou ligne modifiée depuis : n’ouvrez pas la V2 ainsi. Annulez, et signalez-le avec la sortie de --json.',
  'The network would pay a venue twice, or not at all: do not open V2 on it. Roll back, and report it with the output of --json.':
    'Le réseau paierait un lieu deux fois, ou pas du tout : n’ouvrez pas la V2 ainsi. Annulez, et signalez-le avec la sortie de --json.',
  'A defect of the import, or a row that was changed since: roll back, and report it with the output of --json.': 'Défaut de l’import, ou ligne modifiée depuis : annulez, et signalez-le avec la sortie de --json.',
  'it compares Fedow with V2: nothing of Fedow was given':
    'compare Fedow et la V2 : rien de Fedow n’a été donné',
  'Every transaction gives its stored hash, in one unbroken chain per asset':
    'Chaque transaction donne son empreinte enregistrée, en une seule chaîne ininterrompue par monnaie',
  'Each hash covers a movement and the hash before it, so a movement that was altered, slipped in or taken out no longer fits. But a hash has no key: who can write the whole table can write all later hashes anew, and then only a copy, or a last hash that was written down before, shows it.':
    'Chaque empreinte couvre un mouvement et l’empreinte d’avant : un mouvement modifié, ajouté ou retiré ne s’accorde plus avec la suite. Mais une empreinte n’a pas de clé : qui peut écrire dans toute la table peut refaire toutes les empreintes suivantes, et seule une copie, ou une dernière empreinte notée auparavant, le montre alors.',
  'The recomputed hash of a transaction is not the stored one.': 'L’empreinte recalculée d’une transaction n’est pas celle qui est enregistrée.',
  'A hash can be neither confirmed nor refuted with what is at hand.': 'Une empreinte ne peut être ni confirmée ni réfutée avec ce dont on dispose.',
  'An asset with transactions has not exactly one sound first block.': 'Une monnaie qui a des transactions n’a pas exactement un premier bloc correct.',
  'The previous transaction is not there.': 'La transaction précédente n’est pas là.',
  'The previous transaction is of another asset.': 'La transaction précédente est d’une autre monnaie.',
  'The previous transaction is later than the transaction itself.': 'La transaction précédente est postérieure à la transaction elle-même.',
  'Transactions follow each other in a ring.': 'Des transactions se suivent en rond.',
  'A transaction is followed by several others.': 'Une transaction est suivie de plusieurs autres (embranchement).',
  'Compare the transaction with an older backup of Fedow: its content or its hash was changed after it was written. Keep both; accept it only with that comparison.':
    'Comparez la transaction avec une sauvegarde plus ancienne de Fedow : son contenu ou son empreinte a été changé après son écriture. Gardez les deux ; ne l’acceptez qu’avec cette comparaison.',
  'Take the dump anew with `convoyeur extract fedow`, which keeps the microseconds and every record. What remains can be accepted: it is not proven, and not refuted.':
    'Refaites l’export avec `convoyeur extract fedow`, qui garde les microsecondes et tous les enregistrements. Ce qui reste peut être accepté : ce n’est ni prouvé, ni réfuté.',
  'Look at the asset in Fedow: its first block is missing, doubled or altered. Compare with an older backup before you accept it.':
    'Examinez la monnaie dans Fedow : son premier bloc manque, est en double ou a été modifié. Comparez avec une sauvegarde plus ancienne avant d’accepter.',
  'The dump lacks a transaction, or it was deleted. Extract again; if it is still missing, look for it in an older backup.':
    'Il manque une transaction à l’export, ou elle a été supprimée. Refaites l’extraction ; si elle manque encore, cherchez-la dans une sauvegarde plus ancienne.',
  'Compare with an older backup of Fedow: no version of Fedow writes such a link.': 'Comparez avec une sauvegarde plus ancienne de Fedow : aucune version de Fedow n’écrit un tel lien.',
  'Most often the clock of the server was set back. If the difference is small, accept it.': 'Le plus souvent, l’horloge du serveur a été reculée. Si l’écart est petit, acceptez.',
  'Compare with an older backup of Fedow: somebody has changed the links after they were written.': 'Comparez avec une sauvegarde plus ancienne de Fedow : quelqu’un a modifié les liens après leur écriture.',
  'Several movements are written after the same one. Fedow has no lock that prevents it; a movement slipped in later looks the same: compare the amounts with the till. All of them are in the chain. Accept it once the balances of the places concerned are explained.':
    'Plusieurs mouvements sont écrits à la suite du même. Fedow n’a pas de verrou qui l’empêche ; un mouvement glissé après coup se présente de même : comparez avec la caisse. Tous sont dans la chaîne. Acceptez-le une fois expliqués les soldes des lieux concernés.',
  'there is no chain: neither a dump nor an imported transaction': 'il n’y a pas de chaîne : ni export ni transaction importée',
  'Every record that another one names is there': 'Chaque enregistrement nommé par un autre est là',
  'A dump with holes cannot be judged, let alone moved: whose balance is it when the wallet is missing?': 'Un export troué ne peut être ni jugé ni déplacé : à qui est le solde quand le portefeuille manque ?',
  'Records refer to one that is not in the dump.': 'Des enregistrements renvoient à un autre qui n’est pas dans l’export.',
  'The dump is cut off, or was made of a part of the database: take it anew with `convoyeur extract fedow`.': 'L’export est tronqué, ou ne vient que d’une partie de la base : refaites-le avec `convoyeur extract fedow`.',
  'the references of a dump are judged, and none was given': 'juge les renvois d’un export, et aucun n’a été donné',
  '{n, number} could not be verified': '{n, plural, one {# n’a pas pu être vérifié} other {# n’ont pas pu être vérifiés}}',
  'nothing was there to be checked, though the data is not empty': 'il n’y avait rien à vérifier, alors que les données ne sont pas vides',
  'Every balance is the sum of its movements': 'Chaque solde est la somme de ses mouvements',
  'A balance that its movements do not explain is money that somebody has lost or was given by mistake.': 'Un solde que ses mouvements n’expliquent pas, c’est de l’argent perdu par quelqu’un, ou donné par erreur.',
  'A stored balance is not what the movements of its wallet give.': 'Un solde enregistré n’est pas ce que donnent les mouvements de son portefeuille (dérive).',
  'Movements leave money on a wallet that has no balance in this asset.': 'Des mouvements laissent de l’argent sur un portefeuille qui n’a pas de solde dans cette monnaie.',
  'All balances of an asset together are not what its movements give. The sum of the other findings, so it counts as 0 €.':
    'Tous les soldes d’une monnaie réunis ne sont pas ce que donnent ses mouvements. C’est la somme des autres constats : il compte donc pour 0 €.',
  'Where its movements themselves stand below zero, somebody spent money that was never put on this wallet: it is owed to somebody.':
    'Là où les mouvements eux-mêmes sont en négatif, on a dépensé de l’argent qui n’a jamais été mis sur ce portefeuille : quelqu’un le doit.',
  'A balance, stored or expected, is below zero.': 'Un solde, enregistré ou attendu, est négatif.',
  'First make sure that every hash is verified: where one is not, the movement may be the wrong one, not the balance; change nothing. Then run `reconcile_tokens --apply` of Fedow before the extract: it sets the stored balance to what the movements give. If that cannot be done, accept the finding with its amount; V2 then fails its own check on exactly this token.':
    'D’abord, assurez-vous que toutes les empreintes sont vérifiées : sinon, c’est peut-être le mouvement qui est faux, et non le solde ; ne changez rien. Lancez ensuite `reconcile_tokens --apply` dans Fedow avant l’extraction : il remet le solde enregistré à ce que donnent les mouvements. À défaut, acceptez le constat avec son montant ; la V2 échouera alors à sa propre vérification sur ce jeton, et lui seul.',
  'First make sure that every hash is verified: where one is not, the movement may be the wrong one, not the balance; change nothing. Then run `reconcile_tokens --apply` of Fedow before the extract: it makes the missing balance. If that cannot be done, accept the finding.':
    'D’abord, assurez-vous que toutes les empreintes sont vérifiées : sinon, c’est peut-être le mouvement qui est faux, et non le solde ; ne changez rien. Lancez ensuite `reconcile_tokens --apply` dans Fedow avant l’extraction : il crée le solde manquant. À défaut, acceptez le constat.',
  'Nothing by itself: it goes when the findings that it sums up go, and is accepted together with them.': 'Rien en soi : il disparaît avec les constats dont il est la somme, et s’accepte avec eux.',
  'Look at the movements of this wallet (`convoyeur explain token`): a sale without its refill, most often. Correct it in Fedow, or accept it and settle it with the person.':
    'Regardez les mouvements de ce portefeuille (`convoyeur explain token`) : le plus souvent, une vente sans sa recharge. Corrigez dans Fedow, ou acceptez et réglez-le avec la personne.',
  'there are no balances: neither a dump nor a database was given': 'il n’y a pas de soldes : ni export ni base n’ont été donnés',
  'Assets move where they are accepted, and every till accepts what it accepted before': 'Les monnaies circulent là où elles sont acceptées, et chaque caisse accepte ce qu’elle acceptait',
  'A till that accepts less turns visitors away the next morning; one that accepts more takes money that nobody will pay out.':
    'Une caisse qui accepte moins refuse du monde dès le lendemain ; une caisse qui accepte plus prend une monnaie que personne ne remboursera.',
  'Transactions of an asset took place at a venue that neither issues it nor stands in a federation with it.': 'Des transactions d’une monnaie ont eu lieu là où elle n’est ni émise ni fédérée.',
  'A till in V2 refuses an asset that its place accepted in Fedow.': 'Une caisse de la V2 refuse une monnaie que son lieu acceptait dans Fedow.',
  'A till in V2 accepts an asset that its place did not accept in Fedow.': 'Une caisse de la V2 accepte une monnaie que son lieu n’acceptait pas dans Fedow.',
  'Put the asset and the venue into one federation in Fedow and extract again; or accept it: V2’s own check fails on these transactions.':
    'Réunissez la monnaie et le lieu dans une fédération de Fedow et refaites l’extraction ; ou acceptez : la vérification de la V2 échouera sur ces transactions.',
  'Add the asset to a federation of this tenant in V2, or make it active there: otherwise the till refuses it on the first morning.':
    'Ajoutez la monnaie à une fédération de ce lieu dans la V2, ou rendez-la active : sinon la caisse la refusera dès le premier matin.',
  'Take the asset out of the tenant’s federations in V2, or accept it, if the venue agrees to take it.': 'Retirez la monnaie des fédérations du lieu dans la V2, ou acceptez, si le lieu veut bien la prendre.',
  'there are no transactions: neither a dump nor a database was given': 'il n’y a pas de transactions : ni export ni base n’ont été donnés',
  'Every record keeps its uuid and its content': 'Chaque enregistrement garde son uuid et son contenu',
  'Printed cards, links and the other servers of the network name records by uuid: the same name must mean the same thing.':
    'Les cartes imprimées, les liens et les autres serveurs du réseau désignent tout par uuid : le même nom doit désigner la même chose.',
  'A record of Fedow is not in V2, or not in the provenance beside it.': 'Un enregistrement de Fedow n’est pas dans la V2, ou pas dans la provenance qui l’accompagne.',
  'A record of Fedow stands in V2 under its uuid with another content.': 'Un enregistrement de Fedow est dans la V2 sous son uuid, avec un autre contenu.',
  'Roll the import back and import again. If it is still missing, it is a defect of the import: report it with the output of --json.':
    'Annulez l’import et recommencez. Si cela manque encore, c’est un défaut de l’import : signalez-le avec la sortie de --json.',
  'Somebody, or a program, has changed the row in V2 since the import: find out who, put it back, or roll back and import again.':
    'Quelqu’un, ou un programme, a modifié la ligne dans la V2 depuis l’import : cherchez qui, rétablissez-la, ou annulez et importez de nouveau.',
  'the dump that it compares with was not given': 'l’export auquel comparer n’a pas été donné',
};
