import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('help and wrong usage in the reader’s language');
const root = fileURLToPath(new URL('../..', import.meta.url));

function run(LC_ALL: string, ...args: string[]): { out: string; err: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`${root}bin/run.js`, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL, NO_COLOR: '1', DATABASE_URL: '' } });
  return { out: stdout, err: stderr.replaceAll('\u00a0', ' '), code: status };
}

test('--help speaks the language of the environment, or the one that is asked for', () => {
  assert.match(run('C', 'inspect', '--help').out, /^Say what a dump holds[\s\S]*USAGE[\s\S]*FLAGS[\s\S]*EXAMPLES/u);
  assert.match(run('fr_FR.UTF-8', 'inspect', '--help').out, /^Dire ce que contient un export[\s\S]*UTILISATION[\s\S]*OPTIONS[\s\S]*EXEMPLES/u);
  assert.match(run('C', '--help', '--lang', 'fr').out, /^Amène les portefeuilles[\s\S]*THÈMES[\s\S]*COMMANDES/u);
  assert.match(run('fr_FR.UTF-8', 'import', '--help').out, /^Amener l’export d’un ancien serveur[\s\S]*Importer un export de Fedow/u);
});

test('in French the library’s own words are French too, and a list of values has its dots once', () => {
  const [root, faults] = [run('C', '--help', '--lang', 'fr').out, run('C', 'generate', 'fedow', '--help', '--lang', 'fr').out];
  assert.match(root, '$ convoyeur [COMMANDE]');
  assert.match(faults, /--seed <valeur>[\s\S]*--faults=NOM\.\.\. [\s\S]*--seed=<valeur> /u);
  assert.match(faults, 'docs/fault-matrix.md');
  assert.not.match(root + faults, /COMMAND\]|<value>|<options|…\.\.\.|FILE|DIR\b/u);
});

test('of a command that there is not, the help says so in the reader’s language', () => {
  assert.is(run('fr_FR.UTF-8', 'generate', 'till', '--help').err.split('\n')[0], 'Erreur : generate till : attendu une commande, trouvé aucune de ce nom');
});

test('no page of help is wider than 80 columns, and none has English remarks in French', () => {
  const pages = [[], ['import'], ['import', 'fedow'], ['preflight'], ['schema', 'roles'], ['fuzz'], ['import', 'laboutik'], ['generate', 'fedow'], ['verify', 'transactions']];
  for (const words of pages) {
    for (const language of ['en', 'fr']) {
      const { out } = run('C', ...words, '--help', '--lang', language);
      assert.equal(out.split('\n').filter((line) => line.length > 80), [], words.join(' '));
      assert.not.match(out, /\|\s+[|\]]/u);
      assert.is(/\[default: \]/u.test(out) || (language === 'fr' && /\(required\)|\[default: /u.test(out)), false, out);
    }
  }
});

test('help and version are given however they are asked for', () => {
  const inspect = run('C', 'inspect', '--help').out;
  for (const words of [['help', 'inspect'], ['inspect', '-h']]) assert.is(run('C', ...words).out, inspect);
  for (const words of [['help'], ['-h'], []]) assert.is(run('C', ...words).out, run('C', '--help').out);
  for (const word of ['-v', '-V', 'version']) assert.is(run('C', word).out, run('C', '--version').out);
});

/** What is typed, and what is said of it in English and in French. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['inspect', '--source: expected this flag, found it missing', '--source : attendu cette option, trouvé rien'],
  ['inspect --sorce x', '--sorce: expected a flag of this command, found none of that name', '--sorce : attendu une option de cette commande, trouvé aucune de ce nom'],
  ['inspect --sorce x', 'Did you mean --source? Read `convoyeur inspect --help`.', 'Vouliez-vous dire --source ? Lisez `convoyeur inspect --help`.'],
  ['inspect --source x y', 'y: expected no further word, found this one', 'y : attendu aucun autre mot, trouvé celui-ci'],
  ['inspect --source', '--source: expected a value after it, found none', '--source : attendu une valeur à la suite, trouvé aucune'],
  ['import fedow --source a --commit --rehearse', '--rehearse: expected without --commit, found with it', '--rehearse : attendu sans --commit, trouvé avec'],
  ['import fedow --source a --unlinked-cards x', '--unlinked-cards: expected one of keep, provision, found x', '--unlinked-cards : attendu l’une des valeurs keep, provision, trouvé x'],
  ['runs --show x', '--show: expected a whole number, found x', '--show : attendu un nombre entier, trouvé x'],
  ['invariants run', 'the command: expected one of --database, --source, found none of them', 'la commande : attendu l’une des options --database, --source, trouvé aucune'],
  ['fuzz --path 1', '--path: expected together with --seed, found alone', '--path : attendu avec --seed, trouvé sans'],
  ['inspect dump.jsonl', 'Did you mean `convoyeur inspect --source dump.jsonl`?', 'Vouliez-vous dire `convoyeur inspect --source dump.jsonl` ?'],
  ['rollback 3', 'Did you mean `convoyeur rollback --run 3`?', 'Vouliez-vous dire `convoyeur rollback --run 3` ?'],
  ['schema check all', 'all: expected no further word, found this one', 'all : attendu aucun autre mot, trouvé celui-ci'],
  ['--data-dir x runs', 'Write `convoyeur COMMAND --data-dir`.', 'Écrivez `convoyeur COMMANDE --data-dir`.'],
  ['inspct', 'Did you mean `convoyeur inspect`? Otherwise read `convoyeur --help`.', 'Vouliez-vous dire `convoyeur inspect` ?'],
  ['import fedow', '--source: expected this flag, found it missing', 'Lisez `convoyeur import fedow --help`.'],
];
for (const [typed, english, french] of WRONG) {
  test(`${typed}: ${english}`, () => {
    const words = typed.split(' ');
    const [said, dit, json] = [run('C', ...words), run('fr_FR.UTF-8', ...words), run('fr_FR.UTF-8', ...words, '--json')];
    assert.equal([said.code, dit.code, json.code], [2, 2, 2]);
    assert.ok(said.err.includes(english), said.err);
    assert.ok(dit.err.includes(french), dit.err);
    // A program reads English, whoever runs it.
    if (typed !== 'inspect --source') assert.ok(json.out.includes(english), json.out);
  });
}

test.run();
