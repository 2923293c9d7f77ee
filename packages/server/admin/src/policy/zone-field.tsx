import { useState } from 'preact/hooks';
import { described, Field } from '../composer/field.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { times } from '../lib/times.ts';
import { announce } from '../parts/announcer.tsx';
import type { Editor } from './editor.ts';
import { findZones, isZone } from './zones.ts';

const MOST = 8;

/** The zone that the hours are meant in: searched by any part of its name, each with the time there. */
export function ZoneField({ editor }: { readonly editor: Editor }) {
  const { text, times: here } = useDesk();
  const words = text.pages.policy.zone;
  const now = useNow();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = typed === null ? [] : findZones(typed, MOST);
  const fault = editor.fault('zone');
  const clockIn = (zone: string) => times(here.locale, zone).when(now, now);
  const { zone } = editor.draft;

  const close = () => {
    setTyped(null);
    setAt(0);
  };
  const choose = (name: string | undefined) => {
    if (name) editor.change({ zone: name });
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (typed === null) setTyped('');
      else setAt((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && typed !== null && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <Field id="zone" label={words.label} fault={fault}>
      <div class="zone">
        <input
          {...described('zone', fault)}
          role="combobox"
          aria-expanded={typed !== null}
          aria-controls="zone-list"
          aria-autocomplete="list"
          {...(found[at] !== undefined && { 'aria-activedescendant': `zone-${at}` })}
          autocomplete="off"
          spellcheck={false}
          value={typed ?? zone}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
            announce(words.results(findZones(event.currentTarget.value, 1000).length));
          }}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        <div id="zone-list" role="listbox" aria-label={words.label} hidden={typed === null}>
          {found.map((name, n) => (
            <div
              key={name}
              id={`zone-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              // Before the field loses the focus, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(name);
              }}
            >
              {name.replaceAll('_', ' ')} <span class="quiet">{clockIn(name)}</span>
            </div>
          ))}
          {typed !== null && found.length === 0 && (
            <div class="quiet" role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
              {words.none}
            </div>
          )}
        </div>
      </div>
      <p class="hint" id="zone-hint">
        {isZone(zone) ? words.there(clockIn(zone)) : words.hint}
      </p>
    </Field>
  );
}
