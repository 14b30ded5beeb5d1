import type { PackageFlavour } from '../amplitude/flavours.js';
import { parentOf, type Tree } from './syntax/tree.js';

/** True when the file starts an SDK of Amplitude itself: a second `init` would start it again. */
export function hasInit(tree: Tree, flavour: PackageFlavour): boolean {
  if (flavour.name === 'browser' && /\bwindow\.amplitude\??\.init\s*\(/.test(tree.text)) return true;
  if (![`'`, `"`].some((quote) => tree.text.includes(flavour.package + quote))) return false;
  return (tree.identifiers.get('init') ?? []).some((identifier) => {
    const parent = parentOf(identifier);
    const callee =
      parent?.type === 'MemberExpression' && parent.property === identifier ? parent : identifier;
    const call = parentOf(callee);
    return call?.type === 'CallExpression' && call.callee === callee;
  });
}
