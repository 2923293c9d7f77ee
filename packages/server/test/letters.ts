import { Window } from 'happy-dom';
import { call, openCustomer } from './house.ts';
import { openShop } from './shop.ts';

/** One shop and its customer, for all tests of a file that reads the server's own pages. */
export async function openLetters() {
  const { house, A: shop } = await openShop('Northwind Shop');
  return { house, shop, customer: await openCustomer(house, shop) };
}

/** What a browser gets at this address. */
export const look = (url: string, headers: Record<string, string> = {}) =>
  call<string>(url, 'GET', '', { headers });

/** A page as a reader has it; nothing in it may run. */
export function read(html: string) {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
  document.write(html);
  return document;
}
