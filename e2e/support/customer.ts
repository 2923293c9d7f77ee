import { expect, type Locator, type Page } from '@playwright/test';

/** What a customer sees and does, by the names that a screen reader says. */
export class Customer {
  readonly page: Page;
  readonly launcher: Locator;
  readonly panel: Locator;
  /** “What happened so far” */
  readonly path: Locator;
  readonly facts: Locator;
  /** “Received as #1001. …” */
  readonly receipt: Locator;
  /** That there is no connection. */
  readonly cut: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launcher = page.locator('vestka-widget button[aria-haspopup="dialog"]');
    this.panel = page.getByRole('dialog', { name: 'Help' });
    this.path = this.panel.getByRole('list', { name: 'What happened so far' });
    this.facts = this.panel.getByRole('region', { name: 'Where it stands' });
    this.receipt = this.panel.getByRole('paragraph').filter({ hasText: /^Received as #\d+/ });
    this.cut = this.panel
      .getByRole('paragraph')
      .filter({ hasText: /^(You are offline|We cannot be reached)/ });
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
    await this.field('What happened?').fill(words);
    await this.button('Send request').click();
    await expect(this.receipt).toBeVisible();
    return /#\d+/.exec(await this.receipt.innerText())?.[0] ?? '';
  }

  async write(words: string): Promise<void> {
    await this.field('Write a message').fill(words);
    await this.button('Send').click();
  }
}
