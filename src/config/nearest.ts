/** The candidate a mistyped name most likely meant, or null when none is close. */
export async function nearest(name: string, candidates: readonly string[]): Promise<string | null> {
  const { distance } = await import('fastest-levenshtein');
  const bound = Math.max(2, Math.floor(name.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= bound ? best.candidate : null;
}
