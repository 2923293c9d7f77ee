#!/usr/bin/env node
import { MANAGE, manage } from './cli/manage.ts';
import { serve } from './cli/serve.ts';
import { VERSION } from './cli/version.ts';
import { Refused } from './commands/refused.ts';
import { ConfigError, readConfig } from './config.ts';
import { DatabaseInUse } from './db/lock.ts';

const HELP = `vestka ${VERSION}

  vestka demo     a server with a demo workspace and a demo shop
  vestka start    a server
  ${Object.values(MANAGE)
    .map(({ usage }) => usage)
    .join('\n  ')}

  --port N        default 8787; 0 = any free one
  --host ADDRESS  default 127.0.0.1: nothing listens beyond loopback unless you say so
  --data DIR      default ./data
  --json          one line of JSON when ready
`;

try {
  const [command = 'help', ...args] = process.argv.slice(2);
  const { config, rest } = readConfig(args);
  if (command === 'start' || command === 'demo') await serve(config, command === 'demo');
  else if (command === 'help' || command === '--help') console.log(HELP);
  else await manage(config, command, rest);
} catch (error) {
  if (!isForThePerson(error)) throw error;
  console.error(sentence(error));
  process.exit(2);
}

function isForThePerson(error: unknown): error is Error {
  if (error instanceof ConfigError || error instanceof Refused || error instanceof DatabaseInUse) return true;
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

function sentence(error: Error): string {
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'The port (--port, PORT) is taken by another program.';
  return error.message;
}
