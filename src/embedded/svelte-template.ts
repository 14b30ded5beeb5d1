import type { TemplateCode, TemplateReader } from './layout.js';

/** What is used of `svelte/compiler`, in the form that its versions 3 to 5 give by default. */
interface Compiler {
  parse(source: string): { readonly html: Node };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly [key: string]: unknown;
}

/** Reads the markup of components with Svelte's own compiler; scripts and styles are not its concern. */
export function svelteReader({ parse }: Compiler): TemplateReader {
  return (text) => {
    const { html } = parse(withoutScripts(text));
    return codeIn(html, []);
  };
}

/** The compiler would read the scripts, too, in languages that it may not know. */
function withoutScripts(text: string): string {
  return text.replace(
    /(<(script|style)\b[^>]*>)([\s\S]*?)(<\/\2\s*>)/gi,
    (_, open: string, _name: string, content: string, close: string) =>
      open + content.replace(/[^\r\n]/g, ' ') + close,
  );
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Types of nodes that are JavaScript, and not markup. */
const isCode = ({ type }: Node): boolean =>
  /(?:Expression|Literal|Identifier|Pattern)$|^TemplateLiteral$/.test(type) && type !== 'Pattern';

function codeIn(node: Node, locals: readonly string[]): TemplateCode[] {
  // Its text is put into the page as it is.
  if (node.type === 'RawMustacheTag') return [];
  const inner = [...locals, ...declaredBy(node)];
  return Object.entries(node).flatMap(([key, value]): TemplateCode[] => {
    const children = (Array.isArray(value) ? value : [value]).filter(isNode);
    // What a list is made of is read outside of what it declares.
    const seen = key === 'expression' && node.type === 'EachBlock' ? locals : inner;
    const siblings = children.flatMap(constantsOf);
    return children.flatMap((child) => {
      if (!isCode(child)) return codeIn(child, [...seen, ...siblings]);
      return isDeclaration(node, key) ? [] : codeOf(node, child, seen);
    });
  });
}

/** Keys under which a block or directive declares names. */
function isDeclaration({ type }: Node, key: string): boolean {
  if (type === 'EachBlock') return key === 'context';
  if (type === 'AwaitBlock') return key === 'value' || key === 'error';
  if (type === 'SnippetBlock') return key !== 'body';
  return type === 'Let';
}

const kinds: Readonly<Record<string, TemplateCode['code']>> = {
  EventHandler: 'handler',
  IfBlock: 'test',
  Class: 'test',
};

function codeOf(node: Node, code: Node, locals: readonly string[]): TemplateCode[] {
  // `{@const name = value}`
  const value = node.type === 'ConstTag' && isNode(code.right) ? code.right : code;
  const { start, end } = value;
  return [{ start, end, code: kinds[node.type] ?? 'expression', locals, hasEntities: false }];
}

/** The names that a block declares for what stands in it. */
function declaredBy(node: Node): string[] {
  const { type, context, value, error, index, parameters } = node;
  if (type === 'EachBlock') return [...patternNames(context), ...(typeof index === 'string' ? [index] : [])];
  if (type === 'AwaitBlock') return [...patternNames(value), ...patternNames(error)];
  if (type === 'SnippetBlock') return (Array.isArray(parameters) ? parameters : []).flatMap(patternNames);
  const attributes = Array.isArray(node.attributes) ? node.attributes.filter(isNode) : [];
  const lets = attributes.filter((attribute) => attribute.type === 'Let');
  return lets.flatMap(({ expression, name = '' }) => (expression ? patternNames(expression) : [name]));
}

/** A constant is seen by what stands beside it. */
function constantsOf(node: Node): string[] {
  if (node.type !== 'ConstTag' || !isNode(node.expression)) return [];
  return patternNames(node.expression.left);
}

/** The names in a pattern, keys left out. */
function patternNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [pattern.name ?? ''];
  return Object.entries(pattern).flatMap(([key, value]) =>
    key === 'key' || key === 'right' ? [] : (Array.isArray(value) ? value : [value]).flatMap(patternNames),
  );
}
