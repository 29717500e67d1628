import type { WitnessReport } from '../witness-report.js';
import type { AnyReport } from './sheet.js';

/** Whether a till says something else than Fedow. */
export function tillDiffers({ collected, deposited, lost }: WitnessReport): boolean {
  return collected !== 'same' || deposited !== 'same' || lost.lines > 0;
}

/** The witnesses whose till says something else than Fedow; none where no till was asked. */
export function differingTills(report: AnyReport): readonly WitnessReport[] {
  return 'witness' in report ? report.witness.filter(tillDiffers) : [];
}
