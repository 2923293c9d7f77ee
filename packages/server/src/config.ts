import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultFileLimits, type FilesAt } from './files/files.ts';
import type { Bucket } from './files/s3.ts';

/** Everything that can be set from outside. This file alone reads the environment. */
export interface Config {
  port: number;
  host: string;
  data: string;
  /** The libSQL file, or the libSQL server that several nodes share. */
  database: string | { url: string; authToken: string | undefined };
  /** Where files are kept, and how much may be sent. */
  files: FilesAt;
  /** Where people reach this server, without a trailing slash; undefined: as they come. */
  publicUrl: string | undefined;
  trustProxy: boolean;
  logLevel: 'silent' | 'error' | 'info';
  json: boolean;
}

/** A wrong setting: one sentence that names it. */
export class ConfigError extends Error {}

const LEVELS = ['silent', 'error', 'info'] as const;

/**
 * @param args the command line behind the command's name
 * @throws ConfigError
 */
export function readConfig(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): { config: Config; rest: string[] } {
  const { values, positionals } = parse(args);
  const data = resolve(notEmpty('--data', values.data ?? 'data'));
  return {
    rest: positionals,
    config: {
      port: port(values.port ?? (env.PORT || '8787')),
      host: notEmpty('--host', values.host ?? '127.0.0.1'),
      data,
      database: database(env.DATABASE_URL, env.DATABASE_AUTH_TOKEN, data),
      files: {
        ...filesAt(env.FILES_URL, data),
        limits: {
          largest: megabytes('FILE_MAX_MB', env.FILE_MAX_MB, defaultFileLimits.largest),
          perDay: megabytes('FILES_PER_DAY_MB', env.FILES_PER_DAY_MB, defaultFileLimits.perDay),
          perAgent: megabytes('FILES_PER_AGENT_MB', env.FILES_PER_AGENT_MB, defaultFileLimits.perAgent),
          perAddress: megabytes(
            'FILES_PER_ADDRESS_MB',
            env.FILES_PER_ADDRESS_MB,
            defaultFileLimits.perAddress,
          ),
          perWorkspace: megabytes(
            'FILES_PER_WORKSPACE_MB',
            env.FILES_PER_WORKSPACE_MB,
            defaultFileLimits.perWorkspace,
          ),
          reserve: megabytes('FILES_RESERVE_MB', env.FILES_RESERVE_MB, defaultFileLimits.reserve, 0),
        },
      },
      publicUrl: publicUrl(env.PUBLIC_URL),
      trustProxy: flag('TRUST_PROXY', env.TRUST_PROXY),
      logLevel: level(env.LOG_LEVEL || 'error'),
      json: values.json ?? false,
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}

/** An empty address would mean every one: from a variable that is not set, say. */
function notEmpty(name: string, text: string): string {
  if (text.trim()) return text;
  throw new ConfigError(`${name} must not be empty.`);
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new ConfigError(`PORT (--port) must be a number from 0 to 65535, not “${text}”.`);
}

const pathOf = (url: string): string => resolve(url.slice(5).replace(/^\/\/(?=\/)/, ''));

function database(url: string | undefined, token: string | undefined, data: string): Config['database'] {
  if (!url) return resolve(data, 'vestka.db');
  if (url.startsWith('file:') && url.length > 5) return pathOf(url);
  const server = URL.canParse(url) ? new URL(url) : undefined;
  if (!server?.host || !/^(https?|libsql):$/.test(server.protocol))
    throw new ConfigError('DATABASE_URL must begin with file:, http://, https:// or libsql://.');
  if (server.username || server.password || server.searchParams.has('authToken'))
    throw new ConfigError('DATABASE_URL must not hold a secret: the token belongs into DATABASE_AUTH_TOKEN.');
  return { url, authToken: token || undefined };
}

/** Files come in piece by piece in the data folder, also when they are kept in a bucket. */
function filesAt(url: string | undefined, data: string): Pick<FilesAt, 'folder' | 'bucket'> {
  const folder = resolve(data, 'files');
  if (!url) return { folder };
  if (url.startsWith('file:') && url.length > 5) return { folder: pathOf(url) };
  return { folder, bucket: bucket(url) };
}

/** `s3://KEY:SECRET@host/bucket?region=…`; over plain http on this machine, or where `s3+http:` says so. */
function bucket(url: string): Bucket {
  const given = URL.canParse(url) ? new URL(url) : undefined;
  const plain = given?.protocol === 's3+http:';
  if (!given || (given.protocol !== 's3:' && !plain))
    throw new ConfigError('FILES_URL must begin with file:, s3:// or s3+http://.');
  const { username, password, hostname, host, pathname, searchParams } = given;
  const [, name = '', ...more] = pathname.split('/');
  if (!username || !password || !host || !name || more.some(Boolean))
    throw new ConfigError('FILES_URL must name key, secret, host and bucket: s3://KEY:SECRET@host/bucket.');
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return {
    url: `${plain || isHere ? 'http' : 'https'}://${host}/${name}`,
    region: searchParams.get('region') || 'us-east-1',
    accessKeyId: decoded(username),
    secretAccessKey: decoded(password),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ConfigError('FILES_URL: what is no letter or digit in key and secret must be percent-encoded.');
  }
}

const MEGABYTE = 1024 * 1024;

function megabytes(name: string, text: string | undefined, unless: number, least = 1): number {
  if (!text) return unless;
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text) * MEGABYTE;
  throw new ConfigError(`${name} must be a whole number of megabytes, not “${text}”.`);
}

function publicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new ConfigError('PUBLIC_URL must be an http or https address.');
}

function flag(name: string, text: string | undefined): boolean {
  if (!text || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new ConfigError(`${name} must be 1 or 0.`);
}

function level(text: string): Config['logLevel'] {
  const found = LEVELS.find((one) => one === text);
  if (found) return found;
  throw new ConfigError(`LOG_LEVEL must be one of ${LEVELS.join(', ')}.`);
}
