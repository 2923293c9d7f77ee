/** A rectangle in the picture's own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is done to a picture. None of it touches the picture before it is painted out. */
export interface Edits {
  readonly covers: readonly Area[];
  readonly crop: Area | null;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which area: a black-out by its number, or the crop. */
export type Which = number | 'crop';

export const NOTHING: Edits = { covers: [], crop: null };

/** An area is never smaller than this, so that it can be seen and taken hold of. */
const SMALLEST = 8;

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(value)));

/** Within the picture, in whole pixels. */
export const within = ({ width, height }: Size, area: Area): Area => {
  const w = between(area.width, SMALLEST, width);
  const h = between(area.height, SMALLEST, height);
  return { x: between(area.x, 0, width - w), y: between(area.y, 0, height - h), width: w, height: h };
};

/** What is drawn from one point to another, whichever way. */
export const spanned = (size: Size, from: { x: number; y: number }, to: { x: number; y: number }): Area => {
  const x = between(Math.min(from.x, to.x), 0, size.width);
  const y = between(Math.min(from.y, to.y), 0, size.height);
  return within(size, {
    x,
    y,
    width: between(Math.max(from.x, to.x), 0, size.width) - x,
    height: between(Math.max(from.y, to.y), 0, size.height) - y,
  });
};

export const areaOf = ({ covers, crop }: Edits, which: Which | null): Area | null =>
  which === 'crop' ? crop : which === null ? null : (covers[which] ?? null);

export const put = (edits: Edits, which: Which, area: Area): Edits =>
  which === 'crop'
    ? { ...edits, crop: area }
    : { ...edits, covers: Object.assign([...edits.covers], { [which]: area }) };

export const without = (edits: Edits, which: Which): Edits =>
  which === 'crop'
    ? { ...edits, crop: null }
    : { ...edits, covers: edits.covers.filter((_, at) => at !== which) };

/** In the middle: where an area begins that is made by keyboard. */
export const middle = ({ width, height }: Size, which: Which): Area => {
  const part = which === 'crop' ? 0.8 : 0.3;
  return within(
    { width, height },
    {
      x: (width * (1 - part)) / 2,
      y: (height * (1 - part)) / 2,
      width: width * part,
      height: height * part,
    },
  );
};

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does to an area: arrows move it, with Shift they resize it. Null: nothing. */
export const nudged = (size: Size, area: Area, key: string, isResize: boolean): Area | null => {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const step = Math.max(1, Math.round(Math.max(size.width, size.height) / 100));
  const [dx, dy] = [arrow[0] * step, arrow[1] * step];
  if (!isResize) return within(size, { ...area, x: area.x + dx, y: area.y + dy });
  return within(size, {
    ...area,
    width: Math.min(area.width + dx, size.width - area.x),
    height: Math.min(area.height + dy, size.height - area.y),
  });
};

/** What is under a point: the corner by which an area is resized, or an area. The last one drawn is on top. */
export const hit = (
  edits: Edits,
  { x, y }: { x: number; y: number },
  reach: number,
): { which: Which; isCorner: boolean } | null => {
  const all: Which[] = [...edits.covers.keys()].reverse();
  if (edits.crop) all.push('crop');
  for (const which of all) {
    const area = areaOf(edits, which) as Area;
    const right = area.x + area.width;
    const bottom = area.y + area.height;
    if (Math.abs(x - right) <= reach && Math.abs(y - bottom) <= reach) return { which, isCorner: true };
    // Within the crop new areas are drawn: it is moved by its edge.
    const isOnEdge =
      Math.min(Math.abs(x - area.x), Math.abs(x - right), Math.abs(y - area.y), Math.abs(y - bottom)) <=
      reach;
    const isIn = x >= area.x && x <= right && y >= area.y && y <= bottom;
    if (isIn && (which !== 'crop' || isOnEdge)) return { which, isCorner: false };
  }
  return null;
};
