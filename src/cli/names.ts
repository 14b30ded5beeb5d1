import { nearest } from '../config/nearest.js';
import { UserError } from '../errors.js';

/** The error for a name that nothing has: one line, with the name that was most likely meant. */
export async function unknownName(
  kind: string,
  name: string,
  known: readonly string[],
  elsewhere: string,
): Promise<UserError> {
  const meant = await nearest(name, known);
  return new UserError(
    `unknown ${kind} "${name}"; ${meant === null ? elsewhere : `did you mean "${meant}"?`}`,
  );
}
