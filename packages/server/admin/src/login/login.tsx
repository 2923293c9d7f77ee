import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { LanguageSwitch } from '../parts/language.tsx';

/** E-mail and password; what the server says when they are wrong. */
export function Login() {
  const { client, text } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await client.login(email.current?.value.trim() ?? '', password.current?.value ?? '');
    } catch (error) {
      setFailed(sentenceOf(error, text));
      setBusy(false);
      password.current?.select();
    }
  };

  return (
    <main class="login">
      <form aria-label={text.login.title} onSubmit={submit}>
        <h1>
          <span class="mark" aria-hidden="true" /> {text.login.title}
        </h1>
        <label for="login-email">{text.login.email}</label>
        <input
          ref={email}
          id="login-email"
          type="email"
          autocomplete="username"
          required
          autofocus
          aria-describedby="login-failed"
        />
        <label for="login-password">{text.login.password}</label>
        <input
          ref={password}
          id="login-password"
          type="password"
          autocomplete="current-password"
          required
          aria-invalid={failed !== null}
          aria-describedby="login-failed"
        />
        <p id="login-failed" class="fault" role="alert">
          {failed}
        </p>
        <button type="submit" class="send" aria-disabled={busy}>
          {busy ? text.login.busy : text.login.submit}
        </button>
      </form>
      <LanguageSwitch />
    </main>
  );
}
