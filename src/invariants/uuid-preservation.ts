import type { Invariant, LostRecord, Violation } from './invariant.js';
import { missingOrAlteredCards, missingOrAlteredUsers } from './uuid-preservation/people.js';
import { missingOrAlteredRecords } from './uuid-preservation/network.js';
import { missingOrAlteredTokens } from './uuid-preservation/tokens.js';
import { missingOrAlteredTransactions } from './uuid-preservation/transactions.js';

export const uuidPreservation: Invariant = {
  id: 'uuid-preservation',
  title: 'Every record keeps its uuid and its content',
  rationale: 'Printed cards, links and the other servers of the network name records by uuid: the same name must mean the same thing.',
  codes: {
    'uuid-preservation/missing': 'A record of Fedow is not in V2, or not in the provenance beside it.',
    'uuid-preservation/altered': 'A record of Fedow stands in V2 under its uuid with another content.',
  },
  acceptable: false,
  check({ source, recorded, target, links, lost = [] }) {
    if (source === undefined && lost.length > 0) return { status: 'checked', checked: lost.length + (recorded?.transactions.count ?? 0), violations: lostRecords(lost) };
    if (source === undefined) return { status: 'skipped', reason: 'the dump that it compares with was not given' };
    if (target === undefined || links === undefined) return { status: 'skipped', reason: 'it compares Fedow with V2: only a dump was given' };
    const records = [source.wallets, source.users, source.places, source.assets, source.cards, source.tokens, source.federations];
    const checked = records.reduce((sum, { size }) => sum + size, source.transactions.count);
    const both = { source, target, links };
    return {
      status: 'checked',
      checked,
      violations: (function* () {
        yield* missingOrAlteredRecords(both);
        yield* missingOrAlteredUsers(both);
        yield* missingOrAlteredCards(both);
        yield* missingOrAlteredTokens(both);
        yield* missingOrAlteredTransactions(both, recorded);
      })(),
    };
  },
};

function* lostRecords(lost: readonly LostRecord[]): Generator<Violation> {
  for (const { model, key } of lost) {
    yield {
      code: 'uuid-preservation/missing',
      subjects: { [model]: key },
      figures: {},
      message: `The ${model} ${key} was imported, and V2 has it no more.`,
    };
  }
}
