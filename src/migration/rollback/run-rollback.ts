import { openTarget, type TargetAddress } from '../../target/target.js';
import { isoNow } from '../clock.js';
import { rollback, type RollbackOutcome, type RollbackProgress } from './rollback.js';

/** A rollback as it was asked for on the command line. */
export interface RollbackRequest extends TargetAddress {
  readonly run: string;
  readonly commit: boolean;
  readonly toolVersion: string;
}

export interface RollbackAnswer {
  readonly outcome: RollbackOutcome;
  readonly kind: 'embedded' | 'external';
}

/** Opens the target and undoes a run in it. @throws TargetError (exit 3) */
export async function runRollback(request: RollbackRequest, progress: RollbackProgress): Promise<RollbackAnswer> {
  const target = await openTarget({ ...request, create: false });
  try {
    const outcome = await rollback(target, { run: request.run, commit: request.commit, toolVersion: request.toolVersion, now: isoNow() }, progress);
    return { outcome, kind: target.kind };
  } finally {
    await target.close();
  }
}
