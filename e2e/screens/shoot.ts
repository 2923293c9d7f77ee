import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { serve } from '../support/vendor.ts';
import { anna, marta, startVestka, type Vestka } from '../support/vestka.ts';
import { shopOf } from './shop.ts';
import { Team } from './team.ts';
import type { Words } from './words.ts';

export interface Look {
  readonly name: string;
  readonly words: Words;
  readonly theme: 'light' | 'dark';
  readonly viewport: { width: number; height: number };
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
}

/** Minutes from the first word of the story. */
const MINUTE = 60_000;
const START = Date.parse('2026-03-12T12:20:00Z');

/** One set of pictures: the same story, driven through the real parts by a clock that stands. */
export class Shoot {
  readonly look: Look;
  readonly vestka: Vestka;
  readonly team: Team;
  readonly #folder: string;
  readonly #context: BrowserContext;
  readonly #shop: string;
  #count = 0;

  private constructor(look: Look, vestka: Vestka, folder: string, context: BrowserContext, shop: string) {
    this.look = look;
    this.vestka = vestka;
    this.team = new Team(vestka);
    this.#folder = folder;
    this.#context = context;
    this.#shop = shop;
  }

  /** Opens server, shop and browser for a set, gives them to `work`, and closes them. */
  static async run(browser: Browser, look: Look, folder: string, work: (shoot: Shoot) => Promise<void>) {
    const { words, theme, viewport, scale } = look;
    const vestka = await startVestka({
      at: START - 20 * MINUTE,
      shop: words.shop,
      zone: words.zone,
      agents: [
        { ...anna, name: words.agent, level: 'L2' },
        { ...marta, name: words.lead, role: 'lead' },
      ],
    });
    const shop = await serve((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(shopOf(words, vestka, theme));
    });
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: scale,
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: words.locale,
      timezoneId: words.zone,
      hasTouch: viewport.width < 500,
    });
    await mkdir(join(folder, look.name), { recursive: true });
    const shoot = new Shoot(look, vestka, join(folder, look.name), context, shop.url);
    try {
      await work(shoot);
    } finally {
      shoot.team.client.close();
      await context.close();
      await shop.close();
      await vestka.close();
    }
  }

  /** A new page, on the shop or at the desk, at the story's time. */
  async page(where: 'shop' | 'desk'): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(where === 'shop' ? this.#shop : `${this.vestka.url}/admin/`);
    return page;
  }

  /** Moves every clock to so many minutes after the first word; pages show it when they are loaded again. */
  async at(minutes: number, ...pages: Page[]): Promise<void> {
    const time = START + minutes * MINUTE;
    await this.#context.clock.setFixedTime(time);
    await this.vestka.clock?.moveTo(time);
    for (const page of pages) await page.reload();
  }

  /** One picture of the page as it stands. `corner`: only the launcher and what is around it. */
  async take(page: Page, name: string, corner?: 'corner'): Promise<void> {
    this.#count += 1;
    const path = join(this.#folder, `${String(this.#count).padStart(2, '0')}-${name}.png`);
    await page.evaluate(() => document.fonts.ready);
    const { width, height } = this.look.viewport;
    const clip = {
      x: width - Math.min(width, 360),
      y: height - 130,
      width: Math.min(width, 360),
      height: 130,
    };
    await page.screenshot({ path, caret: 'hide', animations: 'disabled', ...(corner ? { clip } : {}) });
    console.log(path);
  }

  get isPhone(): boolean {
    return this.look.viewport.width < 500;
  }
}

/** Waits for words on the page, wherever they stand. */
export const appears = (page: Page, words: string) => expect(page.getByText(words).last()).toBeVisible();
