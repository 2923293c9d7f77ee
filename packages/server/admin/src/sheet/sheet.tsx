import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly lead?: string;
  /** Beside the title. */
  readonly actions?: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export const SHEET = 'sheet';

/** A page of its own beside the desk: a title, a sentence that says what it is for, and what it holds. */
export function Sheet({ title, lead, actions, class: extra = '', children }: Props) {
  return (
    <div class={`sheet ${extra}`} id={SHEET} tabIndex={-1}>
      <div class="sheet-body">
        <header class="sheet-head">
          <div>
            <h1>{title}</h1>
            {lead && <p class="quiet">{lead}</p>}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  );
}

/** What led to this page is gone with the page before: the keyboard goes on here. */
export function useSheetFocus(): void {
  useEffect(() => {
    if (document.activeElement === document.body) focusSheet();
  }, []);
}

/** Where the focus goes when the control that had it is gone. */
export const focusSheet = (): void => document.getElementById(SHEET)?.focus({ preventScroll: true });
