// Loaded before the program: sends it SIGINT at the worst moment, when a file or folder whose path matches INTERRUPT_WHEN has just been made.
// What is asked of the file system by a promise or a callback is answered after the signal has had its turn, as it may happen.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const pattern = new RegExp(process.env.INTERRUPT_WHEN, 'u');
const LONG_ENOUGH_MS = 300;
let sent = false;

function interrupt(path) {
  if (sent || typeof path !== 'string' || !pattern.test(path)) return false;
  sent = true;
  process.kill(process.pid, 'SIGINT');
  return true;
}

for (const name of ['mkdtempSync', 'openSync']) {
  const original = fs[name];
  fs[name] = (...values) => {
    const made = original(...values);
    interrupt(values[0]);
    return made;
  };
}
for (const name of ['mkdtemp', 'open']) {
  const promised = fs.promises[name];
  fs.promises[name] = async (...values) => {
    const made = await promised(...values);
    if (interrupt(values[0])) await pause(LONG_ENOUGH_MS);
    return made;
  };
  const called = fs[name];
  fs[name] = (...values) => {
    const done = values.pop();
    called(...values, (...answer) => {
      if (interrupt(values[0])) setTimeout(() => { done(...answer); }, LONG_ENOUGH_MS);
      else done(...answer);
    });
  };
}
syncBuiltinESMExports();
