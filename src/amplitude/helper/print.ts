import type { ConstPiece, FunctionPiece, Piece, TypePiece } from './pieces/piece.js';

/** Language and module form of a helper file: the neighbours of the file decide both. */
export type Dialect =
  | { readonly language: 'ts'; readonly moduleForm: 'esm' }
  | { readonly language: 'js'; readonly moduleForm: 'esm' | 'cjs' };

/** Signatures longer than this get one parameter a line. */
const lineWidth = 110;

/** Prints the pieces under the file's comment, if it is to have one, with `\n` as the end of line. */
export function printPieces(fileDoc: string | null, pieces: readonly Piece[], dialect: Dialect): string {
  const parts = pieces.map((piece) => printPiece(piece, dialect));
  if (fileDoc !== null) parts.unshift(comment([fileDoc]));
  if (dialect.moduleForm === 'cjs') parts.push(commonJsExports(pieces));
  return `${parts.join('\n\n')}\n`;
}

function printPiece(piece: Piece, dialect: Dialect): string {
  switch (piece.kind) {
    case 'type':
      return printType(piece, dialect);
    case 'const':
      return printConst(piece, dialect);
    case 'function':
      return printFunction(piece, dialect);
  }
}

function printType(piece: TypePiece, dialect: Dialect): string {
  if (dialect.language === 'js') {
    return comment([piece.doc, `@typedef {${piece.definition}} ${piece.name}`]);
  }
  return `${comment([piece.doc])}\n${exportWord(piece, dialect)}type ${piece.name} = ${piece.definition};`;
}

function printConst(piece: ConstPiece, dialect: Dialect): string {
  const isScript = dialect.language === 'js';
  const doc = comment(isScript ? [piece.doc, `@type {${piece.type}}`] : [piece.doc]);
  return `${doc}\nconst ${piece.name}${isScript ? '' : `: ${piece.type}`} = ${piece.value};`;
}

function printFunction(piece: FunctionPiece, dialect: Dialect): string {
  const isScript = dialect.language === 'js';
  const doc = comment(isScript ? [piece.doc, ...functionTags(piece)] : [piece.doc]);
  const signature = isScript ? scriptSignature(piece) : typedSignature(piece);
  const body = piece.body.replace(/^(?=.)/gm, '  ');
  return `${doc}\n${exportWord(piece, dialect)}${signature} {\n${body}\n}`;
}

function scriptSignature(piece: FunctionPiece): string {
  return `function ${piece.name}(${piece.parameters.map(({ name }) => name).join(', ')})`;
}

function typedSignature(piece: FunctionPiece): string {
  const { generic } = piece;
  const bound = generic?.bound === undefined ? '' : ` extends ${generic.bound}`;
  const head = `function ${piece.name}${generic === undefined ? '' : `<${generic.name}${bound}>`}`;
  const parameters = piece.parameters.map(
    ({ name, type, optional }) => `${name}${optional === true ? '?' : ''}: ${type}`,
  );
  const line = `${head}(${parameters.join(', ')}): ${piece.returns}`;
  if ('export '.length + line.length + ' {'.length <= lineWidth) return line;
  return `${head}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')}): ${piece.returns}`;
}

function functionTags({ generic, parameters, returns }: FunctionPiece): string[] {
  const template =
    generic && `@template ${generic.bound === undefined ? '' : `{${generic.bound}} `}${generic.name}`;
  const tags = parameters.map(
    ({ name, type, optional }) => `@param {${type}} ${optional === true ? `[${name}]` : name}`,
  );
  return [...(template === undefined ? [] : [template]), ...tags, `@returns {${returns}}`];
}

function commonJsExports(pieces: readonly Piece[]): string {
  const exported = pieces.filter((piece) => piece.kind === 'function' && piece.exported === true);
  return exported.map(({ name }) => `exports.${name} = ${name};`).join('\n');
}

function exportWord(piece: TypePiece | FunctionPiece, { moduleForm }: Dialect): string {
  return moduleForm === 'esm' && piece.exported === true ? 'export ' : '';
}

/** A doc comment: prose, then its tags after an empty line; on one line where there is but one. */
function comment([prose = '', ...tags]: readonly string[]): string {
  const proseLines = prose.split('\n');
  const tagLines = tags.flatMap((tag) => tag.split('\n'));
  if (proseLines.length === 1 && tagLines.length === 0) return `/** ${prose} */`;
  const gap = tagLines.length > 0 ? [''] : [];
  const lines = [...proseLines, ...gap, ...tagLines];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}
