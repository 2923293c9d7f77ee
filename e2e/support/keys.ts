import { expect, type Locator } from '@playwright/test';

const isFocused = (element: Element): boolean =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;

const MOST = 60;

/** Presses Tab until that element has the focus, as a person without a mouse does. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const { keyboard } = target.page();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < MOST; presses++) {
    if (await target.evaluate(isFocused)) return;
    await keyboard.press(key);
  }
  throw new Error(`${MOST} presses of ${key} do not lead to ${target}.`);
}
