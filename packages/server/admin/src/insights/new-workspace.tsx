import { useDesk } from '../lib/desk.ts';

/** A workspace without a request yet: what will stand here. */
export function NewWorkspace() {
  const words = useDesk().text.pages.insights.empty;
  return (
    <div class="empty">
      <h2>{words.title}</h2>
      <p>{words.body}</p>
      <p>
        <a href="#/policy">{words.policy}</a>
      </p>
    </div>
  );
}
