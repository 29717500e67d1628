// The reference of the audit: read a file of JSON Lines and parse each line, nothing else.
import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';

const NEWLINE = 0x0a;
const started = performance.now();
let open = Buffer.alloc(0);
let lines = 0;
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 256 * 1024 })) {
  const block = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
  let start = 0;
  for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
    JSON.parse(block.toString('utf8', start, end));
    lines += 1;
    start = end + 1;
  }
  open = block.subarray(start);
}
if (lines === 0) throw new Error('no line was read');
console.log((performance.now() - started) / 1000);
