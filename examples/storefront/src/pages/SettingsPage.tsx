import { type SubmitEvent, useState } from 'react';
import { categories, isCategory, type User } from '../domain/types';
import { analytics } from '../lib/analytics';
import { href } from '../lib/router';
import { updateUser, useSession } from '../state/session';

export function SettingsPage() {
  const { user } = useSession();
  const [saved, setSaved] = useState(false);

  if (!user) {
    return (
      <section>
        <h1>You are signed out</h1>
        <a href={href({ name: 'login' })}>Sign in</a> to change your settings.
      </section>
    );
  }

  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const favourite = text('favourite');
    const { id, email, createdAt } = user;
    const next: User = { id, email, createdAt, name: text('name') };
    if (form.get('plus') === 'on') next.plan = 'plus';
    if (text('phone') !== '') next.phone = text('phone');
    if (isCategory(favourite)) next.favourite = favourite;
    updateUser(next);
    setSaved(true);

    analytics.identify({
      name: next.name,
      phone: next.phone ?? null,
      plan: next.plan ?? null,
      favourite_category: next.favourite ?? null,
    });
  };

  return (
    <section className="narrow">
      <h1>Settings</h1>
      <form className="card form" onSubmit={save} onChange={() => setSaved(false)}>
        <label>
          Name
          <input name="name" autoComplete="name" defaultValue={user.name} required />
        </label>
        <label>
          Telephone
          <input name="phone" type="tel" autoComplete="tel" defaultValue={user.phone ?? ''} />
        </label>
        <label>
          What do you like most?
          <select name="favourite" defaultValue={user.favourite ?? ''}>
            <option value="">Everything</option>
            {categories.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input name="plus" type="checkbox" defaultChecked={user.plan === 'plus'} />
          Paper &amp; Pine Plus
        </label>
        <button type="submit">Save</button>
        {saved && <output>Saved.</output>}
      </form>
    </section>
  );
}
