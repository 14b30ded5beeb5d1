import type { Node } from '@babel/types';
import { isFunction, resolve, usesOf } from './syntax/scope.js';
import { ancestorsOf, endOf, parentOf, type Tree } from './syntax/tree.js';

/** What a middleware may read and change of an event: all of it is there at Amplitude, too. */
const known = /^\.(obj\.(properties|event|userId|anonymousId|context\.ip)(?![\w$(])|(event|properties)\(\))/;

/**
 * True for a middleware that only looks at the event and changes it, and passes it on or drops it at once. Such a one
 * does the same inside a plug-in of Amplitude; any other may wait, ask for other destinations, or look at more.
 */
export function isMechanical(tree: Tree, node: Node): boolean {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return false;
  const [given] = node.params;
  if (node.async || node.generator || node.params.length !== 1 || given?.type !== 'ObjectPattern')
    return false;
  const locals = new Map<string, readonly Node[]>();
  for (const property of given.properties) {
    if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') return false;
    if (property.value.type !== 'Identifier') return false;
    const declaration = resolve(tree, property.value.name, property.value);
    locals.set(property.key.name, declaration ? usesOf(tree, declaration) : []);
  }
  const { payload = [], next = [] } = Object.fromEntries(locals);
  const isPlain = [...locals.keys()].every((key) => key === 'payload' || key === 'next');
  return (
    isPlain &&
    next.length > 0 &&
    next.every((use) => passesOn(use, node, payload)) &&
    payload.every((use) => isPassedOn(use, next) || isKnown(tree, use))
  );
}

/** `next(payload)` in the middleware itself; in a function of its own it may run at any time. */
function passesOn(use: Node, middleware: Node, payload: readonly Node[]): boolean {
  const call = parentOf(use);
  if (call?.type !== 'CallExpression' || call.callee !== use || call.arguments.length !== 1) return false;
  const [argument] = call.arguments;
  return [...ancestorsOf(use)].find(isFunction) === middleware && payload.some((other) => other === argument);
}

const isPassedOn = (use: Node, next: readonly Node[]): boolean => {
  const call = parentOf(use);
  return call?.type === 'CallExpression' && next.some((other) => other === call.callee);
};

function isKnown(tree: Tree, use: Node): boolean {
  const outermost = [...ancestorsOf(use)].find((node) => /Statement$|Declaration$/.test(node.type));
  const rest = tree.text.slice(endOf(use), outermost ? endOf(outermost) : endOf(use));
  return known.test(rest.replace(/^([\w.?!]*)/, (path) => path.replaceAll(/[?!]/g, '')));
}
