/** What a person reads for the codes that reading and writing files give. */
const sayings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no longer there',
  EISDIR: 'is a folder',
  ELOOP: 'a loop of symbolic links',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many open files',
};

/** One line on why the file system refused: a saying where there is one, else the code, else the message. */
export function describeSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? error.message : (sayings[code] ?? code);
}
