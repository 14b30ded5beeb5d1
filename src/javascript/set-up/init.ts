import type { Node } from '@babel/types';
import { asStatements } from '../../amplitude/forms.js';
import { finding } from '../../findings.js';
import { isManual } from '../../mapping/mapping.js';
import type { Finding } from '../../report/report.js';
import type { CallOf } from '../../segment/call.js';
import { mapWith } from '../../transform.js';
import { loadCall } from '../call.js';
import { type Construction, flavourOf } from '../clients/client.js';
import type { Edit, Piece } from '../edit.js';
import { type SiteContext, transformFor } from '../sites/site-context.js';
import { spanOf } from '../syntax/span.js';
import { blockAt, endOf, isList, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { renameVariable } from '../variables.js';
import { keptComments } from '../write/kept-comments.js';
import { removal } from '../write/removal.js';
import { clientSpeaker, functionSpeaker, windowSpeaker } from '../write/speaker.js';
import { layOut, renderStatements } from '../write/statements.js';
import { isFirstOnLine, lineIndent } from '../write/style.js';
import { contextOf } from '../write/writing.js';
import { withAssuredKey } from './assured-key.js';
import { startedBy } from './started.js';
import { withKeyFacts } from './write-key.js';

interface Lines {
  readonly edits: Edit[];
  readonly findings: readonly Finding[];
}

export function initLines(
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
  const facts = withKeyFacts(segmentStays ? readDirectly(given, tree) : given, migration.context);
  // An app's `init` waits for stored ids.
  const isInside = flavour.name === 'react-native';
  const { path } = migration.context;
  const call = isInside ? withAssuredKey(facts, construction.node, tree, path) : facts;
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
