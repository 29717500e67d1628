/** Why errors matter. */
export const STAKES: Readonly<Record<string, string>> = {
  'Money is written only where everything stands as it is expected.': 'L’argent n’est écrit que là où tout est comme attendu.',
  'Without the database nothing can be read, written or proved.': 'Sans la base, rien ne peut être lu, écrit ni prouvé.',
  'To write over one of the two would lose what it knows.': 'Écraser l’un des deux ferait perdre ce qu’il contient.',
  'Without a tenant nobody in Lespass would answer for the money of a place.': 'Sans lieu dans Lespass, personne n’y répondrait de l’argent d’un lieu de Fedow.',
  'What is written has to be what somebody has looked at.': 'Ce qui est écrit doit être ce que quelqu’un a relu.',
  'What has come since, from Lespass or a later import, would be lost.': 'Ce qui est venu depuis, de Lespass ou d’un import suivant, serait perdu.',
  'A record that is left out or misread is lost money, so nothing is taken from a dump that is not sound.':
    'Un enregistrement omis ou mal lu, c’est de l’argent perdu : rien n’est donc repris d’un export qui n’est pas sain.',
  'Who signs answers for the amount, so it must be plain who accepts what.': 'Qui signe répond du montant : on doit donc voir clairement qui accepte quoi.',
  'A decision that is misread would give money to somebody else.': 'Une décision mal lue donnerait de l’argent à quelqu’un d’autre.',
  'What an extract lacks nobody would notice later, so it is made whole or not at all.':
    'Ce qui manque à une extraction, personne ne le verrait plus tard : elle est donc faite en entier ou pas du tout.',
  'A report is evidence: it must be certain that it can be kept before the work begins, and it never takes the place of another.':
    'Un rapport est une preuve : il faut être sûr de pouvoir le garder avant de commencer, et il n’en remplace jamais un autre.',
  'A command that is half understood could do what nobody meant, so nothing was done.': 'Une commande à moitié comprise pourrait faire ce que personne n’a voulu : rien n’a donc été fait.',
  'An extract is evidence: it never takes the place of another by accident.': 'Une extraction est une preuve : elle n’en remplace jamais une autre par accident.',
  'What is read from the wrong place would be taken for the old server’s money.': 'Ce qui est lu au mauvais endroit passerait pour l’argent de l’ancien serveur.',
  'What is not checked is not proved.': 'Ce qui n’est pas vérifié n’est pas prouvé.',
  'An explanation of nothing would look like a balance of zero.': 'L’explication de rien ressemblerait à un solde nul.',
  'The movements of another balance would explain nothing.': 'Les mouvements d’un autre solde n’expliqueraient rien.',
  'A till belongs to one venue, and its articles must not come to another’s.': 'Une caisse appartient à un seul lieu, et ses articles ne doivent pas arriver dans un autre.',
  'Lespass holds each name once for a type of product, so one of the two could no longer be sold.':
    'Lespass n’admet chaque nom qu’une fois par type de produit : l’un des deux ne pourrait plus être vendu.',
  'The till of another network, or the same one twice, would bear false witness.': 'La caisse d’un autre réseau, ou deux fois la même, donnerait un faux témoignage.',
  'A test dump must be whole, and must not take the place of a real one.': 'Un export d’essai doit être entier, et ne doit pas prendre la place d’un vrai.',
  'A test without its fault would prove nothing.': 'Un essai sans la faute voulue ne prouverait rien.',
  'Only the same path makes the same dump again.': 'Seul le même chemin refait le même export.',
  'What is written is written whole or not at all.': 'Ce qui est écrit l’est en entier ou pas du tout.',
  'Two runs at once could write the same money twice.': 'Deux imports à la fois pourraient écrire deux fois le même argent.',
  'Without a tenant nobody in Lespass would answer for the federated euro.': 'Sans lieu dans Lespass, personne n’y répondrait de l’euro fédéré.',
  'What holds for one tenant says nothing of another.': 'Ce qui vaut pour un lieu ne dit rien d’un autre.',
  'The books of Fedow balance as a whole, not tenant by tenant.': 'Les comptes de Fedow s’équilibrent dans leur ensemble, et non lieu par lieu.',
  'A tenant that this flag makes has only the tables that an import needs: enough for a rehearsal, not for a venue to work with.':
    'Un lieu créé par cette option n’a que les tables dont un import a besoin : assez pour une répétition, pas pour y travailler.',
  'What a run did can be taken back only once.': 'Ce qu’un import a fait ne peut être annulé qu’une fois.',
  'What a run did is known only from its record.': 'Ce qu’un import a fait n’est connu que par son enregistrement.',
  'What is neither encrypted nor checked can be read by others on its way.': 'Ce qui n’est ni chiffré ni vérifié peut être lu par d’autres en chemin.',
};
