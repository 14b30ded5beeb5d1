import { findAll, type NativeTree, type SyntaxNode, textOf } from './tree.js';

const identifiers = /^(simple_identifier|identifier|field_identifier|type_identifier)$/;

/** Gives out names that clash with nothing in their scope, each once. */
export class Names {
  private readonly given = new Map<SyntaxNode, Set<string>>();
  /** Where the count goes on for a name in a scope: thousands of calls may stand in one. */
  private readonly counts = new Map<SyntaxNode, Map<string, number>>();
  private readonly used = new Map<SyntaxNode, ReadonlySet<string>>();

  constructor(private readonly tree: NativeTree) {}

  /** `identify`, or `identify2` where that is taken in the scope. */
  fresh(name: string, scope: SyntaxNode): string {
    const given = this.given.get(scope) ?? new Set<string>();
    this.given.set(scope, given);
    const used = this.usedIn(scope);
    const counts = this.counts.get(scope) ?? new Map<string, number>();
    this.counts.set(scope, counts);
    for (let count = counts.get(name) ?? 1; ; count++) {
      const candidate = count === 1 ? name : `${name}${count}`;
      if (given.has(candidate) || used.has(candidate)) continue;
      given.add(candidate);
      counts.set(name, count + 1);
      return candidate;
    }
  }

  /** Every name in a scope that is not the name of a method or of an argument. */
  private usedIn(scope: SyntaxNode): ReadonlySet<string> {
    const known = this.used.get(scope);
    if (known) return known;
    const nodes = findAll(scope, (node) => identifiers.test(node.type) && !isMember(node));
    const used = new Set(nodes.map((node) => textOf(this.tree, node)));
    this.used.set(scope, used);
    return used;
  }
}

function isMember(node: SyntaxNode): boolean {
  const { field, parent } = node;
  if (field === 'suffix' || field === 'method' || field === 'field') return true;
  if (parent?.type === 'value_argument_label') return true;
  if (parent?.type === 'method_invocation' && field === 'name') return true;
  return parent?.type === 'navigation_expression' && parent.children[0] !== node;
}
