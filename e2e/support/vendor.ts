import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The page of someone who sells something, on an origin of its own. */
export interface Vendor {
  readonly url: string;
  close(): Promise<void>;
}

export interface Page {
  html: string;
  headers?: Record<string, string>;
}

/** Serves pages by path, on any free port. */
export function startVendor(pages: Record<string, Page>): Promise<Vendor> {
  return serve((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://unused').pathname];
    const headers = { 'content-type': 'text/html; charset=utf-8', ...page?.headers };
    response.writeHead(page ? 200 : 404, headers).end(page?.html);
  });
}

export async function serve(listener: RequestListener): Promise<Vendor> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    // Another name than the server's 127.0.0.1: another origin, and another site too.
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Shop {
  /** Where the widget's server is, and its key. */
  url: string;
  key: string;
  /** More attributes of the script tag. */
  attributes?: string;
  /** More of the page's head, before the script tag. */
  head?: string;
  lang?: string;
  title?: string;
  words?: string;
}

export const scriptTag = ({ url, key, attributes = '' }: Shop): string =>
  `<script src="${url}/vestka.js" data-key="${key}" ${attributes} async></script>`;

/** A plain page with the script tag, as the documentation shows it. */
export const shopPage = (shop: Shop): string => `<!doctype html>
<html lang="${shop.lang ?? 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${shop.title ?? 'Northwind Shop'}</title>
    ${shop.head ?? ''}
    ${scriptTag(shop)}
  </head>
  <body>
    <main>
      <h1>${shop.title ?? 'Northwind Shop'}</h1>
      <p>${shop.words ?? 'Orders of today, and a button to pay.'}</p>
      <button type="button" id="pay">Pay</button>
    </main>
  </body>
</html>
`;
