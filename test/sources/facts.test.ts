import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { SourceError } from '#convoyeur/sources/problem.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fixturePath, fixtureText, problemsOf, readWhole, sample, writeDump } from './dump-files.js';

const facts = suite('sources: what a read shows');

facts('records, secrets and the digest of the file on disk', async () => {
  const expected = JSON.parse(fixtureText('clean.expected.json')) as { records: Record<string, number> };
  const compressed = writeDump('clean.jsonl.gz', gzipSync(fixtureText('clean.jsonl')));
  for (const path of [fixturePath('clean.jsonl'), compressed]) {
    const { facts: found } = await readWhole(path);
    const bare = Object.fromEntries(Object.entries(found.records).map(([label, count]) => [label.replace('fedow_core.', ''), count]));
    assert.equal(bare, expected.records);
    assert.is(found.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
    assert.is(found.secrets, 5);
    assert.equal([found.skipped, found.unknownFields, found.problemsTotal], [{}, {}, 0]);
  }
});

facts('no secret of the fixture comes through', async () => {
  for (const name of ['clean.jsonl', 'faulty.jsonl', 'clean.dumpdata.json', 'clean.sections.json']) {
    assert.not.match(JSON.stringify(await readWhole(fixturePath(name))), /FAKE-SECRET/);
  }
});

facts('secrets are counted where they are not empty, in fields not known before too', async () => {
  const place = sample('place');
  Object.assign(place.fields, { cashless_admin_apikey: 'x', new_api_key: 'y', description: 'z' });
  const configuration = sample('configuration');
  Object.assign(configuration.fields, { stripe_api_key: null, stripe_endpoint_secret_enc: 'x', create_place_apikey: '' });
  const user = sample('fedowuser');
  user.fields['password'] = 'x';
  const lines = [place, configuration, user, sample('organizationapikey')].map((record) => JSON.stringify(record)).join('\n');
  const { facts: found } = await readWhole(writeDump('secrets.jsonl', lines));
  assert.is(found.secrets, 5);
  assert.equal(found.unknownFields, { 'fedow_core.place': ['new_api_key'] });
});

facts('other applications are skipped with a reason, unknown fields named', async () => {
  const group = JSON.stringify({ model: 'auth.group', pk: 1, fields: { name: 'x' } });
  const token = sample('token');
  token.fields['colour'] = 'red';
  const { facts: found, records } = await readWhole(writeDump('others.jsonl', [group, JSON.stringify(token), group].join('\n')));
  assert.is(records.length, 1);
  assert.equal(Object.entries(found.skipped).map(([label, { count, reason }]) => [label, count, String(reason)]), [['auth.group', 2, 'a model of another application than fedow_core']]);
  assert.equal(found.unknownFields, { 'fedow_core.token': ['colour'] });
});

facts('what has no place in V2 is counted by field, where it is not empty', async () => {
  const { facts: found } = await readWhole(fixturePath('clean.jsonl'));
  const cards = fixtureText('clean.jsonl').split('\n').filter((line) => line.includes('"fedow_core.card"'));
  assert.is(found.notImported['fedow_core.card.primary_places'], cards.filter((line) => !line.includes('"primary_places": []')).length);
  assert.is(found.notImported['fedow_core.wallet.ip'], found.records['fedow_core.wallet']);
  assert.is(found.notImported['fedow_core.place.admins'], undefined);
  assert.is(found.notImported['fedow_core.wallet.private_pem'], undefined, 'a secret is counted as such');
  const { facts: ofSections } = await readWhole(fixturePath('clean.sections.json'));
  assert.is(ofSections.notImported['assets.comment'], found.notImported['fedow_core.asset.comment']);
});

facts('milliseconds: only when a transaction has a fraction and none goes beyond three digits', async () => {
  const precisionOf = async (...times: string[]): Promise<string> => {
    const lines = times.map((datetime) => JSON.stringify({ ...sample('transaction'), fields: { ...sample('transaction').fields, datetime, last_check: null } }));
    return (await readWhole(writeDump('times.jsonl', lines.join('\n')))).facts.timestampPrecision;
  };
  assert.is(await precisionOf('2023-03-05T17:28:57Z'), 'microseconds');
  assert.is(await precisionOf('2023-03-05T17:28:57Z', '2023-03-05T17:28:57.014Z'), 'milliseconds');
  assert.is(await precisionOf('2023-03-05T17:28:57.014Z', '2023-03-05T17:28:57.014001Z'), 'microseconds');
});

facts('uuids in capitals become small, an absent ip 0.0.0.0, an emoji is one character', async () => {
  const transaction = sample('transaction');
  transaction.fields['sender'] = String(transaction.fields['sender']).toUpperCase();
  transaction.fields['ip'] = null;
  const wallet = sample('wallet');
  wallet.fields['name'] = '👨'.repeat(100);
  const { records } = await readWhole(writeDump('forms.jsonl', [transaction, wallet].map((record) => JSON.stringify(record)).join('\n')));
  const [first, second] = records;
  assert.ok(first?.model === 'transaction' && second?.model === 'wallet');
  assert.equal([first.sender, first.ip], [String(sample('transaction').fields['sender']), '0.0.0.0']);
});

facts('sections: messages speak of the entry and of its own field names', async () => {
  const whole = JSON.parse(fixtureText('clean.sections.json')) as Record<string, Record<string, unknown>[]>;
  const spoil = (section: string, index: number, change: Record<string, unknown>): void => {
    Object.assign(whole[section]?.[index] ?? {}, change);
  };
  spoil('transactions', 4, { previous_uuid: 'x' });
  spoil('wallets', 0, { email: 'a@b.example', user_uuid: null });
  spoil('cards', 2, { generation: 'one' });
  spoil('places', 1, { domain: 7, private_pem: 'HUSH' });
  const path = writeDump('spoilt.json', JSON.stringify({ ...whole, primary_wallet_uuid: 'y' }));
  const problems = (await problemsOf(path)).map((problem) => problem.replace(/ [0-9a-f]{8}-\S+(?=,)/, ' KEY'));
  assert.equal(problems.sort(), [
    'section cards, record 3, fedow_core.origin KEY, field generation: expected a whole number from -32768 to 32767, found "one"',
    'section places, record 2, fedow_core.place KEY, field domain: expected text of at most 253 characters without \\u0000 and lone surrogates, found 7',
    'section primary_wallet_uuid, fedow_core.configuration 1, field primary_wallet_uuid: expected a uuid, found "y"',
    'section transactions, record 5, fedow_core.transaction KEY, field previous_uuid: expected a uuid, found "x"',
    'section wallets, record 1, fedow_core.fedowuser null, field user_uuid: expected a uuid, found null',
  ]);
  const { facts: found } = await readWhole(path);
  assert.equal([found.secrets, found.unknownFields], [1, { places: ['private_pem'] }]);
});

facts('a later read gives the same records; models filter them', async () => {
  for (const name of ['clean.jsonl', 'clean.dumpdata.json', 'clean.sections.json']) {
    const dump = await openFedowDump(fixturePath(name));
    assert.throws(() => dump.facts, /has not been read to its end yet/);
    const collect = async (options?: Parameters<typeof dump.read>[0]): Promise<string[]> => {
      const found: string[] = [];
      for await (const { records, positions } of dump.read(options)) {
        assert.ok(records.length === positions.length && records.length <= 600);
        records.forEach((record, index) => found.push(JSON.stringify([positions[index], record])));
      }
      return found;
    };
    const first = await collect();
    assert.equal(await collect({ validated: true }), first, name);
    const some = first.filter((text) => /"model":"(origin|token|checkoutstripe)"/.test(text));
    assert.equal(await collect({ validated: true, models: ['token', 'origin', 'checkoutstripe'] }), some, name);
    assert.equal(await collect({ models: ['token', 'origin', 'checkoutstripe'] }), some, name);
  }
});

facts('a dump with invalid records leaves them out of every read', async () => {
  const broken = sample('token');
  broken.fields['value'] = null;
  const dump = await openFedowDump(writeDump('broken.jsonl', [sample('wallet'), broken].map((record) => JSON.stringify(record)).join('\n')));
  for (let pass = 0; pass < 2; pass += 1) {
    let records = 0;
    for await (const batch of dump.read({ validated: true })) records += batch.records.length;
    assert.is(records, 1);
  }
});

facts('a file that changes between two reads is refused', async () => {
  const path = writeDump('changing.jsonl', `${JSON.stringify(sample('token'))}\n`);
  const dump = await openFedowDump(path);
  const drain = async (): Promise<void> => {
    const batches = dump.read({ validated: true });
    while ((await batches.next()).done !== true);
  };
  await drain();
  await drain();
  appendFileSync(path, `${JSON.stringify(sample('wallet'))}\n`);
  try {
    await drain();
    assert.unreachable('the change was not noticed');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    assert.match(error.message, /changing\.jsonl: expected the file as it was read first, found it changed\. Work on a copy that nobody writes to\.$/);
  }
});

facts('progress goes from the first to the last byte of the file on disk', async () => {
  const path = writeDump('progress.gz', gzipSync(fixtureText('clean.jsonl')));
  const told: number[] = [];
  await readWhole(path, { onProgress: (bytes) => told.push(bytes) });
  assert.is(told.at(-1), statSync(path).size);
  assert.equal(told, [...told].sort((a, b) => a - b));
});

facts.run();
