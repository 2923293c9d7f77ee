import { useDesk } from '../lib/desk.ts';
import { forgetDrafts } from '../lib/drafts.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { announce } from '../parts/announcer.tsx';
import { LanguageSwitch } from '../parts/language.tsx';

/** Who is here, the language, the way out. */
export function QueueFoot({ onHelp }: { onHelp(): void }) {
  const { client, state, text } = useDesk();
  if (!state.me) return null;
  const { agent, workspace } = state.me;
  return (
    <div class="foot">
      <span class="who">
        <b>{agent.name}</b>
        <span class="quiet"> {workspace.name}</span>
      </span>
      <LanguageSwitch />
      <button type="button" class="link" onClick={onHelp}>
        {text.queue.keys}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => {
          client.logout().then(forgetDrafts, (error) => announce(sentenceOf(error, text)));
        }}
      >
        {text.login.logout}
      </button>
    </div>
  );
}
