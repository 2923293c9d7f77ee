import { expect, type Locator, type Page } from '@playwright/test';
import { anna } from './vestka.ts';

interface Word {
  status?: string;
  now?: string;
  /** A pick, such as `In 1 h`. */
  nextWord?: string;
  message?: string;
}

interface Report {
  outcome: string;
  cause: string;
  done: string;
  again: string;
  prevention?: string;
  technical?: string;
}

/** What an agent sees and does. */
export class Desk {
  readonly page: Page;
  readonly queue: Locator;
  /** The middle column. */
  readonly request: Locator;
  readonly timeline: Locator;
  /** “Not connected. …” */
  readonly banner: Locator;

  constructor(page: Page) {
    this.page = page;
    this.queue = page.getByRole('region', { name: 'Queue' });
    this.request = page.locator('#request');
    this.timeline = page.getByRole('list', { name: 'Timeline' });
    this.banner = page.getByRole('paragraph').filter({ hasText: /^Not connected\./ });
  }

  async logIn(url: string, who: { email: string; password: string } = anna): Promise<void> {
    await this.page.goto(`${url}/admin/`);
    await this.page.getByLabel('E-mail').fill(who.email);
    await this.page.getByLabel('Password').fill(who.password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await expect(this.queue).toBeVisible();
  }

  /** As `logIn`, without the form: the browser is given the session that the form would have got. */
  async enter(url: string, { email, password } = anna): Promise<void> {
    const answer = await this.page.request.post(`${url}/v1/agent/sessions`, {
      data: { email, password },
      headers: { origin: url },
    });
    expect(answer.status()).toBe(201);
    await this.page.goto(`${url}/admin/`);
    await expect(this.queue).toBeVisible();
  }

  scope(name: string): Locator {
    return this.queue.getByRole('tab', { name });
  }

  row(words: string | RegExp): Locator {
    return this.queue.getByRole('link', { name: words });
  }

  /** The search field above the queue. */
  get search(): Locator {
    return this.page.getByRole('searchbox', { name: /^Search:/ });
  }

  /** Of the menu under “Assign…”. */
  async assign(to: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Assign' }).click();
    await this.page.getByRole('menuitem', { name: to }).click();
  }

  form(name: string | RegExp): Locator {
    return this.page.getByRole('form', { name });
  }

  /** Opens a request from the queue of that scope. */
  async open(words: string | RegExp, scope = 'All'): Promise<void> {
    await this.scope(scope).click();
    await this.row(words).click();
    await expect(this.timeline).toBeVisible();
  }

  async fillWord({ status, now, nextWord = 'In 1 h', message }: Word): Promise<Locator> {
    const name = /^Tell (the customer|all who follow)$/;
    await this.page.getByRole('tab', { name }).click();
    const form = this.form(name);
    if (status) await form.getByRole('radio', { name: status }).check({ force: true });
    if (now) await form.getByRole('textbox', { name: 'Right now' }).fill(now);
    await form.getByRole('radio', { name: nextWord }).check({ force: true });
    if (message) await form.getByRole('textbox', { name: 'Message' }).fill(message);
    return form;
  }

  async tell(word: Word): Promise<void> {
    const form = await this.fillWord(word);
    await form.getByRole('button', { name: 'Tell the customer' }).click();
    if (word.message) await expect(this.timeline).toContainText(word.message);
  }

  async note(words: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Note for the team' }).click();
    const form = this.form('Note for the team');
    await form.getByRole('textbox', { name: 'Note' }).fill(words);
    await form.getByRole('button', { name: 'Add note' }).click();
    await expect(this.timeline).toContainText(words);
  }

  async fillReport({ outcome, cause, done, again, prevention, technical }: Report): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'Resolve…' }).click();
    const form = this.form('Resolution report');
    const field = (name: string) => form.getByRole('textbox', { name });
    await form.getByRole('radio', { name: outcome, exact: true }).check({ force: true });
    await field('What caused it').fill(cause);
    await field('What was done').fill(done);
    await form.getByRole('radio', { name: again, exact: true }).check({ force: true });
    if (prevention) await field('How to avoid it').fill(prevention);
    if (technical) await field('Technical details').fill(technical);
    return form;
  }

  async publish(report: Report): Promise<Locator> {
    const form = await this.fillReport(report);
    await form.getByRole('button', { name: 'Publish report' }).click();
    return form;
  }
}
