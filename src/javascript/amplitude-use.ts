import { amplitudePackage } from '../amplitude/packages.js';
import { parentOf, type Tree } from './syntax/tree.js';

/** True when the file starts Amplitude itself: a second `init` would start it again. */
export function hasInit(tree: Tree): boolean {
  if (/\bwindow\.amplitude\??\.init\s*\(/.test(tree.text)) return true;
  const imports = tree.text.includes(`${amplitudePackage}'`) || tree.text.includes(`${amplitudePackage}"`);
  if (!imports) return false;
  return (tree.identifiers.get('init') ?? []).some((identifier) => {
    const parent = parentOf(identifier);
    const callee =
      parent?.type === 'MemberExpression' && parent.property === identifier ? parent : identifier;
    const call = parentOf(callee);
    return call?.type === 'CallExpression' && call.callee === callee;
  });
}
