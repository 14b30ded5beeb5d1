import type { ChangeEvent } from 'react';
import { findOrganisation, organisations } from '../data/organisations';
import { analytics } from '../lib/analytics';
import { switchOrganisation, useSession } from '../state/session';

export function OrganisationSwitch() {
  const { organisation } = useSession();

  const change = (event: ChangeEvent<HTMLSelectElement>) => {
    const next = findOrganisation(event.target.value);
    switchOrganisation(next?.id ?? null);
    if (next)
      analytics.group(next.id, {
        name: next.name,
        employees: next.employees,
        plan: next.plan ?? null, // not every organisation has signed a contract
      });
  };

  return (
    <select aria-label="Buying for" value={organisation?.id ?? ''} onChange={change}>
      <option value="">For myself</option>
      {organisations.map(({ id, name }) => (
        <option key={id} value={id}>
          For {name}
        </option>
      ))}
    </select>
  );
}
