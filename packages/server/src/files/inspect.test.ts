import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as some from '../../test/some-files.ts';
import { inspect, TypeRefused } from './inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
afterAll(() => rmSync(folder, { recursive: true }));

function look(content: Buffer | string, name = 'file') {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return inspect(path, name);
}

test.each<[string, Buffer, object]>([
  ['png', some.png(), { type: 'image/png', width: 3, height: 2 }],
  ['gif', some.gif(), { type: 'image/gif', width: 5, height: 4 }],
  ['jpeg', some.jpeg(), { type: 'image/jpeg', width: 7, height: 6 }],
  ['webp', some.webp(), { type: 'image/webp', width: 9, height: 8 }],
  ['heic', some.heic(), { type: 'image/heic', width: 4032, height: 3024 }],
  ['avif', some.avif(), { type: 'image/avif', width: 640, height: 480 }],
  ['pdf', some.pdf(), { type: 'application/pdf' }],
  ['zip', some.zip(), { type: 'application/zip' }],
  ['gzip', some.gzip(), { type: 'application/gzip' }],
  ['a log with tags in it', some.log(), { type: 'text/plain' }],
  ['a long log', some.log(60_000), { type: 'text/plain' }],
  ['UTF-16', some.utf16(), { type: 'text/plain' }],
  ['noise', some.noise(5000), { type: 'application/octet-stream' }],
  ['text with NUL', Buffer.from('a\0b'), { type: 'application/octet-stream' }],
  ['a program', Buffer.concat([Buffer.from('MZ'), some.noise(2000)]), { type: 'application/octet-stream' }],
  ['a lone <', Buffer.from('<'), { type: 'text/plain' }],
  ['syslog', Buffer.from('<14>Oct 11 22:14:15 till su: failed'), { type: 'text/plain' }],
  [
    'settings',
    Buffer.from('<?xml version="1.0"?>\n<till><title>Front</title><on>1</on></till>'),
    { type: 'text/plain' },
  ],
])('%s is known by its content, whatever its name', async (_, content, found) => {
  expect(await look(content)).toEqual(found);
  expect(await look(content, 'report.pdf')).toEqual(found);
});

const script = '<script>alert(1)</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

test.each<[string, Buffer | string]>([
  ['a page', `<!DOCTYPE html><title>x</title>${script}`],
  ['a page without a beginning', `  \n\t<BODY onload=alert(1)>`],
  ['a page behind a byte order mark', `\ufeff<html>`],
  ['a page behind a comment', `<!-- ${'x'.repeat(70_000)} -->\n${script}`],
  ['a page in UTF-16', Buffer.from(`\ufeff<html>${script}`, 'utf16le')],
  ['a page behind NULs', `\0\0<html>`],
  ['a paragraph', '<p onclick=alert(1)>x'],
  ['a drawing', svg],
  ['a declared drawing', `<?xml version="1.0"?>${svg}`],
  ['a drawing under a prefix', `<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg"/>`],
  ['XML with a script', `<?xml version="1.0"?><a><x:script xmlns:x="http://www.w3.org/1999/xhtml"/></a>`],
  ['XML with entities', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "&#60;script&#62;">]><a>&x;</a>`],
  ['XML with a style sheet', `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>`],
  ['a script far inside', `<?xml version="1.0"?><a>${'x'.repeat(3_000_000)}${script}</a>`],
  ['a page that is a PDF further on', Buffer.concat([Buffer.from(`<html>${script}`), some.pdf()])],
  ['a page of bytes', Buffer.concat([Buffer.from(`<html>${script}`), some.noise(3000)])],
])('%s is refused, whatever its name', async (_, content) => {
  for (const name of ['x.png', 'x.txt', 'x.html', 'x'])
    await expect(look(content, name), name).rejects.toThrow(TypeRefused);
});

test('a tag that is cut by the end of a piece is seen', async () => {
  for (let at = 65_520; at <= 65_540; at += 1) {
    const begin = '<?xml version="1.0"?><a>';
    await expect(look(begin + ' '.repeat(at - begin.length) + script)).rejects.toThrow(TypeRefused);
  }
});

test.each(['x.png', 'x.JPG', 'holiday.heic', 'x.gif '])('%s must be a picture', async (name) => {
  for (const content of [some.pdf(), some.zip(), some.log(), some.noise(500)])
    await expect(look(content, name)).rejects.toThrow('not the picture');
  expect(await look(some.png(), name)).toMatchObject({ type: 'image/png' });
});

test.each(['x.html', 'x.SVG', 'x.mhtml', 'x.xhtml', 'x.shtm', 'x.html\u200f', 'x.html.'])(
  'what opens as a page is refused: %s',
  async (name) => {
    await expect(look('Hello <b>world</b>', name)).rejects.toThrow(TypeRefused);
  },
);

test('a picture that hides a script is a picture and nothing else', async () => {
  const polyglot = some.gif(0x2f2a, 10, '*/=1;alert(1)');
  expect(await look(polyglot, 'x.js')).toMatchObject({ type: 'image/gif' });
});

test('a picture of too many pixels is refused, a broken one is bytes', async () => {
  const bomb = some.png(3, 2, { width: 50_000, height: 50_000 });
  await expect(look(bomb)).rejects.toThrow('million pixels');
  expect(await look(some.png().subarray(0, 12))).toEqual({ type: 'application/octet-stream' });
  expect(await look(some.jpeg().subarray(0, 3000), 'x.jpg')).toEqual({ type: 'application/octet-stream' });
});
