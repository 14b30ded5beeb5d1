import type { Entry, Value } from '../../segment/value.js';
import { type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { means } from './sdk.js';
import { callOf, textConstant, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** `Options().setIntegration("All", false).putContext("ip", ip)` as the fields that the other SDKs have for it. */
export function optionsOf(tree: NativeTree, expression: SyntaxNode): Entry[] | null {
  const integrations: Entry[] = [];
  const context: Entry[] = [];
  let node = unwrap(expression);
  for (;;) {
    const call = callOf(tree, node);
    if (!call || call.lambda) return null;
    if (!call.receiver) {
      if (!means(tree, call.method, 'options') || call.args.length > 0) return null;
      const span = spanOf(node);
      return [
        group('integrations', integrations.reverse(), span),
        group('context', context.reverse(), span),
      ].filter(({ value }) => (value.entries?.length ?? 0) > 0);
    }
    const [key, value] = call.args;
    if (!key || !value || !/^(setIntegration|setIntegrationOptions|putContext)$/.test(call.method))
      return null;
    const constant =
      textConstant(tree, key.value) ??
      /BundledIntegration\.(\w+)$/
        .exec(textOf(tree, key.value))?.[1]
        ?.toLowerCase()
        .replace(/^\w/, (letter) => letter.toUpperCase()) ??
      (/ALL_INTEGRATIONS_KEY$/.test(textOf(tree, key.value)) ? 'All' : undefined);
    const span = { start: call.name.start, end: call.node.end };
    const entry: Entry =
      constant === undefined
        ? { kind: 'computed', span }
        : { kind: 'property', key: constant, value: readValue(tree, value.value), span };
    (call.method === 'putContext' ? context : integrations).push(entry);
    node = unwrap(call.receiver);
  }
}

function group(
  key: string,
  entries: readonly Entry[],
  span: Value['span'],
): Extract<Entry, { kind: 'property' }> {
  return {
    kind: 'property',
    key,
    value: { span, shape: 'object', nullable: false, stable: false, entries },
    span,
  };
}
