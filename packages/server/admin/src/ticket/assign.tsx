import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { isPlainKey, keyOf, tip } from '../lib/keys.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { actsOf, type Subject } from '../lib/subject.ts';
import { announce } from '../parts/announcer.tsx';
import { Menu } from '../parts/menu.tsx';

/** To whom it goes: to me, a colleague, the team. */
export function Assign({ subject }: { readonly subject: Subject }) {
  const { client, state, text } = useDesk();
  const [opened, setOpened] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const me = state.me?.agent.id;
  const holder = subject.assignee?.id ?? null;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || keyOf(event) !== 'a') return;
      event.preventDefault();
      setOpened((n) => n + 1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const items = [
    ...(holder === me ? [] : [{ id: 'me', label: text.ticket.assignMe }]),
    ...state.agents
      .filter(({ id }) => id !== holder && id !== me)
      .map(({ id, name, level }) => ({ id, label: name, detail: text.level[level] })),
    ...(holder === null ? [] : [{ id: '', label: text.ticket.assignTeam(text.level[subject.level]) }]),
  ];
  const assign = async (to: string) => {
    setFailed(null);
    try {
      const after = await actsOf(client, subject).assign(to || null);
      announce(text.entry.has(holderName(after.holder, text)));
    } catch (error) {
      setFailed(sentenceOf(error, text));
    }
  };
  return (
    <>
      <Menu
        label={`${text.ticket.assign}…`}
        name={text.ticket.assign}
        items={items}
        opened={opened}
        attributes={tip(text.ticket.assign, 'a')}
        onPick={assign}
      />
      {failed && (
        <p class="fault" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}
