import { expect, type Locator } from '@playwright/test';
import { tabTo } from './keys.ts';

/** How a person works a page: with a finger, or with the keyboard alone. */
export interface Hand {
  press(target: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  /** One of a row of radio buttons. */
  pick(radio: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  /** @param option its name as shown */
  select(list: Locator, option: string): Promise<void>;
  /** @param day such as `2026-04-04`: of the same month and day, whose order is the browser's own */
  date(field: Locator, day: string): Promise<void>;
  /** Gives files to a field, by the browser's own dialog. */
  files(target: Locator, files: Parameters<Locator['setInputFiles']>[0]): Promise<void>;
}

/** What a finger needs to find a thing, in pixels. */
const FINGER = 44;

/** How many pixels from top to bottom lead to it, through its middle; what lies beyond the screen counts. */
const heightOf = (surface: Element, most: number): number => {
  const { left, top, width, height } = surface.getBoundingClientRect();
  const root = surface.getRootNode() as Document | ShadowRoot;
  const leads = (y: number) => {
    const hit = root.elementFromPoint(left + width / 2, y);
    return y < 0 || y > innerHeight || surface.contains(hit);
  };
  let reach = 0;
  for (const way of [-1, 1]) {
    for (let step = 0.5; step < most / 2 && leads(top + height / 2 + way * step); step++) reach++;
  }
  return reach;
};

/** What is tapped: for a field that lies hidden in its label, the label. */
async function surfaceOf(target: Locator): Promise<Locator> {
  const label = target.locator('xpath=ancestor::label[1]');
  return (await label.count()) > 0 ? label : target;
}

/** By touch: nothing is hovered, nothing is too small. */
export const finger = (): Hand => {
  const tap = async (target: Locator) => {
    await expect(target).toBeAttached();
    const surface = await surfaceOf(target);
    await surface.scrollIntoViewIfNeeded();
    // One less: pixels do not fall on whole numbers.
    expect
      .soft(await surface.evaluate(heightOf, FINGER), `height of ${target}`)
      .toBeGreaterThanOrEqual(FINGER - 1);
    await surface.tap();
  };
  return {
    press: tap,
    async write(field, words) {
      await field.tap();
      await field.fill(words);
    },
    async pick(radio) {
      await tap(radio);
      await expect(radio).toBeChecked();
    },
    async tick(box) {
      await tap(box);
      await expect(box).toBeChecked();
    },
    // The list that opens is the phone's own.
    async select(list, option) {
      await list.selectOption({ label: option });
    },
    async date(field, day) {
      await field.fill(day);
    },
    async files(target, files) {
      const chooser = target.page().waitForEvent('filechooser');
      await tap(target);
      await (await chooser).setFiles(files as never);
    },
  };
};

const isInGroup = (radio: Element): boolean => {
  const { activeElement } = radio.getRootNode() as Document | ShadowRoot;
  return (
    activeElement instanceof HTMLInputElement &&
    activeElement.type === 'radio' &&
    activeElement.name === (radio as HTMLInputElement).name
  );
};

/** Without a mouse: Tab, Enter, Space, arrows and letters. */
export const keys: Hand = {
  async press(target) {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  async write(field, words) {
    await tabTo(field);
    const { keyboard } = field.page();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(words);
  },
  async pick(radio) {
    const { keyboard } = radio.page();
    await expect(radio).toBeVisible();
    for (let presses = 0; !(await radio.evaluate(isInGroup)); presses++) {
      if (presses > 60) throw new Error(`60 presses of Tab do not lead to the group of ${radio}.`);
      await keyboard.press('Tab');
    }
    await keyboard.press('Space');
    for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses++) {
      await keyboard.press('ArrowDown');
    }
    await expect(radio).toBeChecked();
    await expect(radio).toBeFocused();
  },
  async tick(box) {
    await tabTo(box);
    await box.page().keyboard.press('Space');
    await expect(box).toBeChecked();
  },
  async select(list, option) {
    await tabTo(list);
    await list.page().keyboard.type(option);
    await expect(list.getByRole('option', { name: option, exact: true })).toHaveJSProperty('selected', true);
  },
  async date(field, day) {
    await tabTo(field);
    await field.page().keyboard.type(`${day.slice(5)}${day.slice(0, 4)}`.replaceAll('-', ''));
    await expect(field).toHaveValue(day);
  },
  async files(target, files) {
    // Heard of only after a moment, which is before the key if this comes first.
    const chooser = target.page().waitForEvent('filechooser');
    await tabTo(target);
    await target.page().keyboard.press('Enter');
    await (await chooser).setFiles(files as never);
  },
};
