import type { Edit } from '../../javascript/edit.js';
import { fieldsOf, type NativeTree, parts, type SyntaxNode } from '../tree.js';
import { readValue } from './values.js';

/** The text that Segment's SDKs send for a date (`iso8601()`, `iso8601NanoFormattedString`); Amplitude's send a number, or another text. */
const written = ['TimeZone(secondsFromGMT: 0)!', '[.withInternetDateTime, .withFractionalSeconds]'];
const format = (date: string): [string, string] => [
  `ISO8601DateFormatter.string(from: ${date}`,
  `, timeZone: ${written[0]}, formatOptions: ${written[1]})`,
];

/** Dates among properties or traits as the texts that they were. */
export function dateEdits(tree: NativeTree, bag: SyntaxNode): Edit[] {
  return valuesIn(bag).flatMap((value): Edit[] => {
    const { shape, nullable } = readValue(tree, value);
    if (shape !== 'date') return [];
    const [before, after] = format(nullable ? '$0' : '');
    const { start, end } = value;
    const at = (place: number, text: string): Edit => ({
      span: { start: place, end: place },
      pieces: [text],
    });
    return nullable
      ? [at(end, `.map { ${before}${after} }`)]
      : [...(before === '' ? [] : [at(start, before)]), at(end, after)];
  });
}

/** Values of a literal, and of the literals in it; a cast to `Any` stays around what it casts. */
function valuesIn(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'dictionary_literal':
      return fieldsOf(node, 'value').flatMap(valuesIn);
    case 'array_literal':
      return fieldsOf(node, 'element').flatMap(valuesIn);
    case 'as_expression':
      return valuesIn(parts(node)[0] ?? node);
    default:
      return [node];
  }
}
