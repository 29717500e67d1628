/** What a person has accepted. */
export const ACCEPTANCE: Readonly<Record<string, string>> = {
  'the accepted findings were signed for another dump (SHA-256 {theirs}…, this one is {ours}…); those that are found here with the same figures count as accepted':
    'les constats acceptés ont été signés pour un autre export (SHA-256 {theirs}…, celui-ci est {ours}…) ; ceux qui se retrouvent ici avec les mêmes chiffres comptent comme acceptés',
  'accepted entry {number}, {code} ({about}), is not found any more; take the entry out': 'entrée acceptée {number}, {code} ({about}) : ne se trouve plus ; retirez-la',
  'accepted entry {number}, {code} ({about}), has changed: {now} now; read it again and sign it anew': 'entrée acceptée {number}, {code} ({about}) : a changé, {now} maintenant ; relisez-la et signez de nouveau',
  'accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), is not found any more; take the entry out':
    'entrée acceptée {number}, {code} (une classe de {n, plural, one {# constat} other {# constats}}) : ne se trouve plus ; retirez-la',
  'accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), has changed: as many findings now, but not the same ones; read them again and sign them anew':
    'entrée acceptée {number}, {code} (une classe de {n, plural, one {# constat} other {# constats}}) : a changé, autant de constats mais pas les mêmes ; relisez-les et signez de nouveau',
  'accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), has changed: {now, plural, one {# finding} other {# findings}} now; read them again and sign them anew':
    'entrée acceptée {number}, {code} (une classe de {n, plural, one {# constat} other {# constats}}) : a changé, {now, plural, one {# constat} other {# constats}} maintenant ; relisez-les et signez de nouveau',
  '# Findings about the data of the old server. Whoever answers for it reads each one, and signs those that are known and\n# accepted: "by" says who, "reason" says why. An entry that is not signed is refused; take it out if it is not accepted.':
    '# Constats sur les données de l’ancien serveur. La personne qui en répond lit chacun, et signe ceux qui sont connus et\n# acceptés : « by » dit qui, « reason » dit pourquoi. Une entrée non signée est refusée ; retirez-la si elle n’est pas acceptée.',
  '{n, plural, one {# finding} other {# findings}}, {money} in all. Each: {meaning}': '{n, plural, one {# constat} other {# constats}}, {money} en tout. Chacun : {meaning}',
  // On the page of a report.
  'What was accepted, by whom and why': 'Ce qui a été accepté, par qui et pourquoi',
  'Nobody has accepted anything.': 'Personne n’a rien accepté.',
  'Accepted: {n, plural, one {# finding} other {# findings}}, {sum}. Not explained: {open, number}. A signature covers one finding, or all of one kind, with their figures: when a figure changes, it covers nothing any more.':
    'Accepté : {n, plural, one {# constat} other {# constats}}, {sum}. Inexpliqué : {open, number}. Une signature couvre un constat, ou tous ceux d’un même genre, avec leurs montants : qu’un montant change, et elle ne couvre plus rien.',
  'Signed entries of the accepted file': 'Entrées signées du fichier d’acceptation',
  'Signed entries that accept nothing here': 'Entrées signées qui n’acceptent rien ici',
  'Why not': 'Pourquoi',
  'it has other figures now: read it again, and sign it anew': 'ses chiffres ont changé : relisez-la et signez-la à nouveau',
  'it is not found any more': 'elle ne se trouve plus',
  'it was not looked at in this run': 'elle n’a pas été examinée cette fois',
  'It was signed for another dump (SHA-256 {theirs}…): only what is found here with the same figures counts.': 'Le fichier a été signé pour un autre export (SHA-256 {theirs}…) : seul compte ce qui se trouve ici avec les mêmes chiffres.',
};
