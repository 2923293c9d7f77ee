import { render } from 'preact';
import { type Page, pageOf, settle } from '../page.tsx';
import type { PagesFake } from './fake.ts';
import { type PageName, Scene } from './scene.tsx';

let shown = 0;

/** One of the lead's pages in a test. */
export async function showPage(client: PagesFake, page: PageName): Promise<Page> {
  render(null, document.body);
  document.body.replaceChildren();
  shown += 1;
  render(<Scene key={shown} client={client} page={page} />, document.body);
  await settle();
  return pageOf();
}

/** What was asked of the client by that name, the last time. */
export const lastCall = (client: PagesFake, name: string): unknown[] | undefined =>
  client.calls.findLast(([called]) => called === name);

export const timesCalled = (client: PagesFake, name: string): number =>
  client.calls.filter(([called]) => called === name).length;
