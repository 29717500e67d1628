/** The HTML report: how to do it again, and what its words mean. */
export const HTML_REPEAT: Readonly<Record<string, string>> = {
  // Doing it again.
  'Do it again yourself': 'Refaites-le vous-même',
  'Nothing here has to be believed. With Convoyeur {version} and the same files, anybody gets the same figures:':
    'Rien ici n’est à croire sur parole. Avec Convoyeur {version} et les mêmes fichiers, n’importe qui obtient les mêmes chiffres :',
  'Get Convoyeur {version}. It needs Node 20.19 or later, and nothing else:': 'Procurez-vous Convoyeur {version}. Il lui faut Node 20.19 ou plus récent, et rien d’autre :',
  'Get the source of Convoyeur {version} from where you have this report, or from where its README stands. It needs Node 20.19 or later, and nothing else. In its folder, type:':
    'Procurez-vous le code source de Convoyeur {version} là d’où vous tenez ce rapport, ou là où se trouve son README. Il lui faut Node 20.19 ou plus récent, et rien d’autre. Dans son dossier, tapez :',
  'The last line makes “convoyeur” mean this copy, until this terminal is closed.': 'Avec la dernière ligne, « convoyeur » désigne cette copie, jusqu’à la fermeture de ce terminal.',
  'The line before “npm ci” takes the commit with which this report was made; in a copy that is no checkout of git, leave it out.':
    'La ligne qui précède « npm ci » prend la version (commit) avec laquelle ce rapport a été fait ; dans une copie que git ne connaît pas, laissez-la de côté.',
  'Files of that commit had been changed when this report was made: if the digests differ, ask for that very copy.':
    'Des fichiers de ce commit avaient été modifiés quand ce rapport a été fait : si les empreintes diffèrent, demandez cette copie-là.',
  'Go to the folder of your files, and make sure that they are the same ones, byte for byte: as they were given, neither unpacked nor converted.':
    'Allez dans le dossier de vos fichiers, et assurez-vous que ce sont bien les mêmes, octet pour octet : tels qu’ils ont été donnés, ni décompressés ni convertis.',
  'Files of one name lie there each in the folder that stands before it.': 'Les fichiers de même nom y sont chacun dans le dossier indiqué devant leur nom.',
  'It has to print:': 'La commande doit afficher :',
  'No file is needed: the database alone was read.': 'Aucun fichier n’est nécessaire : seule la base a été lue.',
  'This import was refused. To look again, run it without `--commit`: nothing is written. With `--commit` it would write if nothing stood in its way any more.':
    'Cet import a été refusé. Pour revoir, lancez-le sans `--commit` : rien n’est écrit. Avec `--commit`, il écrirait si plus rien ne s’y opposait.',
  'Compare its figures with those of this page. Its digest is another one, for the digest covers that this was to be written:':
    'Comparez ses chiffres à ceux de cette page. Son empreinte est autre, car l’empreinte couvre aussi le fait que cet import devait être écrit :',
  'Run what made this report.': 'Lancez ce qui a produit ce rapport.',
  '`$DATABASE_URL` stands for the address of the database, postgres://…, which is never written down here.': '`$DATABASE_URL` tient lieu de l’adresse de la base, postgres://…, qui n’est jamais écrite ici.',
  'It uses the embedded database under .convoyeur/, in the folder in which it is run; with `--data-dir`, one that lies elsewhere.':
    'La base utilisée est la base embarquée, sous .convoyeur/ dans le dossier où la commande est lancée ; avec `--data-dir`, une base placée ailleurs.',
  'Compare. Its last lines hold the digest of the report; the same digest means the same figures, to the cent:':
    'Comparez. Ses dernières lignes donnent l’empreinte du rapport ; la même empreinte veut dire les mêmes chiffres, au centime près :',
  'The digest of a plan covers what the database held as well: one that holds something else gives another digest.':
    'L’empreinte d’un plan couvre aussi ce que contenait la base : une base qui contient autre chose donne une autre empreinte.',
  'With `--report again.html` it writes this page again, with `--lang en` in English, with `--lang fr` in French.': 'Avec `--report encore.html`, la commande écrit de nouveau cette page ; avec `--lang en`, en anglais, avec `--lang fr`, en français.',
  'This was run, once, and is not to be repeated in the same database:': 'Voici ce qui a été lancé, une seule fois ; cela ne se répète pas dans la même base :',
  'In a folder that holds these files and nothing else, where it makes a new embedded database, it can be run again, and gives the same digest.':
    'Dans un dossier qui ne contient que ces fichiers, où elle crée une nouvelle base embarquée, la commande peut être relancée, et donne la même empreinte.',
  'Judge what it left behind: the dump against the database, the database alone, and the dump alone.': 'Jugez ce qu’il a laissé : l’export face à la base, la base seule, puis l’export seul.',
  'Ask the database for the report that it kept:': 'Demandez à la base le rapport qu’elle a gardé :',
  'PostgreSQL alone recomputes the digest of the kept report:': 'PostgreSQL seul recalcule l’empreinte du rapport gardé :',
  'The figures as data, and their digest': 'Les chiffres en données, et leur empreinte',
  'This page holds the whole report as JSON in its canonical form (RFC 8785): one line with sorted keys and no line end behind it, always in English. The digest of the report is the SHA-256 of these bytes. They do not hold when the report was made and how long it took, the folders in which files lay, addresses, passwords or other secrets: so whoever repeats it gets the same ones.':
    'Cette page contient tout le rapport en JSON, sous sa forme canonique (RFC 8785) : une seule ligne, clés triées, sans fin de ligne derrière, toujours en anglais. L’empreinte du rapport est le SHA-256 de ces octets. Ils ne disent ni quand le rapport a été fait, ni en combien de temps, ni les dossiers des fichiers, ni adresse, mot de passe ou autre secret : qui le refait obtient donc les mêmes.',
  'Save it, and compute its digest:': 'Enregistrez-le, et calculez son empreinte :',
  'Or without a browser, with this page saved as report.html:': 'Ou sans navigateur, cette page étant enregistrée sous le nom report.html :',
  'Both print this digest (on a Mac, sha256sum is called “shasum -a 256”):': 'Les deux affichent cette empreinte (sur un Mac, sha256sum s’appelle « shasum -a 256 ») :',
  // Words.
  Words: 'Lexique',
  Wallet: 'Portefeuille',
  'holds the money of one person, place or card.': 'contient l’argent d’une personne, d’un lieu ou d’une carte.',
  'one transaction: an amount of one asset that goes from one wallet to another.': 'une transaction : un montant d’une monnaie qui passe d’un portefeuille à un autre.',
  'a stored balance that is not what its movements give. Often it comes from two tills that wrote without waiting for each other; then the movements are right, and only the balance is wrong.':
    'un solde enregistré qui n’est pas ce que donnent ses mouvements. Souvent, elle vient de deux caisses qui ont écrit sans s’attendre ; alors les mouvements sont justes, et seul le solde est faux.',
  'a point of the chain after which several movements are written. Fedow has no lock that prevents it; a movement slipped in later looks the same.':
    'un point de la chaîne à la suite duquel plusieurs mouvements sont écrits. Fedow n’a pas de verrou qui l’empêche ; un mouvement glissé après coup se présente de même.',
  'what a wallet counts: the federated euro, a venue’s local or gift money, time, loyalty points, and also memberships and badges.':
    'ce que compte un portefeuille : l’euro fédéré, la monnaie locale ou cadeau d’un lieu, le temps, les points de fidélité, et aussi les adhésions et les badgeages.',
  Fork: 'Embranchement',
  Digest: 'Empreinte',
  'a fingerprint of a file (SHA-256): whoever changes one character gets another one.': 'la marque d’un fichier (SHA-256) : changez un seul caractère, et elle est tout autre.',
};
