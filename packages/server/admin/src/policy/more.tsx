import type { AgentClient } from '@vestka/sdk/agent';
import { Area } from '../composer/area.tsx';
import { Field } from '../composer/field.tsx';
import { useDesk } from '../lib/desk.ts';
import { useMayChange } from '../sheet/may-change.ts';
import { writeDuration } from './duration.ts';
import type { Editor } from './editor.ts';
import { HistorySays } from './history-says.tsx';

interface Props {
  readonly client: AgentClient;
  readonly editor: Editor;
}

const EXAMPLE = 120;
const clockDay = { minutes: Number.POSITIVE_INFINITY, working: false };

/** When agents are warned, whether history may promise, and whom to call. */
export function MorePart({ client, editor }: Props) {
  const { text } = useDesk();
  const mayChange = useMayChange();
  const words = text.pages.policy.more;
  const { draft, change } = editor;
  const said = (minutes: number) => writeDuration(Math.round(minutes), clockDay, text.pages.policy.duration);
  const percent = text.pages.percent(draft.warnAt);
  return (
    <section class="part" aria-labelledby="part-more">
      <h2 id="part-more">{words.title}</h2>
      <Field id="warn-at" label={words.warnAt} fault={editor.fault('warnAt')}>
        <div class="slider">
          <input
            id="warn-at"
            type="range"
            min={0.1}
            max={0.95}
            step={0.05}
            aria-valuetext={words.warnAfter(percent)}
            aria-describedby="warn-at-says warn-at-fault"
            value={draft.warnAt}
            onInput={(event) => change({ warnAt: Number(event.currentTarget.value) })}
          />
          <output for="warn-at">{words.warnAfter(percent)}</output>
        </div>
        <p class="hint" id="warn-at-says">
          {words.warnExample(said(EXAMPLE), said(EXAMPLE * draft.warnAt))}
        </p>
      </Field>
      <div class="field">
        <span class="name" />
        <div class="value">
          <label class="check">
            <input
              type="checkbox"
              checked={draft.history}
              aria-describedby="history-hint"
              onChange={(event) => change({ history: event.currentTarget.checked })}
            />
            <span>{words.history}</span>
          </label>
          <p class="hint" id="history-hint">
            {words.historyHint}
          </p>
          {mayChange && <HistorySays client={client} />}
        </div>
      </div>
      <Area
        id="on-call"
        label={words.onCall}
        hint={words.onCallHint}
        max={300}
        value={draft.onCall}
        fault={editor.fault('onCall.text') ?? editor.fault('onCall')}
        onInput={(onCall) => change({ onCall })}
      />
    </section>
  );
}
