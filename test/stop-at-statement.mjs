// Loaded before the program: sends it STOP_BY, a signal, or cuts its connection (STOP_BY=cut) as soon as a statement that matches STOP_AT has been sent
// to the server.
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { Client } = createRequire(import.meta.url)('pg');
const pattern = new RegExp(process.env.STOP_AT, 'u');
const original = Client.prototype.query;
let sent = false;

if (isMainThread) {
  Client.prototype.query = function query(...values) {
    const text = typeof values[0] === 'string' ? values[0] : values[0]?.text;
    const result = original.apply(this, values);
    if (!sent && typeof text === 'string' && pattern.test(text)) {
      sent = true;
      if (process.env.STOP_BY === 'cut') this.connection.stream.destroy();
      else process.kill(process.pid, process.env.STOP_BY);
    }
    return result;
  };
}
