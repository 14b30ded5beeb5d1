import type { AndroidSdk } from '../../segment/android.js';
import type { CallOf } from '../../segment/call.js';
import type { Entry, Value } from '../../segment/value.js';
import {
  fieldOf,
  findAll,
  isComment,
  type NativeTree,
  parts,
  type SyntaxNode,
  spanOf,
  textOf,
} from '../tree.js';
import { resolve, typeName } from './scope.js';
import { means, sdkNames } from './sdk.js';
import { type Call, callOf, dottedName, linksFrom, ownName, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** The construction of a client. */
export interface Construction {
  readonly node: SyntaxNode;
  readonly sdk: AndroidSdk;
  readonly call: CallOf<'load'>;
  /** What was given as the Android context; null where nothing was. */
  readonly context: SyntaxNode | null;
  /** Statements that prepared it, and have nothing to do any more. */
  readonly obsolete: readonly SyntaxNode[];
  /** It cannot be read as a whole. */
  readonly isUnclear: boolean;
}

/** Reads an expression that makes a client: a builder, the function of analytics-kotlin, a class of it. */
export function constructionOf(tree: NativeTree, expression: SyntaxNode): Construction | null {
  const node = unwrap(expression);
  const call = callOf(tree, node);
  if (!call) return null;
  if (call.method === 'build' && call.receiver) return fromBuilder(tree, call);
  const name = call.receiver ? `${dottedName(tree, call.receiver)}.${call.method}` : call.method;
  if (name.startsWith('null.')) return null;
  if (
    sdkNames(tree, 'AndroidAnalyticsKt').length === 0 &&
    /^(com\.segment\.analytics\.kotlin\.android\.)?AndroidAnalyticsKt\.Analytics$/.test(name)
  )
    return fromFunction(tree, call);
  if (means(tree, name, 'builder-client') && call.args.length >= 2) return fromFunction(tree, call);
  const isJvm =
    means(tree, name, 'client') && sdkNames(tree, name).some(({ path }) => path.includes('.kotlin.'));
  if (isJvm && call.args.length === 1) return fromConfiguration(tree, call);
  return means(tree, name, 'java-client') ? fromConfiguration(tree, call) : null;
}

/** `Analytics.Builder(context, key).flushQueueSize(3)….build()`, also through a variable that holds the builder. */
function fromBuilder(tree: NativeTree, build: Call): Construction | null {
  const settings: Entry[] = [];
  const obsolete: SyntaxNode[] = [];
  let node = unwrap(build.receiver as SyntaxNode);
  for (;;) {
    const call = callOf(tree, node);
    const held = call ? null : heldBuilder(tree, node);
    if (held) {
      settings.push(...held.settings);
      obsolete.push(...held.statements);
      node = held.value;
      continue;
    }
    if (!call) return null;
    if (isBuilderClass(tree, call)) {
      const [context, key] = call.args;
      if (!context || !key) return null;
      return { ...made(tree, build.node, 'android', key.value, settings.reverse(), context.value), obsolete };
    }
    if (!call.receiver) return null;
    settings.push(settingOf(tree, call));
    node = unwrap(call.receiver);
  }
}

function settingOf(tree: NativeTree, call: Call): Entry {
  const [first] = call.args;
  const value = first ? readValue(tree, first.value) : flag(call.node);
  const given = call.method === 'flushInterval' ? seconds(tree, call, value) : value;
  return { kind: 'property', key: call.method, value: given, span: spanOf(call.name) };
}

/** A local variable for a builder, with the statements that set it up, last first; null where it is used for more. */
function heldBuilder(
  tree: NativeTree,
  node: SyntaxNode,
): { value: SyntaxNode; settings: Entry[]; statements: SyntaxNode[] } | null {
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!own || declared?.kind !== 'local' || !declared.value || !declared.node.parent) return null;
  const settings: Entry[] = [];
  const statements: SyntaxNode[] = [declared.node];
  for (const use of findAll(declared.scope, ({ type }) => type === 'identifier')) {
    if (
      use.start === node.start ||
      textOf(tree, use) !== own.name ||
      resolve(tree, own.name, use) !== declared
    )
      continue;
    const links = linksFrom(tree, use);
    const top = links.at(-1)?.node;
    const statement = top?.parent?.type === 'expression_statement' ? top.parent : top;
    if (!statement || statement.parent !== declared.node.parent) return null;
    settings.unshift(...links.map((link) => settingOf(tree, link)).reverse());
    statements.push(statement);
  }
  return { value: unwrap(declared.value), settings, statements };
}

/** True for `Analytics.Builder(…)` itself. */
export function isBuilder(tree: NativeTree, node: SyntaxNode): boolean {
  const call = callOf(tree, node);
  return call !== null && isBuilderClass(tree, call);
}

function isBuilderClass(tree: NativeTree, call: Call): boolean {
  if (call.receiver)
    return call.method === 'Builder' && means(tree, dottedName(tree, call.receiver) ?? undefined, 'client');
  const owner = /^([\w.]+)\.Builder$/.exec(call.method.replace(/\s/g, ''))?.[1];
  return call.isConstruction && means(tree, owner, 'client');
}

