import { Page, type ViewProps } from './bits.tsx';
import { Unsent } from './pending.tsx';

/** A request on its way: until the server has it, it is shown as not sent. */
export const SendingView = ({ s }: ViewProps) => {
  const { words, client } = s;
  const isLive = client.state.connection === 'live';
  return (
    <Page s={s} back={s.to('list')}>
      <h1 tabIndex={-1}>{isLive ? words.sending : words.unsent}</h1>
      {!isLive && <p class="hint">{words.willSend}</p>}
      <ol class="path">
        <Unsent s={s} acts={client.state.pending.filter(({ act }) => act.type === 'create')} />
      </ol>
    </Page>
  );
};
