import { sentence } from '../../words/index.js';
import type { PlanDraft } from './plan-draft.js';

/** What would go by in silence: decisions about nobody, a typo perhaps, and a dump that does not say which wallet is the central pot. */
export function warnOfTheUnsaid(draft: PlanDraft): void {
  const { decisions, source } = draft;
  const sections = [
    { section: 'places', decided: decisions.places.keys(), there: source.places },
    { section: 'users', decided: decisions.walletsApart.keys(), there: source.users },
    { section: 'cards', decided: decisions.skippedCards.keys(), there: source.cards },
  ];
  for (const { section, decided, there } of sections) {
    for (const uuid of decided) {
      if (!there.has(uuid)) draft.warn('decided in vain', sentence('the mapping file, {section} {uuid}: the dump has none of that uuid, so nothing is decided; look for a typo', { section, uuid }));
    }
  }
  if (source.primaryWallet !== null || ![...source.assets.values()].some(({ category }) => category === 'FED')) return;
  draft.warn('no configuration', sentence('the dump has no configuration with a primary wallet: no wallet becomes the central pot of the federated euro in Lespass; extract Fedow again, whole'));
}
