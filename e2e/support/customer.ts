import { expect, type Locator, type Page } from '@playwright/test';
import { english, type Says } from './says.ts';

/** What a customer sees and does, by the names that a screen reader says. */
export class Customer {
  readonly page: Page;
  readonly says: Says;
  readonly launcher: Locator;
  readonly panel: Locator;
  /** “What happened so far” */
  readonly path: Locator;
  readonly facts: Locator;
  /** “Received as #1001. …” */
  readonly receipt: Locator;
  /** That there is no connection. */
  readonly cut: Locator;

  constructor(page: Page, says = english) {
    this.page = page;
    this.says = says;
    this.launcher = page.locator('vestka-widget button[aria-haspopup="dialog"]');
    this.panel = page.getByRole('dialog', { name: says.help });
    this.path = this.panel.getByRole('list', { name: says.path });
    this.facts = this.panel.getByRole('region', { name: says.facts });
    this.receipt = this.panel.getByRole('paragraph').filter({ hasText: says.receipt });
    this.cut = this.panel.getByRole('paragraph').filter({ hasText: says.cut });
  }

  /** The fact under a label such as “Status”. */
  fact(label: string): Locator {
    return this.facts.locator(`dt:text-is("${label}") + dd`);
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.panel.getByRole('textbox', { name });
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.panel).toBeVisible();
  }

  /** Opens the panel, describes the problem and sends it. @returns the number */
  async ask(words: string): Promise<string> {
    await this.open();
    await this.field(this.says.what).fill(words);
    await this.button(this.says.sendRequest).click();
    await expect(this.receipt).toBeVisible();
    return /#\d+/.exec(await this.receipt.innerText())?.[0] ?? '';
  }

  async write(words: string): Promise<void> {
    await this.field(this.says.write).fill(words);
    await this.button(this.says.send).click();
  }
}
