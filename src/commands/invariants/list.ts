import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { coloured } from '../../cli/colour.js';
import { wrapped } from '../../cli/wrapped.js';

export default class InvariantsList extends BaseCommand {
  static override summary = 'List what must hold: each invariant, why it matters, and its codes.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  static override flags = { explain: Flags.boolean({ summary: 'Say of each code what to do about it, too.' }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(InvariantsList);
    const { INVARIANTS } = await import('../../invariants/index.js');
    const { voice } = this;
    for (const { id, title, rationale, reasons, codes, remedies, remediesInV2, acceptable } of INVARIANTS) {
      this.say(`${coloured('heading', id)}  ${voice.show(title)}`);
      this.say(wrapped(voice.say('Why it matters: {rationale}', { rationale }), '  ', '  '));
      this.say(`  ${acceptable ? voice.say('A finding about the source may be accepted by a person.') : voice.say('A finding can never be accepted.')}`);
      for (const [code, means] of Object.entries(codes)) {
        this.say(wrapped(voice.say('{code}: {means}', { code, means }), '    ', '  '));
        const reason = reasons?.[code];
        if (reason !== undefined) this.say(wrapped(voice.say('Why it matters: {rationale}', { rationale: reason }), '      ', '  '));
        if (flags.explain) this.say(wrapped(voice.say('What to do: {remedy}', { remedy: remedies[code] ?? '' }), '      ', '  '));
        const inV2 = remediesInV2?.[code];
        if (flags.explain && inV2 !== undefined) this.say(wrapped(voice.say('In a database alone: {remedy}', { remedy: inV2 }), '      ', '  '));
      }
      this.say();
    }
    return { invariants: INVARIANTS.map(({ id, title, rationale, codes, remedies, remediesInV2, acceptable }) => ({ id, title, rationale, codes, remedies, ...(remediesInV2 === undefined ? {} : { remediesInV2 }), acceptable })) };
  }
}
