import { createApp } from '../app.ts';
import type { House } from '../commands/house.ts';
import { addAgent, createSecretKey, createWorkspace, defaultPolicy } from '../commands/workspaces.ts';
import { type Config, ConfigError } from '../config.ts';
import { openFolder } from './folder.ts';

/** Commands on the data: on a file while no server runs on it (one process a file), on a libSQL server at any time. */
export const MANAGE: Record<string, { usage: string; run(house: House, args: string[]): Promise<object> }> = {
  workspace: {
    usage: 'vestka workspace NAME [ZONE]',
    run: (house, [name, zone]) => {
      if (zone !== undefined && !isZone(zone)) throw new ConfigError(`“${zone}” is not an IANA time zone.`);
      return createWorkspace(house, { name: need(name, 'a NAME'), policy: defaultPolicy(zone ?? 'UTC') });
    },
  },
  agent: {
    usage: 'vestka agent WORKSPACE EMAIL NAME PASSWORD [agent|lead|admin]',
    run: async (house, [workspace, email, name, password, role = 'agent']) => {
      if (role !== 'agent' && role !== 'lead' && role !== 'admin') {
        throw new ConfigError('The role must be agent, lead or admin.');
      }
      const id = await addAgent(house, need(workspace, 'a WORKSPACE'), {
        email: need(email, 'an EMAIL'),
        name: need(name, 'a NAME'),
        password: need(password, 'a PASSWORD'),
        role,
      });
      return { id };
    },
  },
  key: {
    usage: 'vestka key WORKSPACE',
    run: async (house, [workspace]) => ({
      secretKey: await createSecretKey(house, need(workspace, 'a WORKSPACE')),
    }),
  },
};

/** Opens the data, does one thing, prints its result as JSON. */
export async function manage(config: Config, command: string, args: string[]): Promise<void> {
  const found = Object.hasOwn(MANAGE, command) ? MANAGE[command] : undefined;
  if (!found) throw new ConfigError(`There is no command “${command}”. Try: vestka help`);
  if (typeof config.database === 'string') openFolder(config.data);
  const app = await createApp({ database: config.database, files: config.files });
  try {
    console.log(JSON.stringify(await found.run(app.house, args)));
  } finally {
    await app.close();
  }
}

function need(value: string | undefined, what: string): string {
  if (value?.trim()) return value.trim();
  throw new ConfigError(`This command needs ${what}. Try: vestka help`);
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
