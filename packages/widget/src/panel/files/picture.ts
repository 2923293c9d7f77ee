import type { Attachment } from '@vestka/sdk';
import { isPicture } from '@vestka/sdk';
import type { Session } from '../session.ts';
import type { Attachable } from './attached.ts';

/** Larger ones are shown as rows: nobody wants to wait, or pay, for a small picture of them. */
const LARGEST = 8e6;
/** Longest side of a small picture, in the device's pixels. */
const SIDE = 480;

type Show = (canvas: HTMLCanvasElement) => void;

/**
 * Small pictures. They are painted on a canvas: an image element would need the page's content security policy to
 * allow its address, and a picture that is painted cannot be anything else.
 */
export interface Pictures {
  /** Undefined: there is none to show. */
  ofUpload(file: Attachable): Show | undefined;
  ofGiven(id: string, file: { type: string; size: number }): Show | undefined;
  /** A fresh signed address. */
  addressOf(id: string): Promise<string>;
}

export const createPictures = (s: Session): Pictures => {
  /** By the file's id or key; null where it could not be read. */
  const known = new Map<string, ImageBitmap | null>();

  const addressOf = async (id: string): Promise<string> => {
    const { attachment } = await s.client.request<{ attachment: Attachment }>('GET', `/attachments/${id}`);
    if (!attachment.url) throw new Error('file_unknown');
    return attachment.url;
  };

  const paint = (canvas: HTMLCanvasElement, image: ImageBitmap) => {
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
  };

  const shows =
    (name: string, read: () => Promise<Blob>): Show =>
    async (canvas) => {
      try {
        const image = known.get(name) ?? (await small(await read()));
        known.set(name, image);
        paint(canvas, image);
      } catch {
        known.set(name, null);
        s.refresh();
      }
    };

  const fetched = (id: string) =>
    shows(id, async () => {
      const response = await fetch(await addressOf(id), { credentials: 'omit' });
      if (!response.ok) throw new Error('file_unknown');
      return response.blob();
    });
  /** Fetched once it is in sight. */
  const given =
    (id: string): Show =>
    (canvas) => {
      const watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        fetched(id)(canvas);
      });
      watch.observe(canvas);
    };

  return {
    addressOf,
    ofUpload: ({ key, type, size, file }) =>
      isPicture(type) && size <= LARGEST && known.get(key) !== null
        ? shows(key, async () => file)
        : undefined,
    ofGiven: (id, { type, size }) =>
      isPicture(type) && size <= LARGEST && known.get(id) !== null ? given(id) : undefined,
  };
};

const small = async (blob: Blob): Promise<ImageBitmap> => {
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, SIDE / Math.max(whole.width, whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return createImageBitmap(canvas);
};
