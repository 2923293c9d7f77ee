// A Chromium for the end-to-end tests and the screenshots: an installed one, else Playwright's own, else
// installed now. Run as a script it makes sure of browser and fonts; imported, it says where the browser is.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** For every launch: headless, quiet, and without the services of a desktop browser. */
export const browserArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const find = (): string | undefined => {
  const wished = process.env.CHROME_PATH;
  if (wished) {
    if (!runs(wished)) throw new Error(`CHROME_PATH is ${wished}, and no program is there.`);
    return wished;
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].filter(Boolean);
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    runs,
  );
  if (installed) return installed;
  try {
    const own = chromium.executablePath();
    if (own && existsSync(own)) return own;
  } catch {
    // Playwright knows no build for this system.
  }
  return undefined;
};

/** Where the browser is; an error with one clear sentence if there is none. */
export const browserPath = (): string => {
  const path = find();
  if (!path) {
    throw new Error(
      'No Chrome or Chromium found: install one (on Debian "apt-get install chromium"), or set CHROME_PATH.',
    );
  }
  return path;
};

const hasFonts = (): boolean => {
  try {
    const covers = (language: string) =>
      execFileSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).trim() !== '';
    return covers('ru') && covers('ar');
  } catch {
    return false;
  }
};

const install = (): void => {
  const attempt = (command: string, args: string[], seconds: number): boolean => {
    console.log(`$ ${command} ${args.join(' ')}`);
    const done = spawnSync(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: seconds * 1000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (done.status === 0) return true;
    const words = `${done.error?.message ?? ''}\n${done.stderr ?? ''}`.trim().split('\n');
    console.log(`  did not work: ${words.slice(-3).join('\n  ')}`);
    return false;
  };
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  const wanted = [
    ...(find() ? [] : ['chromium', 'fontconfig']),
    ...(hasFonts() ? [] : ['fontconfig', 'fonts-noto-core']),
  ];
  if (!find() && !debian) attempt('npx', ['playwright', 'install', 'chromium'], 180);
  if (debian && wanted.length > 0) {
    attempt('apt-get', ['update'], 180);
    attempt('apt-get', ['install', '-y', '--no-install-recommends', ...new Set(wanted)], 600);
  }
  if (!find()) attempt('npx', ['playwright', 'install', 'chromium'], 60);
};

if (import.meta.main) {
  try {
    if (!find() || (process.platform === 'linux' && !hasFonts())) install();
    console.log(`browser: ${browserPath()}`);
    if (process.platform === 'linux' && !hasFonts()) {
      console.log('fonts: none for Cyrillic or Arabic, so screenshots of those languages show boxes.');
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
