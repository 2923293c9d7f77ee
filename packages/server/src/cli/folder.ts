import { mkdirSync } from 'node:fs';
import { ConfigError } from '../config.ts';

/** Makes a folder if it is not there. @param setting what it comes from. @throws ConfigError */
export function openFolder(path: string, setting = '--data'): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw new ConfigError(`${setting} must be a folder that can be written to, not “${path}”.`, { cause });
  }
}
