// Loaded before the program: sends it SIGINT at the worst moment, when a file or folder whose path matches INTERRUPT_WHEN has just been made;
// or, where INTERRUPT_AFTER_BYTES is given, when so much has been written to that file. What is asked of the file system by a promise or a callback is answered after the signal has had its turn, as it may happen.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const pattern = new RegExp(process.env.INTERRUPT_WHEN, 'u');
const bytesMin = Number(process.env.INTERRUPT_AFTER_BYTES ?? 0);
const LONG_ENOUGH_MS = 300;
let sent = false;
let file;
let bytes = 0;

function interrupt(path) {
  return bytesMin === 0 && isMeant(path) && send();
}

function isMeant(path) {
  return !sent && typeof path === 'string' && pattern.test(path);
}

function send() {
  sent = true;
  process.kill(process.pid, 'SIGINT');
  return true;
}

for (const name of ['mkdtempSync', 'openSync']) {
  const original = fs[name];
  fs[name] = (...values) => {
    const made = original(...values);
    if (isMeant(values[0])) file = made;
    interrupt(values[0]);
    return made;
  };
}
const { write } = fs;
fs.write = (...values) => {
  if (values[0] === file) bytes += values[1].length;
  if (bytesMin > 0 && bytes >= bytesMin && !sent) send();
  return write(...values);
};
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
