import { useEffect, useState } from 'preact/hooks';

let tell: ((sentence: string) => void) | null = null;

/** Says a sentence to screen readers, by the page's one live region. */
export function announce(sentence: string): void {
  tell?.(sentence);
}

export function Announcer() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    // The same sentence twice is told twice: a no-break space makes it another text.
    tell = (sentence) => setSaid((before) => (before === sentence ? `${sentence}\u00a0` : sentence));
    return () => {
      tell = null;
    };
  }, []);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}
