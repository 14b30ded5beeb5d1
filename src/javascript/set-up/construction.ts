import type { Node } from '@babel/types';
import { segmentName } from '../beside/names.js';
import { type Client, type Construction, flavourOf } from '../clients/client.js';
import type { Edit, Piece } from '../edit.js';
import { constructionStatement } from '../fate.js';
import { type Site, statusOf } from '../sites/site.js';
import type { SiteContext } from '../sites/site-context.js';
import { spanOf } from '../syntax/span.js';
import { startOf } from '../syntax/tree.js';
import { keptComments } from '../write/kept-comments.js';
import { removal } from '../write/removal.js';
import { lineIndent } from '../write/style.js';
import { behind, initLines, initPieces } from './init.js';
import { isDefault, startedBy } from './started.js';

/** The set-up of a client: `init` in its place, or behind it where calls remain that need Segment. */
export function constructionSite(context: SiteContext, keepsSegment: boolean): Site | null {
  const { client } = context;
  if (client.origin.kind !== 'constructed') return null;
  const { construction } = client.origin;
  const statement = constructionStatement(client);
  if (!statement) return null;
  if (context.fate.kind === 'kept') return keptConstruction(context, construction, statement, keepsSegment);
  if (!construction.loads) {
    const edits = keepsSegment ? [] : [removal(context.writing.tree, statement)];
    return {
      at: construction.at,
      method: 'load',
      transform: 'load',
      findings: [],
      edits,
      status: 'migrated',
    };
  }
  const written = initLines(context, construction, statement, keepsSegment);
  return {
    at: construction.at,
    method: 'load',
    transform: 'load',
    ...written,
    status: statusOf(written.findings),
  };
}

function keptConstruction(
  context: SiteContext,
  construction: Construction,
  outer: Node,
  keepsSegment: boolean,
): Site {
  const { client, writing } = context;
  const { tree, style } = writing;
  const flavour = flavourOf(client);
  const name = client.declaration?.identifier.name ?? '';
  const isExported = outer.type === 'ExportNamedDeclaration';
  const made = isDefault(context)
    ? writing.imports.namespace(flavour)
    : `${writing.imports.of(flavour)('createInstance')}()`;
  const started = construction.loads ? startedBy(context) : null;
  const init =
    construction.loads && !started
      ? initPieces(context, construction, outer, `${name}.`, keepsSegment)
      : null;
  const end = style.semicolons ? ';' : '';
  const edits: Edit[] = [];
  if (keepsSegment) {
    const exported = isExported ? 'export ' : '';
    const lines: Piece[] = [`${exported}const ${name} = ${made}${end}`];
    if (init) lines.push(style.eol + lineIndent(tree.text, startOf(outer)), ...init.pieces);
    edits.push(behind(tree, outer, lines, style.eol), renamedDeclaration(client));
  } else {
    edits.push({ span: spanOf(construction.node), pieces: [made] }, ...annotationRemoval(client));
    if (init) {
      const pieces = keptComments(tree, spanOf(construction.node), init.pieces, 'above', writing);
      edits.push(behind(tree, outer, pieces, style.eol));
    }
  }
  const findings = init?.findings ?? (started ? [started] : []);
  return {
    at: construction.at,
    method: 'load',
    transform: 'load',
    findings,
    edits,
    status: statusOf(findings),
  };
}

function renamedDeclaration(client: Client): Edit {
  const identifier = client.declaration?.identifier as Node & { name: string };
  const start = startOf(identifier);
  return { span: { start, end: start + identifier.name.length }, pieces: [segmentName(identifier.name)] };
}

/** `: AnalyticsBrowser` goes, because the new value says what it is. */
function annotationRemoval(client: Client): Edit[] {
  const annotation = client.declaration?.identifier.typeAnnotation;
  return annotation ? [{ span: spanOf(annotation), pieces: [] }] : [];
}
