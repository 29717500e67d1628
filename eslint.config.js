import tseslint from 'typescript-eslint';

/** Names that say nothing about what is in a file. */
const EMPTY_NAMES = /(?:^|\/)(?:[\w-]*-)?(?:utils?|helpers?|manager|misc|common)\.ts$/;

/** File names: one idea each, in words of the domain, kebab-case. */
const fileNames = {
  meta: { type: 'suggestion', schema: [], messages: { empty: '{{name}} says nothing about what is in it: name the idea.', kebab: '{{name}}: file names are kebab-case.' } },
  create: (context) => ({
    Program(node) {
      const name = context.filename.replaceAll('\\', '/').split('/').at(-1);
      if (EMPTY_NAMES.test(name)) context.report({ node, messageId: 'empty', data: { name } });
      if (!/^\d*[a-z0-9]+(?:[-.][a-z0-9]+)*\.\w+$/.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
    },
  }),
};

const SIZE = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
};

const FOCUSED_TEST = { selector: 'CallExpression[callee.property.name="only"]', message: 'The other tests of this suite would not run.' };
const DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export by name: a thing has one name everywhere.' };

export default tseslint.config(
  { ignores: ['.bench/', 'dist/', 'dist-test/', 'coverage/', 'node_modules/', '.convoyeur/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './test/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { convoyeur: { rules: { 'file-names': fileNames } } },
    rules: {
      ...SIZE,
      'convoyeur/file-names': 'error',
      complexity: ['error', 20],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a text is what most messages of this program are made of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Rows are plain objects in the form of an entity: they go out by COPY, no instance is ever made.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Entities are classes with nothing but decorated columns.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    // The library finds commands and hooks by their default export.
    files: ['src/commands/**/*.ts', 'src/cli/not-found.ts', 'src/cli/help.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': ['error', FOCUSED_TEST, DEFAULT_EXPORT],
      // A table of cases, or a database with what surrounds it, is long without being hard.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      // A test says what it expects; where it is not so, it fails, and that is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.strict],
    languageOptions: { globals: { console: 'readonly', performance: 'readonly', process: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', URL: 'readonly' } },
    rules: { ...SIZE, complexity: ['error', 20], eqeqeq: 'error', 'no-undef': 'error', '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },
);
