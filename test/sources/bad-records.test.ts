import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { problemsOf, readWhole, sample, writeDump, type DjangoRecord } from './dump-files.js';

const bad = suite('sources: records that are not valid');

const HUGE = 'x'.repeat(300);
const uuid = (found: string): string => `expected a uuid, found ${found}`;
const text = (bounds: string, found: string): string => `expected text${bounds} without \\u0000 and lone surrogates, found ${found}`;
const moment = (found: string): string => `expected a moment like 2023-03-05T17:28:57.014564Z, found ${found}`;
const JSONB = 'expected JSON that PostgreSQL can hold: no \\u0000, no lone surrogate, nested at most 1000 deep, numbers of at most 131072 digits before and 16383 after the point, found ';
const ACTION_LIST = 'FST CRE REF SAL QRS FUS RFD BNK SUB BDG TRF VID COR';
const EMAIL = 'expected an e-mail address of at most 200 characters, with an @ inside, found ';
const FORTY = `"${'x'.repeat(39)}…`;

/** Model, field, the value put there (undefined: the field is taken out), and the message. */
const RULES: readonly (readonly [model: string, field: string, value: unknown, message: string])[] = [
  ['configuration', 'primary_wallet', 'x', uuid('"x"')],
  ['configuration', 'primary_wallet', undefined, uuid('nothing (the field is missing)')],
  ['wallet', 'name', 'x'.repeat(101), text(' of at most 100 characters', FORTY)],
  ['wallet', 'name', 5, text(' of at most 100 characters', '5')],
  ['wallet', 'public_pem', 'a\0b', text('', '"a\\u0000b"')],
  ['fedowuser', 'email', '', `${EMAIL}""`],
  ['fedowuser', 'email', 'nobody', `${EMAIL}"nobody"`],
  ['fedowuser', 'email', `${'x'.repeat(200)}@y`, EMAIL + FORTY],
  ['fedowuser', 'email', `${'İ'.repeat(150)}@y`, `${EMAIL}"${'İ'.repeat(39)}…`],
  ['fedowuser', 'email', null, `${EMAIL}null`],
  ['fedowuser', 'wallet', 'x', uuid('"x"')],
  ['fedowuser', 'first_name', 'x'.repeat(201), text(' of at most 200 characters', FORTY)],
  ['fedowuser', 'date_joined', '2023-02-30T00:00:00Z', moment('"2023-02-30T00:00:00Z"')],
  ['place', 'name', 'x'.repeat(101), text(' of at most 100 characters', FORTY)],
  ['place', 'name', null, text(' of at most 100 characters', 'null')],
  ['place', 'wallet', null, uuid('null')],
  ['place', 'lespass_domain', HUGE, text(' of at most 253 characters', FORTY)],
  ['asset', 'name', 'x'.repeat(101), text(' of at most 100 characters', FORTY)],
  ['asset', 'currency_code', 'EURO', text(' of at most 3 characters', '"EURO"')],
  ['asset', 'category', 'ZZZ', 'expected as category one of TLF TNF FED TIM FID BDG SUB, found "ZZZ"'],
  ['asset', 'wallet_origin', 12, uuid('12')],
  ['asset', 'archive', 0, 'expected true or false, found 0'],
  ['asset', 'archive', 'false', 'expected true or false, found "false"'],
  ['asset', 'created_at', '2023-13-01T00:00:00Z', moment('"2023-13-01T00:00:00Z"')],
  ['asset', 'last_update', 'yesterday', moment('"yesterday"')],
  ['asset', 'id_price_stripe', 'x'.repeat(101), text(' of at most 100 characters', FORTY)],
  ['origin', 'place', 'x', uuid('"x"')],
  ['origin', 'generation', 32_768, 'expected a whole number from -32768 to 32767, found 32768'],
  ['origin', 'generation', 1.5, 'expected a whole number from -32768 to 32767, found 1.5'],
  ['card', 'first_tag_id', 'ABCDEF012', text(' of 1 to 8 characters, in upper case as well,', '"ABCDEF012"')],
  ['card', 'first_tag_id', '', text(' of 1 to 8 characters, in upper case as well,', '""')],
  ['card', 'first_tag_id', 'ßßßßßßßß', text(' of 1 to 8 characters, in upper case as well,', '"ßßßßßßßß"')],
  ['card', 'number_printed', 'ABCDEF012', text(' of 1 to 8 characters', '"ABCDEF012"')],
  ['card', 'qrcode_uuid', null, uuid('null')],
  ['card', 'user', undefined, uuid('nothing (the field is missing)')],
  ['card', 'wallet_ephemere', true, uuid('true')],
  ['card', 'origin', '3', 'expected a whole number from 1 to 2147483647, found "3"'],
  ['card', 'primary_places', ['x'], 'expected a list of uuids, found a list of 1'],
  ['card', 'primary_places', {}, 'expected a list of uuids, found an object'],
  ['token', 'value', 2_147_483_648, 'expected whole cents from -2147483648 to 2147483647, found 2147483648'],
  ['token', 'value', '500', 'expected whole cents from -2147483648 to 2147483647, found "500"'],
  ['token', 'wallet', null, uuid('null')],
  ['token', 'asset', '025b413f8a9a421ea648a7dd06839eb9', uuid('"025b413f8a9a421ea648a7dd06839eb9"')],
  ['checkoutstripe', 'checkout_session_id_stripe', 'cs\0', text('', '"cs\\u0000"')],
  ['checkoutstripe', 'user', 'x', uuid('"x"')],
  ['transaction', 'hash', 'A'.repeat(64), `expected a hash of 64 lower-case hexadecimal digits, found "${'A'.repeat(39)}…`],
  ['transaction', 'action', 'XYZ', `expected as action one of ${ACTION_LIST}, found "XYZ"`],
  ['transaction', 'action', 'toString', `expected as action one of ${ACTION_LIST}, found "toString"`],
  ['transaction', 'amount', -5, 'expected whole cents from 0 to 2147483647, found -5'],
  ['transaction', 'amount', 4_294_967_296, 'expected whole cents from 0 to 2147483647, found 4294967296'],
  ['transaction', 'amount', 1.5, 'expected whole cents from 0 to 2147483647, found 1.5'],
  ['transaction', 'amount', '500', 'expected whole cents from 0 to 2147483647, found "500"'],
  ['transaction', 'sender', 'not-a-uuid', uuid('"not-a-uuid"')],
  ['transaction', 'receiver', null, uuid('null')],
  ['transaction', 'previous_transaction', null, uuid('null')],
  ['transaction', 'card', undefined, uuid('nothing (the field is missing)')],
  ['transaction', 'checkout_stripe', '', uuid('""')],
  ['transaction', 'datetime', null, moment('null')],
  ['transaction', 'datetime', 1_677_815_000, moment('1677815000')],
  ['transaction', 'last_check', '2023-03-05', moment('"2023-03-05"')],
  ['transaction', 'subscription_start_datetime', '', moment('""')],
  ['transaction', 'subscription_type', 'x'.repeat(51), text(' of at most 50 characters', FORTY)],
  ['transaction', 'comment', 'half \ud83d', text('', '"half \\ud83d"')],
  ['transaction', 'comment', undefined, text('', 'nothing (the field is missing)')],
  ['transaction', 'ip', '256.1.1.1', 'expected an IP address, v4 or v6, found "256.1.1.1"'],
  ['transaction', 'ip', 'fe80::1%eth0', 'expected an IP address, v4 or v6, found "fe80::1%eth0"'],
  ['transaction', 'metadata', { a: '\0' }, `${JSONB}"{\\"a\\":\\"\\\\u0000\\"}"`],
  ['transaction', 'metadata', ['\udc68'], `${JSONB}"[\\"\\\\udc68\\"]"`],
  ['federation', 'name', 'x'.repeat(101), text(' of at most 100 characters', FORTY)],
  ['federation', 'places', null, 'expected a list of uuids, found null'],
  ['federation', 'description', 7, text('', '7')],
];

