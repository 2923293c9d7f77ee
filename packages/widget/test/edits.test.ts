import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Area,
  areaOf,
  hit,
  middle,
  NOTHING,
  nudged,
  put,
  spanned,
  within,
  without,
} from '../src/panel/screenshot/edits.ts';

const size = { width: 1000, height: 600 };
const area: Area = { x: 100, y: 50, width: 200, height: 100 };

const sizes = fc.record({
  width: fc.integer({ min: 8, max: 8000 }),
  height: fc.integer({ min: 8, max: 8000 }),
});
const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const points = fc.record({ x: number, y: number });

test('whatever is drawn, moved or resized, an area lies within the picture, in whole pixels', () => {
  const isInside = (picture: typeof size, { x, y, width, height }: Area) => {
    for (const value of [x, y, width, height]) expect(Number.isInteger(value)).toBe(true);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(8);
    expect(x + width).toBeLessThanOrEqual(picture.width);
    expect(y + height).toBeLessThanOrEqual(picture.height);
  };
  const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
  fc.assert(
    fc.property(
      sizes,
      points,
      points,
      fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 30 }),
      (picture, from, to, pressed) => {
        let drawn = spanned(picture, from, to);
        isInside(picture, drawn);
        isInside(picture, within(picture, { ...from, width: to.x, height: to.y }));
        for (const [key, isResize] of pressed) {
          drawn = nudged(picture, drawn, key, isResize) as Area;
          isInside(picture, drawn);
        }
      },
    ),
  );
});

test('what is drawn is the same from whichever corner', () => {
  const drawn = { x: 10, y: 20, width: 100, height: 60 };
  expect(spanned(size, { x: 10, y: 20 }, { x: 110, y: 80 })).toEqual(drawn);
  expect(spanned(size, { x: 110, y: 20 }, { x: 10, y: 80 })).toEqual(drawn);
});

test('arrows move by a hundredth of the picture, with Shift they resize; other keys mean nothing', () => {
  expect(nudged(size, area, 'ArrowRight', false)).toEqual({ ...area, x: 110 });
  expect(nudged(size, area, 'ArrowUp', false)).toEqual({ ...area, y: 40 });
  expect(nudged(size, area, 'ArrowLeft', true)).toEqual({ ...area, width: 190 });
  expect(nudged(size, area, 'ArrowDown', true)).toEqual({ ...area, height: 110 });
  expect(nudged(size, area, 'a', false)).toBeNull();
});

test('the area that was drawn last is on top, and the inside of the crop is free to draw in', () => {
  const crop = { x: 0, y: 0, width: 900, height: 500 };
  const edits = put(put(put(NOTHING, 'crop', crop), 0, area), 1, { ...area, x: 200 });
  expect(hit(edits, { x: 250, y: 100 }, 10)).toEqual({ which: 1, isCorner: false });
  expect(hit(edits, { x: 120, y: 100 }, 10)).toEqual({ which: 0, isCorner: false });
  expect(hit(edits, { x: 402, y: 148 }, 10)).toEqual({ which: 1, isCorner: true });
  expect(hit(edits, { x: 700, y: 400 }, 10)).toBeNull();
  expect(hit(edits, { x: 895, y: 300 }, 10)).toEqual({ which: 'crop', isCorner: false });
  const left = without(edits, 0);
  expect(left.covers).toEqual([{ ...area, x: 200 }]);
  expect(areaOf(left, 1)).toBeNull();
  expect(without(left, 'crop').crop).toBeNull();
});

test('without a pointer an area begins in the middle', () => {
  expect(middle(size, 0)).toEqual({ x: 350, y: 210, width: 300, height: 180 });
  expect(middle(size, 'crop')).toEqual({ x: 100, y: 60, width: 800, height: 480 });
});
