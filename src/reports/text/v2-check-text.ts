import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { euros } from '../../words/index.js';
import type { V2Check } from '../../ledger/v2-check.js';

const SHOWN = 20;

/** The outcome of V2's own check, for a person. */
export function v2CheckText(check: V2Check): string {
  const tokens = check.tokenErrors.map(({ token, value, computed, isFalseAlarm }) =>
    `  token ${token}: ${euros(value)} stored, ${euros(computed)} added up${isFalseAlarm ? ' (a false alarm: right by the rules that wrote its local rows)' : ''}`);
  const tenants = check.tenantErrors.map(({ transaction, asset, tenant }) => `  transaction ${transaction}: asset ${asset} is neither at home nor federated at tenant ${tenant}`);
  const errors = [...tokens, ...tenants];
  return [
    `${count(check.transactions, 'transaction')}, ${count(check.tokens, 'token')}`,
    `1. ids: ${check.gaps === 0 ? 'no gap' : `${count(check.gaps, 'number')} missing (a warning)`}`,
    `2. balances: ${check.tokenErrors.length === 0 ? 'every token is what its transactions add up to' : `${count(check.tokenErrors.length, 'token')} differ`}`,
    `3. tenants: ${check.tenantErrors.length === 0 ? 'every asset is accepted where it moved' : `${count(check.tenantErrors.length, 'transaction')} elsewhere`}`,
    ...errors.slice(0, SHOWN),
    ...(errors.length > SHOWN ? [`  … and ${errors.length - SHOWN} more; --json names them`] : []),
    errors.length === 0 ? coloured('good', 'Passed.') : coloured('bad', `Failed: ${count(errors.length, 'error')}.`),
  ].join('\n');
}
