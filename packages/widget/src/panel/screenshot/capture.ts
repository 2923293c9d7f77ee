import { sheet } from '../../sheet.ts';

/** Can the browser give a picture of the screen? Phones' cannot. */
export const canCapture = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** So long a screen on which nothing moves may take to send another picture, milliseconds. */
const STILL = 500;

/**
 * One picture of what the customer chooses in the browser's own dialogue: a tab, a window, the screen. The widget itself is
 * not in it.
 *
 * @param root where the widget is
 * @param isWanted the browser's dialogue may be answered when nobody waits for it any more
 * @throws when the customer or the page's policy does not allow it, or nobody wants it
 */
export const capture = async <T>(
  root: ShadowRoot,
  take: (video: HTMLVideoElement) => Promise<T>,
  isWanted: () => boolean,
): Promise<T> => {
  const options = { video: true, audio: false, preferCurrentTab: true };
  const stream = await navigator.mediaDevices.getDisplayMedia(options);
  // From within: the widget's own rules stand above what is set on its element.
  const unseen = sheet(root, ':host,.p,.p::backdrop{visibility:hidden!important}');
  try {
    if (!isWanted()) throw new Error('Nobody waits for it.');
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    // The first picture may still show the widget.
    for (let i = 0; i < 2; i++) {
      await Promise.race([
        new Promise<unknown>((done) => video.requestVideoFrameCallback(done)),
        new Promise((done) => setTimeout(done, STILL)),
      ]);
    }
    return await take(video);
  } finally {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== unseen);
    for (const track of stream.getTracks()) track.stop();
  }
};
