// npm run screenshots [-- FOLDER]: pictures of every view, into ./screenshots or the folder given. The real server,
// the built widget and desk (run `npm run build` first), and a clock that stands: equal code gives equal pictures.
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { deskTurns } from '../e2e/screens/desk.ts';
import { kept } from '../e2e/screens/kept.ts';
import { story } from '../e2e/screens/scenes.ts';
import { type Look, Shoot } from '../e2e/screens/shoot.ts';
import { turns } from '../e2e/screens/turns.ts';
import { en, ru } from '../e2e/screens/words.ts';
import { browserArgs, browserPath } from './ensure-browser.ts';

const phone = { viewport: { width: 390, height: 844 }, scale: 2 };
const desktop = { viewport: { width: 1440, height: 900 }, scale: 1 };
const looks: readonly Look[] = [
  { name: 'phone-light-en', words: en, theme: 'light', ...phone },
  { name: 'desktop-dark-ru', words: ru, theme: 'dark', ...desktop },
  { name: 'desktop-light-en', words: en, theme: 'light', ...desktop },
];

const folder = resolve(process.argv[2] ?? 'screenshots');
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
try {
  for (const look of looks) {
    await Shoot.run(browser, look, folder, async (shoot) => {
      await story(shoot);
      await turns(shoot);
      await deskTurns(shoot);
      await kept(shoot);
    });
  }
} finally {
  await browser.close();
}
