import type { Invariant, LostRecord, Violation } from './invariant.js';
import { altered } from './uuid-preservation/comparison.js';
import { missingOrAlteredCards, missingOrAlteredUsers } from './uuid-preservation/people.js';
import { assetsOfAnotherTenant, missingOrAlteredRecords } from './uuid-preservation/network.js';
import { missingOrAlteredTokens } from './uuid-preservation/tokens.js';
import { missingOrAlteredTransactions } from './uuid-preservation/transactions.js';
import { sentence } from '../words/index.js';

export const uuidPreservation: Invariant = {
  id: 'uuid-preservation',
  title: sentence('Every record keeps its uuid and its content'),
  rationale: sentence('Printed cards, links and the other servers of the network name records by uuid: the same name must mean the same thing.'),
  codes: {
    'uuid-preservation/missing': sentence('A record of Fedow is not in V2, or not in the provenance beside it.'),
    'uuid-preservation/altered': sentence('A record of Fedow stands in V2 under its uuid with another content.'),
  },
  remedies: {
    'uuid-preservation/missing': sentence('Roll the import back and import again. If it is still missing, it is a defect of the import: report it with the output of --json.'),
    'uuid-preservation/altered': sentence('Somebody, or a program, has changed the row in V2 since the import: find out who, put it back, or roll back and import again.'),
  },
  acceptable: false,
  check({ source, recorded, target, links, lost = [], otherWallets = [] }) {
    if (source === undefined) {
      const changed = [...(target === undefined || links === undefined ? [] : assetsOfAnotherTenant(target, links)), ...otherWallets.flatMap((user) => [...altered('user', user, ['wallet'])])];
      if (lost.length + changed.length === 0) return { status: 'skipped', reason: sentence('the dump that it compares with was not given') };
      return { status: 'checked', checked: lost.length + changed.length + (recorded?.transactions.count ?? 0), violations: [...lostRecords(lost), ...changed] };
    }
    if (target === undefined || links === undefined) return { status: 'skipped', reason: sentence('it compares Fedow with V2: only a dump was given') };
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
        yield* missingOrAlteredTokens(both, recorded);
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
      message: sentence('The {model} {key} was imported, and V2 has it no more.', { model, key }),
    };
  }
}
