// Runs the test files that are named, all in this process: what they share is loaded once. Tells the parent when everything is loaded.
import { pathToFileURL } from 'node:url';

// As uvu's own runner of several files does: nothing begins before everything is there.
globalThis.UVU_DEFER = 1;
const { exec } = await import('uvu');
for (const [index, file] of process.argv.slice(2).entries()) {
  globalThis.UVU_INDEX = index;
  globalThis.UVU_QUEUE.push([file.split('/dist-test/').at(-1)]);
  await import(pathToFileURL(file).href);
}
process.send?.('loaded');
process.disconnect?.();
await exec();
