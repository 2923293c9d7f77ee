#!/usr/bin/env node
import { MANAGE, manage } from './cli/manage.ts';
import { sentenceFor } from './cli/sentence.ts';
import { serve } from './cli/serve.ts';
import { VERSION } from './cli/version.ts';
import { ConfigError, readConfig } from './config.ts';

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

  DATABASE_URL, DATABASE_AUTH_TOKEN   a libSQL server, which several of these may share
`;

try {
  const [command = 'help', ...args] = process.argv.slice(2);
  const { config, rest } = readConfig(args);
  if (command === 'start' || command === 'demo') {
    if (rest.length) throw new ConfigError(`“${rest[0]}” means nothing here. Try: vestka help`);
    await serve(config, command === 'demo');
  } else if (command === 'help' || command === '--help') console.log(HELP);
  else await manage(config, command, rest);
} catch (error) {
  const sentence = sentenceFor(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exit(2);
}
