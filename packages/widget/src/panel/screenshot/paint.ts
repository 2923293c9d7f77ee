import type { Area, Edits, Size } from './edits.ts';

export type Picture = Size & CanvasImageSource;

/** The most that a phone's browser paints on one canvas. */
const MOST_PIXELS = 16e6;
/** What a picture may weigh as an attachment. */
const MOST_BYTES = 5e6;

const canvasOf = ({ width, height }: Size): [HTMLCanvasElement, CanvasRenderingContext2D] => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return [canvas, canvas.getContext('2d') as CanvasRenderingContext2D];
};

/** Reads a picture, made smaller if it is too large to be painted. @throws when the browser cannot read it */
export const read = async (source: Blob | HTMLVideoElement): Promise<Picture> => {
  const image = await createImageBitmap(source);
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
  if (scale === 1) return image;
  const [canvas, context] = canvasOf({ width: image.width * scale, height: image.height * scale });
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas;
};

/** The picture with what is covered really black and what is cropped gone; nothing else of the file is left. */
export const paintOut = (picture: Picture, { covers, crop }: Edits): HTMLCanvasElement => {
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: picture.width, height: picture.height };
  const [canvas, context] = canvasOf({ width, height });
  context.drawImage(picture, -x, -y);
  context.fillStyle = '#000';
  for (const area of covers) context.fillRect(area.x - x, area.y - y, area.width, area.height);
  return canvas;
};

/** As a file: without loss where that is small enough, else as a photo, else smaller. */
export const toFile = async (painted: HTMLCanvasElement, name: string): Promise<File> => {
  let canvas = painted;
  for (let type = 'image/png', quality = 1; ; quality -= 0.1) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
    if (!blob) throw new Error('The picture could not be made.');
    if (blob.size <= MOST_BYTES) {
      return new File([blob], `${name}.${type === 'image/png' ? 'png' : 'jpg'}`, { type });
    }
    if (type === 'image/png') {
      type = 'image/jpeg';
    } else if (quality < 0.7) {
      const [smaller, context] = canvasOf({ width: canvas.width * 0.7, height: canvas.height * 0.7 });
      context.drawImage(canvas, 0, 0, smaller.width, smaller.height);
      canvas = smaller;
      quality = 1;
    }
  }
};

/** The picture as it is edited: as large as it is shown, the rest dimmed, what is chosen outlined. */
export const paintView = (
  canvas: HTMLCanvasElement,
  picture: Picture,
  { covers, crop }: Edits,
  chosen: Area | null,
  accent: string,
): void => {
  const scale = viewScale(picture);
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(scale, scale);
  context.drawImage(picture, 0, 0);
  context.fillStyle = '#000';
  for (const { x, y, width, height } of covers) context.fillRect(x, y, width, height);
  if (crop) {
    context.fillStyle = '#000a';
    context.beginPath();
    context.rect(0, 0, picture.width, picture.height);
    context.rect(crop.x, crop.y, crop.width, crop.height);
    context.fill('evenodd');
    frame(context, crop, '#fff', scale);
  }
  if (chosen) frame(context, chosen, accent, scale, true);
};

const frame = (
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Area,
  colour: string,
  scale: number,
  hasCorner = false,
): void => {
  // Light beside dark: it is seen on black and on white.
  for (const [style, line] of [
    ['#fff', 5],
    [colour, 3],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = line / scale;
    context.strokeRect(x, y, width, height);
  }
  if (!hasCorner) return;
  const side = 16 / scale;
  context.fillStyle = colour;
  context.strokeStyle = '#fff';
  context.lineWidth = 2 / scale;
  context.fillRect(x + width - side / 2, y + height - side / 2, side, side);
  context.strokeRect(x + width - side / 2, y + height - side / 2, side, side);
};

/** Larger is not shown: it is painted anew with every move. */
const viewScale = ({ width, height }: Size): number => Math.min(1, 1600 / Math.max(width, height));
