// How the tests' runner gets compiled files: all of them with their types checked, or quickly, file by file, with the types left for later.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const COMPILER = [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-b', '.', 'test'];

/** Installs and compiles what is missing or old. Throws where something does not compile. */
export function compile() {
  if (!existsSync(join(PROJECT, 'node_modules'))) step('npm', ['ci']);
  removeStale();
  step(process.execPath, COMPILER);
}

/** Makes JavaScript of what was edited since it was compiled, types unseen: one file is independent of all others (`isolatedModules`). */
export function transpile() {
  if (!existsSync(join(PROJECT, 'dist-test/.tsbuildinfo'))) {
    compile();
    return;
  }
  removeStale();
  const edited = [...editedFiles()];
  if (edited.length === 0) return;
  const ts = createRequire(import.meta.url)('typescript');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(PROJECT, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, PROJECT);
  for (const [source, compiled] of edited) {
    // Without the neighbours TypeScript cannot see that the package is one of ES modules.
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), { fileName: source, compilerOptions: { ...options, module: ts.ModuleKind.ESNext } });
    ts.sys.writeFile(compiled, outputText);
  }
}

/** Checks the types while something else runs. Gives whether they hold, and what the compiler said. */
export function checkTypes() {
  const child = spawn(process.execPath, COMPILER, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => { said += chunk; });
  return new Promise((done) => { child.on('close', (code) => { done({ hold: code === 0, said }); }); });
}

function* editedFiles() {
  for (const [source, compiled] of [['src', 'dist'], ['test', 'dist-test']]) {
    for (const file of readdirSync(join(PROJECT, source), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const pair = [join(PROJECT, source, file), join(PROJECT, compiled, file.replace(/\.ts$/, '.js'))];
      const compiledAt = statSync(pair[1], { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (statSync(pair[0]).mtimeMs > compiledAt) yield pair;
    }
  }
}

function removeStale() {
  step(process.execPath, [join(PROJECT, 'scripts/remove-stale.mjs')]);
}

function step(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${relative(PROJECT, args[0])} ${args.slice(1).join(' ')} failed${error === undefined ? '' : `: ${error.message}`}`);
}
