import type { Words } from './words.ts';

/** The vendor's own page behind the widget: a list of orders, in the vendor's own manner. */
export function shopOf(
  words: Words,
  { url, key }: { url: string; key: string },
  theme: 'light' | 'dark',
): string {
  const { title, hint, head, rows } = words.page;
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  return `<!doctype html>
<html lang="${words.lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${words.shop}</title>
    <style>
      :root { color-scheme: ${theme}; --ink: light-dark(#26221c, #ece7df); --soft: light-dark(#6e675c, #a49c8f);
        --line: light-dark(#e6dfd3, #3a352d); --paper: light-dark(#fbf8f2, #1b1916); --card: light-dark(#fff, #232019) }
      body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Noto Sans", system-ui, sans-serif }
      header { padding: 18px 32px; border-bottom: 1px solid var(--line); font-weight: 700; letter-spacing: .02em }
      main { padding: 32px; max-width: 860px }
      h1 { margin: 0; font-size: 28px }
      p { margin: 4px 0 24px; color: var(--soft) }
      .card { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--card) }
      table { width: 100%; border-collapse: collapse; white-space: nowrap }
      th, td { padding: 12px 18px; text-align: start } tr + tr td, tbody td { border-top: 1px solid var(--line) }
      th { color: var(--soft); font-size: 13px; font-weight: 600 } td:nth-child(4) { font-variant-numeric: tabular-nums }
    </style>
    <script src="${url}/vestka.js" data-key="${key}" data-theme="${theme}" async></script>
  </head>
  <body>
    <header>${words.shop}</header>
    <main>
      <h1>${title}</h1>
      <p>${hint}</p>
      <div class="card"><table>
        <thead><tr>${cells('th', head)}</tr></thead>
        <tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody>
      </table></div>
    </main>
  </body>
</html>`;
}
