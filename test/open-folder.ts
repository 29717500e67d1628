import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder that everybody may enter, for an embedded server to live in: root's runs as another user, who could not get into
 * what `mkdtemp` makes. Whoever asks for it removes it.
 */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `convoyeur-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
