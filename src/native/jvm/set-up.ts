import type { NativeTree, SyntaxNode } from '../tree.js';
import { fromBuilder } from './builder.js';
import { fromConfiguration, fromFunction } from './configuration.js';
import type { Construction } from './construction.js';
import { means, sdkNames } from './sdk.js';
import { callOf, dottedName, unwrap } from './syntax.js';

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
