import { type SubmitEvent, useState } from 'react';
import { analytics } from '../lib/analytics';
import { href, navigate } from '../lib/router';
import { login } from '../state/session';

export function LoginPage() {
  const [problem, setProblem] = useState('');

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const user = login(String(new FormData(event.currentTarget).get('email') ?? ''));
    if (!user) {
      setProblem('We do not know this e-mail address.');
      return;
    }

    analytics.identify(user.id, {
      name: user.name,
      email: user.email,
      phone: user.phone ?? null,
      plan: user.plan ?? null,
    });
    analytics.track('Signed In', { method: 'email' });
    navigate({ name: 'home' });
  };

  return (
    <section className="narrow">
      <h1>Sign in</h1>
      <form className="card form" onSubmit={submit}>
        <label>
          E-mail address
          <input name="email" type="email" autoComplete="email" required />
        </label>
        <p className="hint">
          This shop has no server, and so no passwords: your account lives in this browser.
        </p>
        {problem !== '' && <p className="problem">{problem}</p>}
        <button type="submit">Sign in</button>
      </form>
      <p>
        New here? <a href={href({ name: 'sign-up' })}>Sign up</a>
      </p>
    </section>
  );
}
