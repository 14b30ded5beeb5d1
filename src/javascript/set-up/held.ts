import type { Node } from '@babel/types';
import { asStatements } from '../../amplitude/forms.js';
import { finding } from '../../findings.js';
import { isManual } from '../../mapping/mapping.js';
import type { Finding } from '../../report/report.js';
import type { CallOf } from '../../segment/call.js';
import { mapWith } from '../../transform.js';
import { loadCall } from '../call.js';
import { type Construction, flavourOf } from '../clients/client.js';
import { lacksMethods } from '../clients/flow/stubs.js';
import type { Edit, Piece } from '../edit.js';
import { type Site, statusOf } from '../sites/site.js';
import { type SiteContext, transformFor } from '../sites/site-context.js';
import { spanOf } from '../syntax/span.js';
import { endOf, isList, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import { isStable } from '../values/stability.js';
import { renameVariable } from '../variables.js';
import { keptComments } from '../write/kept-comments.js';
import { clientSpeaker } from '../write/speaker.js';
import { braced, renderStatements } from '../write/statements.js';
import { lineIndent } from '../write/style.js';
import { contextOf } from '../write/writing.js';
import { withAssuredKey } from './assured-key.js';
import { behind, initPieces, listenerFindings } from './init.js';
import { isDefault, startedBy } from './started.js';
import { installedEdits } from './vue-plugin.js';
import { withKeyFacts } from './write-key.js';

/** The set-up of a client that is stored or handed on: each construction becomes an expression that gives Amplitude's. */
export function heldSites(context: SiteContext): Site[] {
  const { origin } = context.client;
  if (origin.kind !== 'held') return [];
  const hasStub = context.client.flows.some((flow) => [...flow.stubs].some(lacksMethods));
  return origin.constructions.map((construction) => {
    const { edits, findings: said } = heldConstruction(construction, context);
    const isFirst = construction === origin.constructions[0];
    const findings = isFirst && hasStub ? [...said, finding('stub-lacks-methods')] : said;
    return { ...heldPlace(construction), findings, edits, status: statusOf(findings) };
  });
}

/** What the place where a client is made, or where the global is handed on, is called in reports. */
export function heldPlace({ at, isGlobal, isHook }: Construction): Pick<Site, 'at' | 'method' | 'transform'> {
  const method = isGlobal ? 'client' : isHook ? 'hook' : 'load';
  return { at, method, transform: method };
}

interface Written {
  readonly edits: Edit[];
  readonly findings: readonly Finding[];
}

function heldConstruction(construction: Construction, context: SiteContext): Written {
  const { node, loads } = construction;
  const { writing } = context;
  // What the global is from now on, it is here too.
  if (construction.isGlobal && context.migration.context.globalFate) return { edits: [], findings: [] };
  if (construction.installed) return installedEdits(construction, construction.installed, context);
  const made = construction.on ? textOf(construction.on, writing.tree) : instanceText(context, construction);
  const isAwaited =
    construction.isPromise || context.client.flows.some((flow) => flow.awaited.has(wrapped(node)));
  const started = loads ? startedBy(context) : null;
  if (started) {
    const text = isAwaited ? `Promise.resolve(${made})` : made;
    return { edits: [{ span: spanOf(node), pieces: [text] }], findings: [started] };
  }
  if (!loads) return { edits: [{ span: spanOf(node), pieces: [made] }], findings: [] };
  // An app's `init` waits for stored ids: by then the place may hold something else.
  const waits = construction.sdk.dialect === 'react-native';
  const target = isAwaited || waits ? null : targetOf(construction.node, writing.tree);
  if (target) {
    const init = initPieces(context, construction, target.statement, `${target.name}.`, false);
    const pieces = keptComments(writing.tree, spanOf(node), init.pieces, 'above', writing);
    const start = behind(writing.tree, target.statement, pieces, writing.style.eol);
    return { edits: [{ span: spanOf(node), pieces: [made] }, start], findings: init.findings };
  }
  const written = startedPieces(construction, made, context, isAwaited === true);
  const pieces = keptComments(writing.tree, spanOf(node), written.pieces, 'inline', writing);
  return { edits: [{ span: spanOf(node), pieces }], findings: written.findings };
}

/** An expression that gives a client of Amplitude's, which starts by itself: `started(createInstance(), …)`. */
export function startedPieces(
  construction: Construction,
  made: string,
  context: SiteContext,
  isAwaited: boolean,
): { pieces: Piece[]; findings: readonly Finding[] } {
  const { body, findings, name } = startFunction(construction, context, isAwaited);
  const helper = context.writing.imports.helper(isAwaited ? 'whenStarted' : 'started');
  return { pieces: [`${helper}(${made}, (${name}) => `, ...body, ')'], findings };
}

const textOf = (part: Node, { text }: Tree): string => text.slice(startOf(part), endOf(part));

/** `const client = …;`, `this.client = …;`: there `init` takes a line of its own behind it. */
function targetOf(node: Node, tree: Tree): { name: string; statement: Node } | null {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  const list = parent && parentOf(parent);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const owner = list && parentOf(list);
    if (list?.type !== 'VariableDeclaration' || list.declarations.length > 1 || !owner) return null;
    const statement = owner.type === 'ExportNamedDeclaration' ? owner : list;
    return isListed(statement) ? { name: parent.id.name, statement } : null;
  }
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=' || parent.right !== outer)
    return null;
  if (list?.type !== 'ExpressionStatement' || !isStable(parent.left) || !isListed(list)) return null;
  return { name: textOf(parent.left, tree), statement: list };
}

