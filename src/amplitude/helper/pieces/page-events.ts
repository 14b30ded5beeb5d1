import type { Options } from '../../../config/options.js';
import type { FunctionPiece } from './piece.js';
import { quoted } from './quoted.js';

/** The function whose body depends on how the project names its page events. */
export function pageEventPiece({ mode, unnamedEvent }: Options['page']): FunctionPiece {
  const isClassic = mode === 'viewed-name-page';
  const unnamed = quoted(unnamedEvent ?? 'Loaded a Page');
  // The underscore keeps `noUnusedParameters` quiet where the name does not matter.
  const isFixed = mode === 'loaded-a-page';
  const named = isClassic
    ? `\`Viewed \${category ? \`\${category} \` : ''}\${name} Page\``
    : `\`Viewed \${name}\``;
  return {
    kind: 'function',
    name: 'pageEvent',
    exported: true,
    doc: `The name of the event that stands for a Segment page call. As with Segment only a non-empty
string names a page; a page without a name still has to be some event.`,
    parameters: [
      { name: isFixed ? '_name' : 'name', type: 'unknown' },
      ...(isClassic ? [{ name: 'category', type: 'unknown', optional: true } as const] : []),
    ],
    returns: 'string',
    body: `return ${isFixed ? unnamed : `typeof name === 'string' && name !== '' ? ${named} : ${unnamed}`};`,
  };
}

export function screenEventPiece({ mode }: Options['screen']): FunctionPiece {
  const named = mode === 'viewed-name-screen' ? `\`Viewed \${name} Screen\`` : `\`Viewed \${name}\``;
  return {
    kind: 'function',
    name: 'screenEvent',
    exported: true,
    doc: 'The name of the event that stands for a Segment screen call, in the same way.',
    parameters: [{ name: 'name', type: 'unknown' }],
    returns: 'string',
    body: `return typeof name === 'string' && name !== '' ? ${named} : 'Loaded a Screen';`,
  };
}
