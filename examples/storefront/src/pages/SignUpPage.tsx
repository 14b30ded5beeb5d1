import { type SubmitEvent, useState } from 'react';
import { analytics } from '../lib/analytics';
import { href, navigate } from '../lib/router';
import { signUp } from '../state/session';

export function SignUpPage() {
  const [problem, setProblem] = useState('');

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const plus = form.get('plus') === 'on';
    const user = signUp({
      name: String(form.get('name') ?? '').trim(),
      email: String(form.get('email') ?? '').trim(),
      ...(plus ? { plan: 'plus' as const } : {}),
    });
    if (!user) {
      setProblem('There is an account with this e-mail address already.');
      return;
    }

    analytics.identify(user.id, {
      name: user.name,
      email: user.email,
      createdAt: user.createdAt,
      plan: user.plan ?? null,
    });
    void analytics.track('Signed Up', { method: 'email', plus });
    navigate({ name: 'home' });
  };

  return (
    <section className="narrow">
      <h1>Sign up</h1>
      <form className="card form" onSubmit={submit}>
        <label>
          Name
          <input name="name" autoComplete="name" required />
        </label>
        <label>
          E-mail address
          <input name="email" type="email" autoComplete="email" required />
        </label>
        <label className="choice">
          <input name="plus" type="checkbox" />
          Join Paper &amp; Pine Plus, it costs nothing
        </label>
        {problem !== '' && <p className="problem">{problem}</p>}
        <button type="submit">Make an account</button>
      </form>
      <p>
        You have one? <a href={href({ name: 'login' })}>Sign in</a>
      </p>
    </section>
  );
}