function isListed(statement: Node): boolean {
  const owner = parentOf(statement);
  return owner !== undefined && isList(owner);
}

/** A client of Amplitude's that is yet to be started. */
export function instanceText(context: SiteContext, { isGlobal, isHook }: Construction): string {
  const { client, writing, migration } = context;
  const flavour = flavourOf(client);
  // A provider was handed the default client.
  if (isHook) return writing.imports.namespace(flavour);
  if (isGlobal && (migration.context.pageLoaded || writing.classic)) return 'window.amplitude';
  if (isGlobal) return writing.imports.namespace(flavour);
  if (isDefault(context)) return writing.imports.namespace(flavour);
  return `${writing.imports.of(flavour)('createInstance')}()`;
}

/** `(client) => client.init(…)`; what needs more than one statement gets a block. */
function startFunction(
  construction: Construction,
  context: SiteContext,
  isAwaited: boolean,
): { body: Piece[]; name: string; findings: readonly Finding[] } {
  const { client, writing, migration } = context;
  const { tree } = writing;
  const { node } = construction;
  const flavour = flavourOf(client);
  const transform = transformFor('load', migration.transforms);
  // `standalone` takes the key itself.
  const takesKey = construction.isPromise === true || client.isGlobal;
  const given = loadCall(tree, construction.args, { ...client, isGlobal: takesKey }) as CallOf<'load'>;
  const facts = withKeyFacts(given, migration.context);
  const call = withAssuredKey(facts, node, tree, migration.context.path);
  const mapping = transform ? mapWith(transform, call, migration.context.options, flavour) : null;
  if (!mapping || isManual(mapping)) throw new Error('load maps every call');
  const name = writing.names.fresh('client', node);
  const outer = lineIndent(tree.text, startOf(node));
  const isSingle = mapping.steps.length === 1;
  const indent = isSingle ? outer : outer + writing.style.indent;
  const shared = contextOf(
    node,
    indent,
    clientSpeaker(`${name}.`, writing.imports.of(flavour)),
    writing,
    node,
  );
  renameVariable(call, writing, migration.context.options);
  const started = isAwaited && !isSingle ? { initName: writing.names.fresh('ready', node) } : {};
  const lines = renderStatements(
    asStatements(mapping.steps),
    { awaited: false },
    { ...shared, given: null, ...started },
  );
  const [only] = lines;
  const findings = [...mapping.findings, ...listenerFindings(construction)];
  if (isSingle && only) return { body: [...only.pieces], name, findings };
  const all = 'initName' in started ? [...lines, { pieces: [`return ${started.initName}`] }] : lines;
  return { body: braced(all, shared, outer), name, findings };
}

/** `[client]` and `[0]` unpacked the pair that a client of Segment gave; Amplitude's stands there itself. */
export function unpackedEdits({ client }: SiteContext): Edit[] {
  const nodes = new Set(client.flows.flatMap((flow) => [...flow.unpacked]));
  return [...nodes].map((node) => {
    if (node.type === 'ArrayPattern') {
      const [first] = node.elements;
      return { span: spanOf(node), pieces: first ? [spanOf(first)] : [] };
    }
    const object = 'object' in node ? (node.object as Node) : node;
    return { span: { start: endOf(object), end: endOf(node) }, pieces: [] };
  });
}

/** `await client`, `client.then(…)`: a promise that `init` has resolved. */
export function awaitedEdit(receiver: Node, { client, fate, writing }: SiteContext): Edit {
  const { text } = writing.tree;
  if (fate.kind === 'functions') {
    const add = writing.imports.of(flavourOf(client))('add');
    return { span: spanOf(receiver), pieces: [`${writing.imports.helper('onReady')}(${add})`] };
  }
  const name = text.slice(startOf(receiver), endOf(receiver));
  const ready = `${writing.imports.helper('onReady')}(${name}.add)`;
  return { span: spanOf(receiver), pieces: [`${ready}.then(() => ${name})`] };
}
