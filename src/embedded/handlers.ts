import type { Region, Unread } from './layout.js';
import { type Attribute, textOf } from './markup.js';

/** Code in an attribute: read, or with the reason why not. */
export type Handler = { readonly region: Region } | { readonly unread: Unread };

/** Attributes of Alpine, Vue, htmx, AngularJS and Angular that hold code, which they evaluate in their own way. */
const frameworks = /^(?:@|x-on:|v-on:|hx-on|ng-(?:click|submit|change|init)$|\(\w+\)$)/i;

/** `onclick="…"` and `href="javascript:…"`; null for an attribute that holds no code. */
export function handlerOf(text: string, attribute: Attribute): Handler | null {
  const { name, value, quote } = attribute;
  const source = textOf(text, value);
  if (source === '') return null;
  const unread = (reason: string): Handler => ({ unread: { ...value, code: 'script-not-read', reason } });
  if (frameworks.test(name)) return unread(`a framework evaluates ${name}`);
  const scheme = /^(?:href|action|formaction)$/i.test(name) ? /^\s*javascript:/i.exec(source)?.[0] : null;
  if (scheme === undefined || (scheme === null && !/^on[a-z]+$/i.test(name))) return null;
  if (scheme && /%[\da-f]{2}/i.test(source)) return unread('it is written in percent signs');
  if (quote === null) return unread('no quotes stand around it');
  const region: Region = {
    start: value.start + (scheme?.length ?? 0),
    end: value.end,
    form: 'inline',
    around: quote,
    code: 'handler',
    locals: ['event'],
    hasEntities: true,
  };
  return { region };
}
