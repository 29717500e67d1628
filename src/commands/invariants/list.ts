import { BaseCommand, type Report } from '../../cli/base-command.js';
import { coloured } from '../../cli/colour.js';

export default class InvariantsList extends BaseCommand {
  static override summary = 'List what must hold: each invariant, why it matters, and its codes.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  async run(): Promise<Report> {
    await this.parse(InvariantsList);
    const { INVARIANTS } = await import('../../invariants/index.js');
    for (const { id, title, rationale, codes, acceptable } of INVARIANTS) {
      this.say(`${coloured('heading', id)}  ${title}`);
      this.say(`  Why: ${rationale}`);
      this.say(`  ${acceptable ? 'A finding about the source may be accepted by a person.' : 'A finding can never be accepted.'}`);
      for (const [code, meaning] of Object.entries(codes)) this.say(`    ${code}: ${meaning}`);
      this.say();
    }
    return { invariants: INVARIANTS.map(({ id, title, rationale, codes, acceptable }) => ({ id, title, rationale, codes, acceptable })) };
  }
}
