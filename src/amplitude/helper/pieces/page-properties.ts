import type { Piece } from './piece.js';

/** What Segment adds to the properties of a page. */
export const pagePropertiesPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'pageProperties',
    exported: true,
    doc: `The properties of a Segment page call: in a browser Segment added path, referrer, search, title and
url by itself, which \`track\` does not. Given properties win over those; name and category over both.`,
    parameters: [
      { name: 'name', type: 'unknown', optional: true },
      { name: 'properties', type: 'object | null', optional: true },
      { name: 'category', type: 'unknown', optional: true },
    ],
    returns: 'Record<string, unknown>',
    body: `return {
  ...attempt(currentPage),
  ...attempt(() => (isPlainObject(properties) ? { ...properties } : {})),
  ...(typeof category === 'string' ? { category } : {}),
  ...(typeof name === 'string' && name !== '' ? { name } : {}),
};`,
  },
  {
    kind: 'function',
    name: 'currentPage',
    doc: 'The page as Segment describes it: a canonical link beats the address bar, and the hash is left out.',
    parameters: [],
    returns: 'Record<string, string>',
    body: `const { document, location, URL } = browser();
if (!document || !location) return {};
const { referrer, title } = document;
const { href, pathname, search } = location;
const link = document.querySelector("link[rel='canonical']");
const canonical = link && link.getAttribute('href');
if (!canonical) return { path: pathname, referrer, search, title, url: href.replace(/#.*/, '') };
const parsed = attempt(() => URL && new URL(canonical));
const path = parsed ? parsed.pathname : canonical.replace(/^(?!\\/)/, '/');
return { path, referrer, search, title, url: canonical.includes('?') ? canonical : canonical + search };`,
  },
];
