import { expect, test } from 'vitest';
import { isPicture } from './pictures.ts';

test('only pictures that cannot do anything are shown as pictures', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
    expect(isPicture(type), type).toBe(true);
  for (const type of [
    'image/svg+xml',
    'image/heic',
    'text/html',
    'application/pdf',
    '',
    'ximage/png',
    'image/pngx',
  ])
    expect(isPicture(type), type).toBe(false);
});
