import { findOrganisation } from '../data/organisations';
import type { Organisation, User } from '../domain/types';
import { createStore, isRecord, useStore } from '../lib/store';

interface Session {
  users: User[];
  userId: string | null;
  organisationId: string | null;
}

const isSession = (value: unknown): value is Session => isRecord(value) && Array.isArray(value.users);

const session = createStore<Session>(
  'storefront.session',
  { users: [], userId: null, organisationId: null },
  isSession,
);

const userOf = ({ users, userId }: Session): User | undefined => users.find((user) => user.id === userId);

export const currentUser = (): User | undefined => userOf(session.get());

export const currentOrganisation = (): Organisation | undefined =>
  findOrganisation(session.get().organisationId);

export function useSession(): { user: User | undefined; organisation: Organisation | undefined } {
  const state = useStore(session);
  return { user: userOf(state), organisation: findOrganisation(state.organisationId) };
}

const sameAddress = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Makes an account and signs it in; undefined where the e-mail address is already taken. */
export function signUp(details: Omit<User, 'id' | 'createdAt'>): User | undefined {
  const state = session.get();
  if (state.users.some((user) => sameAddress(user.email, details.email))) return undefined;
  const user: User = { ...details, id: crypto.randomUUID(), createdAt: new Date().toISOString() };
  session.set({ users: [...state.users, user], userId: user.id, organisationId: null });
  return user;
}

/** There is no server to check a password, so an e-mail address that is known is let in. */
export function login(email: string): User | undefined {
  const state = session.get();
  const user = state.users.find((candidate) => sameAddress(candidate.email, email));
  if (user) session.set({ ...state, userId: user.id, organisationId: null });
  return user;
}

export function logout(): void {
  session.set({ ...session.get(), userId: null, organisationId: null });
}

export function updateUser(next: User): void {
  const state = session.get();
  session.set({ ...state, users: state.users.map((user) => (user.id === next.id ? next : user)) });
}

export function switchOrganisation(organisationId: string | null): void {
  session.set({ ...session.get(), organisationId });
}