/** `flushInterval(30, TimeUnit.SECONDS)` in seconds, where both are written out. */
function seconds(tree: NativeTree, { args }: Call, value: Value): Value {
  const unit = /(?:TimeUnit\.)?(\w+)$/.exec(
    textOf(tree, args[1]?.value ?? (args[0]?.value as SyntaxNode)),
  )?.[1];
  const factor = { MILLISECONDS: 0.001, SECONDS: 1, MINUTES: 60, HOURS: 3600 }[unit ?? ''];
  const { constant, ...unknown } = value;
  return typeof constant === 'number' && factor !== undefined
    ? { ...value, constant: constant * factor }
    : unknown;
}

const flag = (node: SyntaxNode): Value => ({
  span: spanOf(node),
  shape: 'boolean',
  nullable: false,
  stable: true,
  constant: true,
});

/** `Analytics(key, context) { flushAt = 3 }`, `AndroidAnalyticsKt.Analytics(key, context, …)` */
function fromFunction(tree: NativeTree, call: Call): Construction | null {
  const key = call.args.find(({ name }) => name === 'writeKey') ?? call.args[0];
  const context =
    call.args.find(({ name }) => name === 'context') ?? call.args.find((argument) => argument !== key);
  if (!key || !context) return null;
  const configs =
    call.lambda ?? call.args.find((argument) => argument !== key && argument !== context)?.value ?? null;
  const settings = configs ? assignments(tree, configs) : [];
  return made(tree, call.node, 'kotlin', key.value, settings, context.value);
}

/** `Analytics(Configuration(key, application = context, …))`, also behind a variable or a builder. */
function fromConfiguration(tree: NativeTree, call: Call): Construction | null {
  const [argument] = call.args;
  const given = argument ? configurationOf(tree, argument.value) : null;
  if (!given) return { ...made(tree, call.node, 'kotlin', null, [], null), isUnclear: true };
  return made(tree, call.node, 'kotlin', given.key, given.settings, given.context);
}

function configurationOf(
  tree: NativeTree,
  expression: SyntaxNode,
): { key: SyntaxNode; settings: Entry[]; context: SyntaxNode | null } | null {
  const call = callOf(tree, unwrap(expression));
  if (!call || !means(tree, call.method, 'configuration') || call.lambda) return null;
  const key =
    call.args.find(({ name }) => name === 'writeKey') ?? call.args.find(({ name }) => name === null);
  const context = call.args.find(({ name }) => name === 'application') ?? null;
  if (!key || call.args.some((argument) => argument !== key && argument.name === null)) return null;
  const settings = call.args
    .filter((argument) => argument !== key && argument !== context)
    .map(
      ({ name, value }): Entry => ({
        kind: 'property',
        key: name ?? '',
        value: readValue(tree, value),
        span: spanOf(value),
      }),
    );
  return { key: key.value, settings, context: context?.value ?? null };
}

/** `flushAt = 3` in a lambda, `configuration.setFlushAt(3)` in Java's; anything else in it is a setting that nobody knows. */
function assignments(tree: NativeTree, lambda: SyntaxNode): Entry[] {
  const body = lambda.type === 'lambda_expression' ? fieldOf(lambda, 'body') : lambda;
  const statements = parts(body ?? lambda).filter(
    ({ type }) => !/^(lambda_parameters|return_statement)$/.test(type),
  );
  return statements.map((statement): Entry => {
    const setter =
      statement.type === 'expression_statement' ? callOf(tree, parts(statement)[0] ?? statement) : null;
    const property = /^set([A-Z]\w*)$/.exec(setter?.method ?? '')?.[1];
    const left = fieldOf(statement, 'left');
    const value = property ? setter?.args[0]?.value : fieldOf(statement, 'right');
    const name = property
      ? property.charAt(0).toLowerCase() + property.slice(1)
      : left && ownName(tree, left)?.name;
    if ((!property && statement.type !== 'assignment') || !name || !value)
      return { kind: 'computed', span: spanOf(statement) };
    return { kind: 'property', key: name, value: readValue(tree, value), span: spanOf(statement) };
  });
}

function made(
  tree: NativeTree,
  node: SyntaxNode,
  sdk: AndroidSdk,
  key: SyntaxNode | null,
  settings: readonly Entry[],
  context: SyntaxNode | null,
): Construction {
  const span = spanOf(node);
  const isCommented = findAll(node, isComment).length > 0;
  const value: Value = {
    span,
    shape: 'object',
    nullable: false,
    stable: false,
    entries: settings,
    commented: isCommented,
  };
  const call: CallOf<'load'> = {
    type: 'load',
    ...(key ? { writeKey: readValue(tree, key) } : {}),
    settings: value,
  };
  return { node, sdk, call, context, obsolete: [], isUnclear: context === null };
}

/** The context that Amplitude takes, which has to be the application's: as the code has it, and what makes it that. */
export function isApplicationContext(tree: NativeTree, context: SyntaxNode): boolean {
  const text = textOf(tree, context).replace(/\s/g, '');
  if (
    /(applicationContext|[gG]etApplicationContext\(\)|getApplication\(\)|^(this\.)?(application|app)|androidApplication\(\))$/.test(
      text,
    )
  )
    return true;
  const own = ownName(tree, context);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (declared) return /(^|\.)\w*Application$/.test(typeName(tree, declared.type)?.name ?? '');
  if (!/^this(@\w+)?$/.test(text)) return false;
  return /(:|\bextends)\s*(\w+\.)*\w*Application\b/.test(tree.text);
}
