#!/usr/bin/env node
let main;
try {
  ({ main } = await import('../dist/cli/main.js'));
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('Error: Convoyeur is not built or not installed completely. Run: npm ci && npm run build\n');
  process.exit(2);
}
await main(process.argv.slice(2), import.meta.url);
