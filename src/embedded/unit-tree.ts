import type { Comment, Directive, File, Node, Statement } from '@babel/types';
import { type Parsed, ParseError, parseModule, parseWholeExpression } from '../javascript/syntax/parse.js';
import { placeIn } from '../javascript/syntax/positions.js';
import { growTree, type Tree } from '../javascript/syntax/tree.js';
import { type Decoded, decodeAttribute, relocate } from './entities.js';
import type { HandedTo } from './handed-on.js';
import type { Language, Region, Unit, Unread } from './layout.js';
import { decodeLiteral } from './literals.js';
import { findServerTags, maskServerTags, noteServerTags } from './server-tags.js';
import { expandNames } from './template-names.js';

/** A unit as one tree, whose offsets are those of the file. */
export interface UnitTree {
  readonly unit: Unit;
  readonly tree: Tree;
  /** Mistakes that the parser could step over. */
  readonly mistakes: number;
  /** Regions that no parser could read; they are not in the tree. */
  readonly unread: readonly Unread[];
}

/** Parses the regions of a unit and puts them together as one program. */
export function plant(text: string, unit: Unit): UnitTree {
  const body: Statement[] = [];
  const directives: Directive[] = [];
  const comments: Comment[] = [];
  const blocks: Region[] = [];
  const unread: Unread[] = [];
  let mistakes = 0;
  for (const region of unit.regions) {
    try {
      const parsed = parseRegion(text, region, unit);
      mistakes += parsed.mistakes;
      const { program } = parsed.ast;
      body.push(...(region.form === 'inline' ? [enclosed(program.body, region)] : program.body));
      directives.push(...program.directives);
      comments.push(...(parsed.ast.comments ?? []));
      blocks.push(region);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const code =
        unit.names === undefined || region.form === 'lines' ? 'script-not-read' : 'template-not-read';
      unread.push({ start: region.start, end: region.end, code, reason: error.message });
    }
  }
  const program = { type: 'Program', body, directives, sourceType: 'module', start: 0, end: text.length };
  const ast = { type: 'File', program, comments, start: 0, end: text.length } as unknown as File;
  const tree = growTree(text, ast, blocks);
  const isExpanded = unit.names !== undefined && expandNames(tree, unit.names);
  return { unit, tree: isExpanded ? growTree(text, ast, blocks) : tree, mistakes, unread };
}

function parseRegion(text: string, region: Region, { language, hasServerTags }: Unit): Parsed {
  const source = text.slice(region.start, region.end);
  const decoded = decode(source, region);
  const code = decoded?.text ?? source;
  const { line, column } = placeIn(text, region.start);
  const at = { index: decoded ? 0 : region.start, line, column: column - 1 };
  const tags = hasServerTags ? findServerTags(code) : [];
  const parsed = parseCode(maskServerTags(code, tags), region, language, at);
  if (tags.length > 0) {
    if (parsed.mistakes > 0)
      throw new ParseError('a tag of a template engine stands where code cannot have one');
    const moved = tags.map((tag) => ({ ...tag, start: tag.start + at.index, end: tag.end + at.index }));
    noteServerTags(parsed.ast, moved);
  }
  if (decoded) relocate(parsed.ast, decoded);
  return parsed;
}

function decode(source: string, region: Region): Decoded | null {
  const said = region.literal ? decodeLiteral(source, region) : null;
  if (!region.hasEntities) return said;
  if (!said) return decodeAttribute(source, region.start);
  // An attribute of a page that a string says.
  const inner = decodeAttribute(said.text, 0);
  return inner ? { text: inner.text, at: inner.at.map((offset) => said.at[offset] as number) } : said;
}

type At = Parameters<typeof parseWholeExpression>[2];

function parseCode(code: string, region: Region, language: Language, at: At): Parsed {
  const path = `.${language}`;
  if (region.code === 'script') return parseModule(code, path, at);
  if (region.code !== 'handler') return parseWholeExpression(code, path, at);
  try {
    return parseModule(code, path, at);
  } catch (error) {
    // `async () => {}` and `function () {}` are no statements.
    if (error instanceof ParseError) return parseWholeExpression(code, path, at);
    throw error;
  }
}

/**
 * Code of an attribute or a template as what it is: the body of a function, with the names that are nearer than those
 * of the scripts. An expression stands in a container, as in JSX, so that a handler is known for one.
 */
function enclosed(body: readonly Statement[], region: Region): Statement {
  const place = { start: region.start, end: region.end };
  const [first] = body;
  const isValue = body.length === 1 && first?.type === 'ExpressionStatement' && givesValue(first, region);
  if (region.code === 'test' && first?.type === 'ExpressionStatement') return tested(first.expression, place);
  const value = isValue && { type: 'JSXExpressionContainer', expression: first.expression, ...place };
  const argument = value && region.handedTo ? elementOf(region.handedTo, value, place) : value;
  const statements = argument ? [{ type: 'ReturnStatement', argument, ...place }] : body;
  const block = { type: 'BlockStatement', body: statements, directives: [], ...place };
  const params = region.locals.map((name) => ({ type: 'Identifier', name, ...place, end: place.start }));
  const expression = { type: 'FunctionExpression', id: null, params, body: block, ...place };
  return { type: 'ExpressionStatement', expression, ...place } as unknown as Statement;
}

type Place = { start: number; end: number };

/** What a template hands to a component, as JSX says it: `<Component property={value} />`. */
function elementOf({ component, property }: HandedTo, value: { expression: Node }, place: Place) {
  const attribute =
    property === null
      ? { type: 'JSXSpreadAttribute', argument: value.expression, ...place }
      : { type: 'JSXAttribute', name: { type: 'JSXIdentifier', name: property, ...place }, value, ...place };
  const name = { type: 'JSXIdentifier', name: component, ...place };
  const openingElement = {
    type: 'JSXOpeningElement',
    name,
    attributes: [attribute],
    selfClosing: true,
    ...place,
  };
  return { type: 'JSXElement', openingElement, closingElement: null, children: [], ...place };
}

/** A condition of the template. */
function tested(test: Node, place: Place): Statement {
  const consequent = { type: 'EmptyStatement', start: place.end, end: place.end };
  return { type: 'IfStatement', test, consequent, alternate: null, ...place } as unknown as Statement;
}

/** False for a call that a handler makes: nobody waits for what it gives. */
function givesValue({ expression }: { expression: Node }, { code }: Region): boolean {
  return code === 'expression' || /^(ArrowFunctionExpression|FunctionExpression)$/.test(expression.type);
}
