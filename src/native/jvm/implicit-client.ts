import type { NativeFile } from '../language.js';
import { ancestorsOf } from '../tree.js';
import type { Client } from './client.js';
import { clientOf } from './clients.js';
import { functionsNamed } from './functions.js';
import { extended } from './lambda-receivers.js';
import { type Call, callOf, isKotlin } from './syntax.js';

/** `track(…)` in `client.apply { … }`, `client.run { … }` and `with(client) { … }`. */
export function implicitClient(
  { tree, project }: NativeFile,
  { node, method, isConstruction }: Call,
): Client | null {
  // A function of the file's own goes before a method of what the lambda stands on.
  if (!isKotlin(tree) || isConstruction || functionsNamed(tree, method).length > 0) return null;
  for (const around of ancestorsOf(node)) {
    if (around.type !== 'lambda_literal') continue;
    const call = around.parent?.parent ? callOf(tree, around.parent.parent) : null;
    const given = call?.receiver
      ? /^(apply|run)$/.test(call.method)
        ? call.receiver
        : null
      : call?.method === 'with'
        ? call.args[0]?.value
        : null;
    const client = given ? clientOf(tree, given, project.clients) : null;
    // It changes together with what stands in front of the lambda.
    if (client) return { ...client, kind: 'held' };
  }
  return extended(tree, node);
}
