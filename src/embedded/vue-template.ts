import { quoteBefore } from './attribute-text.js';
import type { TemplateCode, TemplateReader } from './layout.js';
import { kindOfDirective, loopIn, namesIn } from './vue-syntax.js';

/** What is used of `@vue/compiler-dom`. */
interface Compiler {
  parse(template: string, options: { onError: () => void }): Element;
}

interface Located {
  readonly loc: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}

interface Expression extends Located {
  readonly content: string;
  readonly isStatic?: boolean;
}

interface Directive extends Located {
  readonly type: number;
  readonly name: string;
  readonly arg?: Expression;
  readonly exp?: Expression;
}

interface Element extends Located {
  readonly type: number;
  readonly props?: readonly Directive[];
  readonly content?: Expression;
  readonly children?: readonly Element[];
}

/** Node types of Vue's AST, which are numbers. */
const interpolation = 5;
const directive = 7;

/** Reads templates of Vue 3 with its own parser. */
export function vueReader({ parse }: Compiler): TemplateReader {
  return (text, template) => {
    let failed = false;
    const onError = () => {
      failed = true;
    };
    const root = parse(text.slice(template.start, template.end), { onError });
    if (failed) throw new SyntaxError('the compiler cannot read the template');
    return codeIn(root, [], { text, offset: template.start });
  };
}

interface Place {
  readonly text: string;
  /** Where the template begins in the file. */
  readonly offset: number;
}

function codeIn(node: Element, locals: readonly string[], place: Place): TemplateCode[] {
  if (node.type === interpolation && node.content)
    return [{ ...spanOf(node.content, place), code: 'expression', locals, hasEntities: false }];
  const own = (node.props ?? []).filter(({ type }) => type === directive);
  const loop = own.find(({ name }) => name === 'for')?.exp;
  const inner = [...locals, ...(loop ? namesIn(loopIn(loop.content).names) : [])];
  const slot = own.find(({ name }) => name === 'slot')?.exp;
  const below = [...inner, ...(slot ? namesIn(slot.content) : [])];
  return [
    ...own.flatMap((prop) => codeOf(prop, prop.exp === loop ? locals : inner, place)),
    ...(node.children ?? []).flatMap((child) => codeIn(child, below, place)),
  ];
}

function codeOf({ name, arg, exp }: Directive, locals: readonly string[], place: Place): TemplateCode[] {
  const dynamic = arg && arg.isStatic === false ? [attribute(arg, 'expression', locals, place)] : [];
  if (name === 'slot') return dynamic;
  // `:analytics` is short for `:analytics="analytics"`.
  if (!exp) return name === 'bind' && arg?.isStatic ? [attribute(arg, 'expression', locals, place)] : dynamic;
  if (name === 'for') {
    const { source } = loopIn(exp.content);
    const { start, end } = spanOf(exp, place);
    const at = place.text.lastIndexOf(source, end);
    return [{ ...attribute(exp, 'expression', locals, place), start: Math.max(at, start) }, ...dynamic];
  }
  const seen = name === 'on' ? [...locals, '$event'] : locals;
  return [attribute(exp, kindOfDirective(name), seen, place), ...dynamic];
}

function attribute(
  exp: Expression,
  code: TemplateCode['code'],
  locals: readonly string[],
  place: Place,
): TemplateCode {
  const span = spanOf(exp, place);
  const around = quoteBefore(place.text, span.start);
  return { ...span, code, locals, hasEntities: true, ...(around ? { around } : {}) };
}

function spanOf({ loc }: Located, { offset }: Place): { start: number; end: number } {
  return { start: loc.start.offset + offset, end: loc.end.offset + offset };
}
