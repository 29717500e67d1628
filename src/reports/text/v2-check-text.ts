import { coloured } from '../../cli/colour.js';
import { wrapped } from '../../cli/wrapped.js';
import type { V2Check } from '../../ledger/v2-check.js';
import { unitOf } from '../../ledger/unit.js';
import { firstOnes, type Voice } from '../../words/index.js';

const SHOWN_MAX = 20;

/** The outcome of V2's own check, for a person. */
export function v2CheckText(check: V2Check, voice: Voice): string {
  const tokens = check.tokenErrors.map(({ token, category, value, computed, isFalseAlarm }) => {
    const values = { token, stored: voice.amount(value, unitOf(category)), computed: voice.amount(computed, unitOf(category)) };
    return isFalseAlarm
      ? voice.say('token {token}: {stored} stored, {computed} added up (a false alarm: right by the rules that wrote its local rows)', values)
      : voice.say('token {token}: {stored} stored, {computed} added up', values);
  });
  const tenants = check.tenantErrors.map(({ transaction, asset, tenant }) =>
    voice.say('transaction {transaction}: asset {asset} is neither at home nor federated at tenant {tenant}', { transaction, asset, tenant }));
  const errors = [...tokens, ...tenants];
  const { first, rest } = firstOnes(errors, SHOWN_MAX);
  return [
    voice.say('{transactions, plural, one {# transaction} other {# transactions}}, {tokens, plural, one {# token} other {# tokens}}', { transactions: check.transactions, tokens: check.tokens }),
    check.gaps === 0 ? voice.say('1. ids: no gap') : voice.say('1. ids: {n, plural, one {# number} other {# numbers}} missing (a warning)', { n: check.gaps }),
    tokens.length === 0
      ? voice.say('2. balances: every token is what its transactions add up to')
      : voice.say('2. balances: {n, plural, one {# token differs} other {# tokens differ}}', { n: tokens.length }),
    tenants.length === 0
      ? voice.say('3. tenants: every asset is accepted where it moved')
      : voice.say('3. tenants: {n, plural, one {# transaction} other {# transactions}} elsewhere', { n: tenants.length }),
    ...first.map((error) => wrapped(error, '  ', '  ')),
    ...(rest.length > 0 ? [`  ${voice.say('… and {n, number} more; --json names them', { n: rest.length })}`] : []),
    errors.length === 0 ? coloured('good', voice.say('Passed.')) : coloured('bad', voice.say('Failed: {n, plural, one {# error} other {# errors}}.', { n: errors.length })),
  ].join('\n');
}
