import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';

/** So much of the form may be out of sight before it is said: less than a line. */
const LITTLE = 12;

/** Where the form goes on behind the row that stays at the bottom: says so, and leads there. */
export function MoreBelow() {
  const { text } = useDesk();
  const self = useRef<HTMLSpanElement>(null);
  const [more, setMore] = useState(false);
  useLayoutEffect(() => {
    const scroller = self.current?.closest<HTMLElement>('.composer');
    if (!scroller) return;
    const look = () => {
      const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      setMore(getComputedStyle(scroller).overflowY !== 'visible' && left > LITTLE);
    };
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    const form = self.current?.closest('form');
    if (form) observer.observe(form);
    scroller.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, []);
  const on = () => {
    const scroller = self.current?.closest<HTMLElement>('.composer');
    scroller?.scrollBy({ top: scroller.clientHeight / 2 });
  };
  // By key the fields themselves are reached: it is for those who look and point.
  return (
    <span class={`more-below ${more ? 'is-more' : ''}`} ref={self} aria-hidden="true">
      {more && (
        <button type="button" tabIndex={-1} onClick={on}>
          {text.composer.more}
        </button>
      )}
    </span>
  );
}
