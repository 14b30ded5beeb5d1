import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';
import { grammarFile } from './grammars.js';
import type { LanguageName } from './languages.js';
import { withConditions, withoutConditions } from './swift/conditions.js';
import { withPrecedence } from './swift/precedence.js';
import { growTree, type NativeTree } from './tree.js';

/**
 * Without these, V8 compiles the grammars' lexers a second time in the background: the process then hangs for up to
 * half a minute at its end, and a second grammar takes seconds to load (seen on Node 20, 22 and 24). They only count
 * before the first module is compiled.
 */
const flags = ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

let started: Promise<void> | undefined;
const parsers = new Map<LanguageName, Promise<Parser>>();

/** Parses texts of languages that were loaded. */
export interface Engine {
  parse(language: LanguageName, text: string): NativeTree;
}

/** Loads the grammars of some languages; those that are there already cost nothing. */
export async function startEngine(languages: Iterable<LanguageName>): Promise<Engine> {
  started ??= start();
  await started;
  const loaded = new Map<LanguageName, Parser>();
  for (const language of languages) {
    const parser = parsers.get(language) ?? load(language);
    parsers.set(language, parser);
    loaded.set(language, await parser);
  }
  return { parse: (language, text) => parseWith(loaded.get(language), language, text) };
}

async function start(): Promise<void> {
  for (const flag of flags) setFlagsFromString(flag);
  await Parser.init();
}

async function load(language: LanguageName): Promise<Parser> {
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammarFile(language))));
  return parser;
}

function parseWith(parser: Parser | undefined, language: LanguageName, text: string): NativeTree {
  if (!parser) throw new Error(`the grammar of ${language} was not loaded`);
  const tree = parseText(parser, language, text, text);
  return language === 'swift' ? withPrecedence(withoutSplits(parser, tree)) : tree;
}

/** Reads a file anew without its conditions of the compiler where that makes more of it readable. */
function withoutSplits(parser: Parser, tree: NativeTree): NativeTree {
  const masked = tree.mistakes > 0 ? withoutConditions(tree.text) : null;
  if (masked === null) return tree;
  const other = parseText(parser, tree.language, masked, tree.text);
  return other.mistakes < tree.mistakes ? withConditions(other) : tree;
}

/** @param text what is parsed; offsets are those of `source`, which is as long */
function parseText(parser: Parser, language: LanguageName, text: string, source: string): NativeTree {
  const tree = parser.parse(text);
  if (!tree) throw new Error('the parser gave up');
  try {
    return growTree(source, language, tree);
  } finally {
    // The parser's own memory is not collected.
    tree.delete();
  }
}
