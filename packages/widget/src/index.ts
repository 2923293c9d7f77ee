/** `@vestka/widget`: the launcher and panel for applications with a bundler. Importing it does nothing; `boot` does. */
import { createWidget, type Widget } from './loader/widget.ts';
import type { Handle, Options } from './types.ts';

export type { Handle, Options, WidgetEvents } from './types.ts';

let widget: Widget | undefined;

/** Puts the widget on the page. Booted twice, there is still one; the second call updates its options. */
export const boot = (options: Options): Handle => {
  widget ??= createWidget(
    () => import('./panel/index.tsx'),
    () => import('./errors/index.ts'),
  );
  widget.boot(options);
  return widget;
};
