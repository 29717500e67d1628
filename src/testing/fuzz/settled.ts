import type { InvariantResult, InvariantStatus } from '../../invariants/result.js';
import { inLanguage } from '../../words/index.js';
import { requireNone } from './broken-law.js';
import type { Setting } from './scenario.js';

/** Nothing failed and nothing is left open; what was skipped has nothing to say here. @throws BrokenLaw */
export function requireSettled(law: string, expected: Setting['expected'], results: readonly InvariantResult[]): void {
  const settled = new Set<InvariantStatus>(['pass', 'skipped', ...(expected === 'accepted' ? ['accepted' as const] : [])]);
  requireNone(law, results.filter(({ status }) => !settled.has(status)).map(({ id, status, reason, codes, samples }) =>
    `${id} ${status}${reason === undefined ? '' : ` (${inLanguage(reason, 'en')})`} ${JSON.stringify(codes)} ${inLanguage(samples[0]?.message ?? '', 'en')}`));
}
