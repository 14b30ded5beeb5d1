import type { Organisation } from '../domain/types';

export const organisations: Organisation[] = [
  { id: 'org-birch', name: 'Birch Architects', employees: 18, discountPercent: 12, plan: 'studio' },
  { id: 'org-delta', name: 'Delta Primary School', employees: 46, discountPercent: 15, plan: 'trade' },
  { id: 'org-quill', name: 'Quill Book Club', employees: 5, discountPercent: 5 },
];

export const findOrganisation = (id: string | null): Organisation | undefined =>
  organisations.find((organisation) => organisation.id === id);
