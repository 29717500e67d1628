import { tillDiffers, type WitnessReport } from '../witness-report.js';
import type { AnyReport } from './sheet.js';

/** The witnesses whose till says something else than Fedow; none where no till was asked. */
export function differingTills(report: AnyReport): readonly WitnessReport[] {
  return 'witness' in report ? report.witness.filter(tillDiffers) : [];
}