for (const [model, field, value, message] of RULES) {
  bad(`${model}.${field} = ${value === undefined ? 'absent' : JSON.stringify(value).slice(0, 20)}`, async () => {
    const record = sample(model);
    // JSON.stringify leaves a field out that is undefined.
    record.fields[field] = value;
    const problems = await problemsOf(writeDump('rule.jsonl', JSON.stringify(record)));
    assert.equal(problems, [`line 1, fedow_core.${model} ${String(record.pk)}, field ${field}: ${message}`]);
  });
}

bad('keys have rules too', async () => {
  const table: readonly (readonly [model: string, pk: unknown, problem: string])[] = [
    ['wallet', 'x', `line 1, fedow_core.wallet x, field pk: ${uuid('"x"')}`],
    ['transaction', 12, `line 1, fedow_core.transaction 12, field pk: ${uuid('12')}`],
    ['origin', 0, 'line 1, fedow_core.origin 0, field pk: expected a whole number from 1 to 2147483647, found 0'],
  ];
  for (const [model, pk, problem] of table) {
    assert.equal(await problemsOf(writeDump('key.jsonl', JSON.stringify({ ...sample(model), pk }))), [problem]);
  }
});

bad('numbers and nesting that jsonb cannot hold, as the text has them', async () => {
  for (const raw of ['1e131072', '['.repeat(1001) + ']'.repeat(1001)]) {
    const { pk, fields } = sample('transaction');
    const line = JSON.stringify({ model: 'fedow_core.transaction', pk, fields: { ...fields, metadata: 'HERE' } }).replace('"HERE"', raw);
    const [problem] = await problemsOf(writeDump('jsonb.jsonl', line));
    assert.ok(problem?.includes(`field metadata: ${JSONB}"${raw.slice(0, 30)}`), problem);
  }
});

