import type { Node } from '@babel/types';
import { asStatements } from '../amplitude/forms.js';
import { finding } from '../findings.js';
import { isManual } from '../mapping/mapping.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { mapWith } from '../transform.js';
import { loadCall } from './call.js';
import { type CallUse, type Client, type Construction, flavourOf } from './clients/client.js';
import type { Edit, Piece } from './edit.js';
import { constructionStatement } from './fate.js';
import { segmentName, segmentReceiver } from './segment-beside.js';
import { type Site, statusOf } from './site.js';
import { type SiteContext, transformFor } from './site-context.js';
import { isDefault, startedBy } from './started.js';
import { ancestorsOf, blockAt, endOf, isList, parentOf, startOf, type Tree } from './syntax/tree.js';
import { spanOf } from './values.js';
import { renameVariable } from './variables.js';
import { keptComments } from './write/kept-comments.js';
import { removal } from './write/removal.js';
import { clientSpeaker, functionSpeaker, windowSpeaker } from './write/speaker.js';
import { layOut, renderStatements } from './write/statements.js';
import { isFirstOnLine, lineIndent } from './write/style.js';
import { contextOf } from './write/writing.js';

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

/** `analytics.load(…)` on a client made earlier, where Segment has to stay: `init` follows it. */
export function lateLoadEdits(
  use: CallUse,
  context: SiteContext,
): { edits: Edit[]; findings: readonly Finding[] } | null {
  const statement = [...ancestorsOf(use.node)].find((node) => node.type === 'ExpressionStatement');
  if (statement?.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  const isInList = isList(parentOf(statement) ?? statement);
  const isGuarded = expression.type === 'LogicalExpression' && expression.operator === '&&' && isInList;
  const guarded = isGuarded ? expression : null;
  // In any other place `init` cannot follow: that is a person's to write.
  if (awaitedIn(guarded?.right ?? expression) !== use.node) return null;
  const { sdk } = context.client;
  const construction: Construction = { node: use.node, loads: true, args: use.args ?? [], at: use.at, sdk };
  const written = initLines(context, construction, statement, true);
  const lines = guarded ? { ...written, edits: intoBlock(guarded, written.edits, context) } : written;
  if (context.fate.kind !== 'kept') return lines;
  return { ...lines, edits: [...lines.edits, segmentReceiver(context.client, use.receiver)] };
}

/** `test && load();` becomes `if (test) { load(); … }`, with room for the lines behind it. */
function intoBlock(
  { left, right }: Extract<Node, { type: 'LogicalExpression' }>,
  behindIt: readonly Edit[],
  { writing: { tree, style } }: SiteContext,
): Edit[] {
  const indent = style.eol + lineIndent(tree.text, startOf(left));
  const deeper = (piece: Piece) =>
    typeof piece === 'string' ? piece.replaceAll(style.eol, style.eol + style.indent) : piece;
  const at = startOf(left);
  return [
    { span: { start: at, end: at }, pieces: ['if ('] },
    { span: { start: endOf(left), end: startOf(right) }, pieces: [`) {${indent}${style.indent}`] },
    ...behindIt.map((edit) => ({ ...edit, pieces: [...edit.pieces.map(deeper), `${indent}}`] })),
  ];
}

/** What a statement consists of, or waits for. */
const awaitedIn = (node: Node): Node => (node.type === 'AwaitExpression' ? node.argument : node);

interface Lines {
  readonly edits: Edit[];
  readonly findings: readonly Finding[];
}

function initLines(
  context: SiteContext,
  construction: Construction,
  statement: Node,
  follows: boolean,
): Lines {
  const { writing } = context;
  const { tree } = writing;
  const started = startedBy(context);
  // An earlier run may have put it there, behind a set-up that has to stay.
  if (started)
    return follows ? { edits: [], findings: [] } : { edits: [removal(tree, statement)], findings: [started] };
  const { pieces, findings } = initPieces(context, construction, statement, receiverOf(context), follows);
  if (!follows) {
    const kept = keptComments(tree, spanOf(statement), pieces, 'above', writing);
    return { edits: [{ span: spanOf(statement), pieces: kept }], findings };
  }
  return { edits: [behind(tree, statement, pieces, writing.style.eol)], findings };
}

/** A client that keeps its name is started under it. */
function receiverOf({ fate, client }: SiteContext): string {
  return fate.kind === 'kept' ? `${client.declaration?.identifier.name}.` : '';
}

/** Inserts lines behind a statement, with its indentation. */
export function behind(tree: Tree, statement: Node, pieces: readonly Piece[], eol: string): Edit {
  const parent = parentOf(statement);
  if (parent && !isList(parent)) {
    // The body of an `if` without braces becomes a block of both.
    const line = eol + lineIndent(tree.text, startOf(statement));
    const span = spanOf(statement);
    return { span, pieces: [`{${line}`, tree.text.slice(span.start, span.end), line, ...pieces, `${line}}`] };
  }
  const end = endOf(statement);
  return { span: { start: end, end }, pieces: [eol + lineIndent(tree.text, startOf(statement)), ...pieces] };
}

export function initPieces(
  context: SiteContext,
  construction: Construction,
  statement: Node,
  receiver: string,
  segmentStays: boolean,
) {
  const { writing, migration, ready } = context;
  const flavour = flavourOf(context.client);
  const { tree } = writing;
  const transform = transformFor('load', migration.transforms);
  const given = loadCall(tree, construction.args, context.client) as CallOf<'load'>;
  const call = segmentStays ? readDirectly(given, tree) : given;
  const mapping = transform ? mapWith(transform, call, migration.context.options, flavour) : null;
  if (!mapping || isManual(mapping)) throw new Error('load maps every call');
  const sdkName = writing.imports.of(flavour);
  const sdk = context.fate.kind === 'window' ? windowSpeaker : functionSpeaker(sdkName);
  const speaker = receiver === '' ? sdk : clientSpeaker(receiver, sdkName);
  const indent = lineIndent(tree.text, startOf(statement));
  const shared = contextOf(construction.node, indent, speaker, writing, statement);
  const lines = renderStatements(
    asStatements(mapping.steps),
    { awaited: false },
    { ...shared, given: null, ...(ready ? { initName: ready.name } : {}) },
  );
  renameVariable(call, writing, migration.context.options);
  const pieces = layOut(lines, shared, !isFirstOnLine(tree.text, startOf(statement)));
  return { pieces, findings: [...mapping.findings, ...listenerFindings(construction)] };
}

/** What listened for troubles of the client goes with it. */
export const listenerFindings = ({ listens }: Construction): readonly Finding[] =>
  listens ? [finding('listener-dropped')] : [];

/** Where Segment keeps its variable, `init` cannot share the `const` that reads it. */
function readDirectly(call: CallOf<'load'>, tree: Tree): CallOf<'load'> {
  const { writeKey } = call;
  const environment = writeKey?.environment;
  if (!writeKey || !environment) return call;
  const isInside = environment.span.start >= writeKey.span.start && environment.span.end <= writeKey.span.end;
  if (isInside) return call;
  // Code in a string cannot read the variable itself.
  const { writeKey: _, ...others } = call;
  if (blockAt(tree, writeKey.span.start)?.literal) return others;
  return { ...call, writeKey: { ...writeKey, span: environment.read } };
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
