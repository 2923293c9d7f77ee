import { mkdirSync } from 'node:fs';
import { ConfigError } from '../config.ts';

/** Makes the data folder if it is not there. @throws ConfigError */
export function openFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw new ConfigError(`--data must be a folder that can be written to, not “${path}”.`, { cause });
  }
}
