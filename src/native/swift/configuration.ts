import type { Entry } from '../../segment/value.js';
import type { NativeFile } from '../language.js';
import { fieldOf, findAll, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { declarationOf } from './scope.js';
import { isConfigurationClass } from './sdk.js';
import { type Call, callOf, memberOf, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** What a client is configured with, and the statements that do nothing else. */
export interface Configuration {
  readonly key: SyntaxNode;
  readonly settings: readonly Entry[];
  readonly statements: readonly SyntaxNode[];
}

/** `Configuration(writeKey: …).flushAt(3)`, also in a local variable that is set up over several statements. */
export function configurationOf(
  file: NativeFile,
  expression: SyntaxNode,
  user: SyntaxNode,
): Configuration | null {
  const { tree } = file;
  const settings: Entry[] = [];
  for (let node = unwrap(expression); ; ) {
    const call = callOf(tree, node);
    const member = call && memberOf(tree, call.callee);
    if (!call) {
      const held = settings.length === 0 ? heldConfiguration(file, node, user) : null;
      return held && { ...held, settings: [...held.settings, ...settings.reverse()] };
    }
    const key = call.args.find(({ label }) => label === 'writeKey');
    if (key && makesConfiguration(file, call))
      return { key: key.value, settings: settings.reverse(), statements: [] };
    if (!member) return null;
    const [value] = call.args;
    settings.push(entry(file, textOf(tree, member.name), value?.value ?? null, node));
    node = unwrap(member.receiver);
  }
}

/** `AnalyticsConfiguration(…)`, `.init(…)` */
function makesConfiguration(file: NativeFile, { callee, args }: Call): boolean {
  const name = textOf(file.tree, callee);
  // The older SDK can be told another host.
  const isKnown = args.every(({ label }) => label === 'writeKey' || label === 'defaultAPIHost');
  return (
    isKnown && (/^\.\s*init$/.test(name) || isConfigurationClass(file, name.replace(/\.init$/, ''), callee))
  );
}

function entry({ tree }: NativeFile, key: string, value: SyntaxNode | null, node: SyntaxNode): Entry {
  return value
    ? { kind: 'property', key, value: readValue(tree, value), span: spanOf(node) }
    : { kind: 'computed', span: spanOf(node) };
}

/** A local variable that has nothing to do but to be handed over. */
function heldConfiguration(file: NativeFile, node: SyntaxNode, user: SyntaxNode): Configuration | null {
  const { tree } = file;
  if (node.type !== 'simple_identifier') return null;
  const name = textOf(tree, node);
  const declared = declarationOf(tree, node, name);
  const list = declared?.node.parent;
  if (declared?.place !== 'local' || !declared.value || list?.type !== 'statements') return null;
  // What a condition of the compiler leaves out here or there cannot be one configuration.
  if (/^\s*#(?:if|elseif|else|endif)\b/m.test(tree.text.slice(declared.node.start, user.start))) return null;
  const made = configurationOf(file, declared.value, user);
  if (!made || made.statements.length > 0) return null;
  const settings = [...made.settings];
  const statements = [declared.node];
  for (const use of findAll(list, ({ type }) => type === 'simple_identifier')) {
    if (use.start <= declared.node.end || use === node || textOf(tree, use) !== name || !isValue(use))
      continue;
    const statement = list.children.find(({ start, end }) => start <= use.start && use.end <= end);
    const given = statement && settingsOf(file, statement, use);
    if (!given) return null;
    settings.push(...given);
    if (!statements.includes(statement)) statements.push(statement);
  }
  return { key: made.key, settings, statements };
}

/** No label, and no member of something else. */
const isValue = ({ parent, field }: SyntaxNode): boolean =>
  parent?.type !== 'value_argument_label' && !(parent?.type === 'navigation_suffix' && field === 'suffix');

/** `configuration.flushAt = 3`, `configuration.use(…).flushAt(3)`, `configuration.experimental.x = y` as a statement of its own. */
function settingsOf(file: NativeFile, statement: SyntaxNode, use: SyntaxNode): Entry[] | null {
  const { tree } = file;
  if (statement.start !== use.start) return null;
  if (statement.type === 'assignment') {
    const target = fieldOf(statement, 'target');
    const [left] = target ? parts(target) : [];
    const member = left ? memberOf(tree, left) : null;
    const result = fieldOf(statement, 'result');
    return member && result ? [entry(file, textOf(tree, member.name), result, statement)] : null;
  }
  const settings: Entry[] = [];
  for (let node = statement; node !== use; ) {
    const call = callOf(tree, node);
    const member = call && memberOf(tree, call.callee);
    if (!member) return null;
    settings.unshift(entry(file, textOf(tree, member.name), call.args[0]?.value ?? null, node));
    node = unwrap(member.receiver);
  }
  return settings;
}
