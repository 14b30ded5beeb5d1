import type { Piece } from './pieces/piece.js';

/** Those of the pieces that the wanted functions are made of, with all that they use in turn, in their order. */
export function neededPieces<P extends Piece>(wanted: readonly string[], pieces: readonly P[]): P[] {
  const needed = new Set<P>();
  const pending = [...wanted];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const piece = pieces.find((candidate) => candidate.name === name);
    if (!piece || needed.has(piece)) continue;
    needed.add(piece);
    pending.push(...namesIn(codeOf(piece), pieces));
  }
  return pieces.filter((piece) => needed.has(piece));
}

/** Names in code are those of other pieces; that no local name is one, too, is tested. */
const namesIn = (code: string, pieces: readonly Piece[]): string[] =>
  pieces.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(code));

/** The types and the body of a piece. */
export function codeOf(piece: Piece): string {
  switch (piece.kind) {
    case 'type':
      return piece.definition;
    case 'const':
      return `${piece.type} ${piece.value}`;
    case 'function': {
      const types = piece.parameters.map(({ type }) => type);
      return [piece.generic?.bound, ...types, piece.returns, piece.body].join(' ');
    }
  }
}
