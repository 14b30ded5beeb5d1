import { type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { resolve } from './scope.js';
import { ownName } from './syntax.js';
import { typeName } from './type-name.js';

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
