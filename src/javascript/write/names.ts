import type { Node } from '@babel/types';
import { declarationsOf, isReference, scopeOf } from '../syntax/scope.js';
import { ancestorsOf, parentOf, type Tree } from '../syntax/tree.js';

/** Gives out names that collide with nothing in the file, nor with each other where both can be seen. */
export class Names {
  readonly #given = new Map<Node, Set<string>>();

  constructor(private readonly tree: Tree) {}

  /** A name for a new `const` at a place: `identifyObj`, then `identifyObj2` … */
  fresh(base: string, at: Node): string {
    const scope = scopeOf(at);
    const visible = [scope, ...ancestorsOf(scope)].map((node) => this.#given.get(node));
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? base : `${base}${count}`;
      if (this.isUsed(name) || visible.some((names) => names?.has(name))) continue;
      const names = this.#given.get(scope) ?? new Set();
      this.#given.set(scope, names.add(name));
      return name;
    }
  }

  /** True for a name that stands anywhere in the file for more than a property, also where nothing reads it. */
  isUsed(name: string): boolean {
    const uses = this.tree.identifiers.get(name) ?? [];
    const isRead = uses.some((use) => isReference(use) || isBareMember(use));
    return isRead || declarationsOf(this.tree, name).length > 0;
  }
}

/** A member of a component that its template names without `this`: an import of that name would take its place. */
function isBareMember(name: Node): boolean {
  const member = parentOf(name);
  if (member?.type !== 'MemberExpression' || member.object.type !== 'ThisExpression') return false;
  return member.object.start === member.object.end;
}
