import { quoteBefore, valueSpan } from './attribute-text.js';
import type { TemplateCode, TemplateReader } from './layout.js';
import { directiveName, kindOfDirective, loopIn, namesIn } from './vue-syntax.js';

interface Options {
  readonly outputSourceRange: true;
}

/** What is used of `vue-template-compiler`, or of the compiler that Vue 2.7 brings. */
interface Compiler {
  compile?(template: string, options: Options): Compiled;
  compileTemplate?(input: { source: string; filename: string; compilerOptions: Options }): Compiled;
}

interface Compiled {
  readonly ast?: Element;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Element {
  readonly type: number;
  readonly start?: number;
  readonly end?: number;
  readonly pre?: boolean;
  readonly rawAttrsMap?: Readonly<Record<string, Attribute>>;
  readonly children?: readonly Element[];
  readonly ifConditions?: readonly { readonly block: Element }[];
  readonly scopedSlots?: Readonly<Record<string, Element>>;
}

const textWithMustaches = 2;

/** Reads templates of Vue 2 with its own compiler. */
export function oldVueReader({ compile, compileTemplate }: Compiler): TemplateReader {
  return (text, { start, end }) => {
    const source = text.slice(start, end);
    const options = { outputSourceRange: true } as const;
    const compiled = compile
      ? compile(source, options)
      : compileTemplate?.({ source, filename: 'component.vue', compilerOptions: options });
    if (!compiled?.ast) throw new SyntaxError('the compiler cannot read the template');
    // The compiler trims a template before it counts.
    const offset = start + source.length - source.trimStart().length;
    return codeIn(compiled.ast, [], { text, offset }, new Set());
  };
}

interface Place {
  readonly text: string;
  readonly offset: number;
}

/** Branches of `v-if` and contents of slots hang on other elements, and may hang there twice. */
function codeIn(node: Element, locals: readonly string[], place: Place, seen: Set<Element>): TemplateCode[] {
  if (seen.has(node) || node.pre) return [];
  seen.add(node);
  if (node.type === textWithMustaches) return mustaches(node, locals, place);
  const attributes = Object.values(node.rawAttrsMap ?? {});
  const textOf = (pattern: RegExp) => attributes.find(({ name }) => pattern.test(name))?.value ?? '';
  const inner = [
    ...locals,
    ...namesIn(loopIn(textOf(/^v-for$/)).names),
    ...namesIn(textOf(/^(?:slot-)?scope$/)),
  ];
  const below = [...inner, ...namesIn(textOf(/^(?:v-slot|#)/))];
  const others = [
    ...(node.ifConditions ?? []).map(({ block }) => ({ node: block, locals })),
    ...Object.values(node.scopedSlots ?? {}).map((slot) => ({ node: slot, locals: below })),
    ...(node.children ?? []).map((child) => ({ node: child, locals: below })),
  ];
  return [
    ...attributes.flatMap((attribute) => codeOf(attribute, locals, inner, place)),
    ...others.flatMap((other) => codeIn(other.node, other.locals, place, seen)),
  ];
}

function mustaches({ start = 0, end = 0 }: Element, locals: readonly string[], place: Place): TemplateCode[] {
  const at = start + place.offset;
  return [...place.text.slice(at, end + place.offset).matchAll(/\{\{([\s\S]+?)\}\}/g)].map((match) => {
    const from = at + match.index + 2;
    return {
      start: from,
      end: from + (match[1] ?? '').length,
      code: 'expression',
      locals,
      hasEntities: false,
    };
  });
}

function codeOf(
  { name, start, end }: Attribute,
  outer: readonly string[],
  inner: readonly string[],
  { text, offset }: Place,
): TemplateCode[] {
  if (!/^(?:@|:|v-)/.test(name) || /^v-(?:slot|else|cloak|once|pre)\b/.test(name)) return [];
  const value = valueSpan(text, { start: start + offset, end: end + offset });
  if (!value || value.start >= value.end) return [];
  const around = quoteBefore(text, value.start);
  const shared = { ...value, hasEntities: true, ...(around ? { around } : {}) };
  if (name === 'v-for') {
    const { source } = loopIn(text.slice(value.start, value.end));
    const at = Math.max(text.lastIndexOf(source, value.end), value.start);
    return [{ ...shared, start: at, code: 'expression', locals: outer }];
  }
  const code = kindOfDirective(directiveName(name));
  return [{ ...shared, code, locals: code === 'handler' ? [...inner, '$event'] : inner }];
}
