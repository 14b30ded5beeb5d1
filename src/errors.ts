/** A mistake in what the user gave (path, flag, config): printed as its one line, without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