bad('what is no record is named by its line', async () => {
  const { pk, fields } = sample('token');
  const form = 'expected a record with model, pk and fields, found';
  const known = 'configuration wallet fedowuser place asset origin card token checkoutstripe transaction federation organizationapikey createplaceapikey';
  const lines: readonly (readonly [line: string, message: string])[] = [
    [JSON.stringify({ model: 'fedow_core.unheardof', pk: 1, fields: {} }), `expected a model of Fedow (${known}), found "fedow_core.unheardof"`],
    [JSON.stringify({ pk, fields }), `${form} one without model`],
    [JSON.stringify({ model: 7, pk, fields }), `${form} a number as its model`],
    [JSON.stringify({ model: 'fedow_core.token', fields }), `${form} one without pk; dump without --natural-primary`],
    [JSON.stringify({ model: 'fedow_core.token', pk }), `${form} nothing as its fields`],
    [JSON.stringify({ model: 'fedow_core.token', pk, fields: [] }), `${form} a list as its fields`],
    ['[1]', 'expected an object, found a list'],
    ['12', 'expected an object, found a number'],
    ['"HUSH"', 'expected an object, found text'],
    ['{"model": "fedow_core.token", "pk": NaN}', 'expected valid JSON, found NaN, which Python writes and JSON does not know'],
    ['{"model": "fedow_core.token", "pk": "x", "fields": {"value": [1, -Infinity]}}', 'expected valid JSON, found -Infinity, which Python writes and JSON does not know'],
    ['{"model": "fedow_core.token", "pk": "mean: NaN, \\" [NaN", }', 'expected valid JSON, found an error in it'],
    ['{"model": "fedow_core.token", "pk": "NaN" x}', 'expected valid JSON, found an error in it'],
  ];
  const first = JSON.stringify(sample('token'));
  const path = writeDump('forms.jsonl', `${[first, ...lines.map(([line]) => line)].join('\n')}\n`);
  const problems = (await problemsOf(path)).map((problem) => problem.replace(/ at character \d+$/, ''));
  assert.equal(problems, lines.map(([, message], index) => `line ${index + 2}: ${message}`));
});

bad('a number that JavaScript cannot hold is not shown as another one', async () => {
  const line = JSON.stringify(sample('transaction')).replace(/"amount":-?\d+/u, '"amount":9223372036854775808');
  assert.match((await problemsOf(writeDump('large.jsonl', `${line}\n`))).join('\n'), /field amount: expected .*, found a number of more than 15 digits/u);
});

bad('all faults of a file are told at once, and the valid records still come', async () => {
  const broken: DjangoRecord = sample('transaction');
  Object.assign(broken.fields, { amount: -1, sender: 'x' });
  const lines = [sample('wallet'), broken, sample('token')].map((record) => JSON.stringify(record)).join('\n');
  const { records, facts } = await readWhole(writeDump('several.jsonl', lines));
  assert.equal(records.map(({ model }) => model), ['wallet', 'token']);
  assert.equal(facts.problems.map(({ where }) => String(where).replace(/.*, /, '')).sort(), ['field amount', 'field sender']);
  assert.is(facts.records['fedow_core.transaction'], 1);
});

bad('the first 1,000 faults are kept, the others counted', async () => {
  const broken = sample('token');
  broken.fields['value'] = null;
  const { facts } = await readWhole(writeDump('many.jsonl', `${JSON.stringify(broken)}\n`.repeat(1500)));
  assert.equal([facts.problems.length, facts.problemsTotal], [1000, 1500]);
  assert.is(String(facts.problems[999]?.where).split(',')[0], 'line 1000');
});

bad('no message shows a secret', async () => {
  const wallet = sample('wallet');
  Object.assign(wallet.fields, { name: 5, private_pem: 'HUSH' });
  const key = sample('organizationapikey');
  const lines = [wallet, { ...key, pk: 'HUSH.HUSH', fields: 'HUSH' }, { ...key, fields: { hashed_key: ['HUSH'] } }].map((record) => JSON.stringify(record));
  const { facts } = await readWhole(writeDump('secret.jsonl', [...lines, '{"model": "fedow_core.wallet", "private_pem": "HUSH" HUSH'].join('\n')));
  assert.is(facts.problemsTotal, 3);
  // The whole `fields` of an API key as one text: even this is shown by its kind only.
  assert.not.match(JSON.stringify(facts), /HUSH/);
});

bad.run();
