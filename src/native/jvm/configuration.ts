import type { Entry } from '../../segment/value.js';
import { fieldOf, type NativeTree, parts, type SyntaxNode, spanOf } from '../tree.js';
import { type Construction, made } from './construction.js';
import { means } from './sdk.js';
import { type Call, callOf, ownName, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** `Analytics(key, context) { flushAt = 3 }`, `AndroidAnalyticsKt.Analytics(key, context, …)` */
export function fromFunction(tree: NativeTree, call: Call): Construction | null {
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
export function fromConfiguration(tree: NativeTree, call: Call): Construction | null {
  const [argument] = call.args;
  const given = argument ? configurationOf(tree, argument.value) : null;
  if (!given) return { ...made(tree, call.node, 'kotlin', null, [], null), isUnclear: true };
  return made(tree, call.node, 'kotlin', given.key, given.settings, given.context);
}

interface ConfigurationRead {
  readonly key: SyntaxNode;
  readonly settings: Entry[];
  readonly context: SyntaxNode | null;
}

/** `new ConfigurationBuilder(key).setApplication(context).setFlushAt(3).build()` of Java. */
function builtConfiguration(tree: NativeTree, receiver: SyntaxNode): ConfigurationRead | null {
  const settings: Entry[] = [];
  let context: SyntaxNode | null = null;
  for (let call = callOf(tree, unwrap(receiver)); call; call = callOf(tree, unwrap(call.receiver))) {
    const [value] = call.args;
    if (!value) return null;
    if (!call.receiver)
      return means(tree, call.method, 'configuration-builder')
        ? { key: value.value, settings: settings.reverse(), context }
        : null;
    const name = propertyOf(call.method);
    if (name === null) return null;
    if (name === 'application') context = value.value;
    else
      settings.push({
        kind: 'property',
        key: name,
        value: readValue(tree, value.value),
        span: spanOf(call.name),
      });
  }
  return null;
}

/** `setFlushAt` → `flushAt` */
function propertyOf(setter: string | undefined): string | null {
  const name = /^set([A-Z]\w*)$/.exec(setter ?? '')?.[1];
  return name === undefined ? null : name.charAt(0).toLowerCase() + name.slice(1);
}

function configurationOf(tree: NativeTree, expression: SyntaxNode): ConfigurationRead | null {
  const call = callOf(tree, unwrap(expression));
  if (call?.method === 'build' && call.receiver) return builtConfiguration(tree, call.receiver);
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
    const property = propertyOf(setter?.method);
    const left = fieldOf(statement, 'left');
    const value = property ? setter?.args[0]?.value : fieldOf(statement, 'right');
    const name = property ?? (left && ownName(tree, left)?.name);
    if ((!property && statement.type !== 'assignment') || !name || !value)
      return { kind: 'computed', span: spanOf(statement) };
    return { kind: 'property', key: name, value: readValue(tree, value), span: spanOf(statement) };
  });
}
