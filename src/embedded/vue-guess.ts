import type { Span } from '../segment/value.js';
import type { TemplateCode } from './layout.js';
import { directiveName, kindOfDirective, loopIn } from './vue-syntax.js';

const attribute = /(?<![\w-])((?:@|:|v-)[\w:.[\]$-]+)\s*=\s*("([^"]*)"|'([^']*)')/g;
/** `:client`, which is short for `:client="client"`. */
const short = /(?<=\s(?::|v-bind:))[A-Za-z][\w-]*(?=[\s/>])/g;
const mustache = /\{\{([\s\S]*?)\}\}/g;
const hidden = /<!--[\s\S]*?-->|^[ \t]*\/\/.*$/gm;

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/**
 * What looks like code in a template that no compiler reads: because the project's own is not installed, or because
 * the template is in a language of its own. It says which calls there may be, and is never edited; names that the
 * template declares are not told apart.
 */
export function guessVueCode(text: string, { start, end }: Span): TemplateCode[] {
  const template = text.slice(start, end).replace(hidden, blank);
  const attributes = [...template.matchAll(attribute)].map(
    ({ 0: whole, 1: name = '', 2: quoted = '', index }) => ({
      name,
      value: quoted.slice(1, -1),
      at: start + index + whole.length - quoted.length + 1,
    }),
  );
  return [
    ...attributes.flatMap(({ name, value, at }) => attributeCode(name, value, at)),
    ...[...template.replace(/"[^"]*"|'[^']*'/g, blank).matchAll(short)].map(({ 0: name, index }) => ({
      start: start + index,
      end: start + index + name.length,
      code: 'expression' as const,
      locals: [],
      hasEntities: true,
    })),
    ...[...template.matchAll(mustache)].map(({ index, 1: code = '' }) => ({
      start: start + index + 2,
      end: start + index + 2 + code.length,
      code: 'expression' as const,
      locals: [],
      hasEntities: false,
    })),
  ];
}

function attributeCode(name: string, value: string, at: number): TemplateCode[] {
  if (/^v-slot/.test(name)) return [];
  const source = name === 'v-for' ? loopIn(value).source : value;
  const code = kindOfDirective(directiveName(name));
  const start = at + Math.max(value.lastIndexOf(source), 0);
  return [
    {
      start,
      end: at + value.length,
      code,
      locals: code === 'handler' ? ['$event'] : [],
      hasEntities: true,
    },
  ];
}
