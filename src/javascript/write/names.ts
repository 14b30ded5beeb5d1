import type { Node } from '@babel/types';
import { declarationsOf, isReference, scopeOf } from '../syntax/scope.js';
import { ancestorsOf, type Tree } from '../syntax/tree.js';

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
    const isRead = (this.tree.identifiers.get(name) ?? []).some(isReference);
    return isRead || declarationsOf(this.tree, name).length > 0;
  }
}
