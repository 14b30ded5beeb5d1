import type { Class, Function as FunctionNode, Node } from '@babel/types';
import { isCommonJs, isEsModule } from '../../syntax/module-form.js';
import { functionAround, returnsOf } from '../../syntax/returns.js';
import { isFunction, resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import { isCall } from './access.js';
import { bind, keyOf } from './bind.js';
import { createsContext } from './contexts.js';
import { enhancedBy } from './enhanced.js';
import { assignField, assignStatic, classOf } from './fields.js';
import type { Flow } from './flow.js';
import { importOf, memberOfModule } from './imports.js';
import { calledName, holderKey } from './known-functions.js';
import { lazySource } from './lazy.js';
import { noteOther, noteOtherCalls } from './others.js';
import { takeIntoPinia } from './pinia.js';
import { isComponentValue, takeProps } from './props.js';
import { type Of, property, type Shape, settled, wrap } from './shape.js';

/** A function gives this back: all its calls are this. */
export function returned(flow: Flow, fn: Node, shape: Shape): boolean {
  if (!isFunction(fn)) return false;
  const node = fn as FunctionNode;
  // What a generator returns no loop over it sees.
  if ('generator' in node && node.generator) return false;
  for (const { argument } of returnsOf(node)) noteOther(flow, argument, shape);
  return gives(flow, node, 'async' in node && node.async ? wrap('promise', settled(shape)) : shape);
}

/** What a function node as a value is, when a call of it is this. */
export function gives(flow: Flow, node: FunctionNode, shape: Shape): boolean {
  const isGetter = 'kind' in node && node.kind === 'get';
  return functionIs(flow, node, isGetter ? shape : wrap('result', shape));
}

/** What a component of old React gives this way the components below read as `this.context`, or as a second argument. */
const legacyContext = 'getChildContext';

/** A function is this, under whichever name and in whichever object it stands. */
function functionIs(flow: Flow, node: FunctionNode, shape: Shape): boolean {
  switch (node.type) {
    case 'FunctionDeclaration': {
      const declaration = node.id ? resolve(flow.tree, node.id.name, node.id) : null;
      if (declaration) flow.hold(declaration, shape);
      else flow.export('default', shape);
      return true;
    }
    case 'ObjectMethod': {
      const object = parentOf(node);
      const key = keyOf(node);
      if (!object || key === null || key === legacyContext) return false;
      flow.visit(object, property(key, shape));
      return true;
    }
    case 'ClassMethod':
    case 'ClassPrivateMethod': {
      const owner = classOf(node);
      const key = keyOf(node);
      if (!owner || key === null || key === legacyContext || node.kind === 'constructor') return false;
      if (node.static) assignStatic(flow, owner, key, shape);
      else assignField(flow, owner, key, shape, node.accessibility === 'private');
      return true;
    }
    default:
      flow.visit(node, shape);
      return true;
  }
}

/** `yield client`: a loop over what the generator gives gets it. */
export function yielded(flow: Flow, fn: Node | null, shape: Shape): boolean {
  return fn !== null && isFunction(fn) && gives(flow, fn as FunctionNode, property('0', settled(shape)));
}

/** A function is called with this as its argument. False where its code cannot be seen. */
export function givenFunction(flow: Flow, callee: Node, shape: Shape, index = 0): boolean {
  const fn = unwrapped(callee);
  const lazy = lazySource(fn);
  if (lazy !== null) return feedDefault(flow, lazy, shape, index);
  if (isFunction(fn)) return bindParameter(flow, fn as FunctionNode, shape, index);
  if (/^Class(Declaration|Expression)$/.test(fn.type)) return givenConstructor(flow, fn, shape, index);
  const enhanced = enhancedBy(fn);
  if (enhanced) return givenFunction(flow, enhanced, shape, index);
  if (fn.type !== 'Identifier') return feedFunction(flow, fn, shape, index);
  const declaration = resolve(flow.tree, fn.name, fn);
  if (!declaration) return false;
  const { node } = declaration;
  if (isFunction(node)) {
    if ('id' in node && node.id === declaration.identifier) {
      noteOtherCalls(flow, fn, index, shape);
      return bindParameter(flow, node as FunctionNode, shape, index);
    }
    return handToCaller(flow, node as FunctionNode, declaration.identifier, {
      kind: 'takes',
      index,
      of: shape,
    });
  }
  if (node.type === 'VariableDeclarator') {
    const state = stateOf(node, declaration.identifier);
    if (state) return bind(flow, state, shape);
    const loaded = node.init ? lazySource(node.init) : null;
    if (loaded !== null) return feedDefault(flow, loaded, shape, index);
    noteOtherCalls(flow, fn, index, shape);
    const made = node.init && functionIn(node.init);
    if (made) return bindParameter(flow, made, shape, index);
    const component = node.init && enhancedBy(node.init);
    return component ? givenFunction(flow, component, shape, index) : feedFunction(flow, fn, shape, index);
  }
  noteOtherCalls(flow, fn, index, shape);
  if (node.type === 'ClassDeclaration') return givenConstructor(flow, node, shape, index);
  return feedFunction(flow, fn, shape, index);
}

/** The function that is called is a parameter itself: whoever hands one in has it called with this. */
function handToCaller(flow: Flow, fn: FunctionNode, parameter: Node, of: Of<'takes'>): boolean {
  const index = (fn.params as readonly Node[]).indexOf(parameter);
  // Any script of the page can call what stands at the top of one.
  const isPages = parentOf(fn)?.type === 'Program' && !isEsModule(flow.tree) && !isCommonJs(flow.tree);
  return index !== -1 && !isPages && functionIs(flow, fn, { kind: 'calls', index, of });
}

/** `withClient((client) => …)`, `withAnalytics(Component)` */
export function atCaller(flow: Flow, node: Node, { index, of }: Of<'calls'>): boolean {
  const outer = wrapped(node);
  const call = parentOf(outer);
  if (!call || !isCall(call) || call.callee !== outer) return false;
  const given = call.arguments[index];
  if (given && !givenFunction(flow, functionIn(given) ?? given, of.of, of.index)) flow.escape(given);
  return true;
}

/** A function of another module is called with this, by its name, as a member of the whole, or where it is required. */
function feedFunction(flow: Flow, callee: Node, shape: Shape, index: number): boolean {
  const imported = importOf(flow.tree, callee) ?? memberOfModule(flow.tree, callee);
  if (!imported) return false;
  flow.feed({ ...imported, shape: { kind: 'takes', index, of: shape } });
  return flow.follows(imported.source);
}

/** A component that is loaded later is what its module exports by default. */
function feedDefault(flow: Flow, source: string, shape: Shape, index: number): boolean {
  flow.feed({ source, name: 'default', shape: { kind: 'takes', index, of: shape } });
  return flow.follows(source);
}

/** What a module is told of a value that it exports: it gets this, too. */
export function takeFeed(flow: Flow, callee: Node, shape: Shape): boolean {
  if (shape.kind === 'takes') {
    if (shape.index === 0 && isComponentValue(flow.tree, callee)) return takeProps(flow, shape.of);
    // `<Context value={client}>`, where the one that hands it on takes the context for a component.
    const provided = isContext(flow, callee) ? providedValue(shape) : null;
    return provided
      ? bind(flow, callee, wrap('context', provided))
      : givenFunction(flow, callee, shape.of, shape.index);
  }
  return takeIntoPinia(flow, callee, shape) ?? bind(flow, callee, shape);
}

function isContext(flow: Flow, callee: Node): boolean {
  if (callee.type !== 'Identifier') return false;
  const declaration = resolve(flow.tree, callee.name, callee);
  return declaration !== null && createsContext(declaration.node);
}

const providedValue = ({ of, index }: Extract<Shape, { kind: 'takes' }>): Shape | null =>
  index === 0 && of.kind === 'property' && of.key === 'value' ? of.of : null;

/** The function in `useCallback(() => …)`, `memo(function Child() {})`, or the function itself. */
export function functionIn(init: Node): FunctionNode | null {
  const node = unwrapped(init);
  if (isFunction(node)) return node as FunctionNode;
  if (node.type !== 'CallExpression') return null;
  const [first] = node.arguments;
  return first ? functionIn(first) : null;
}

function bindParameter(flow: Flow, fn: FunctionNode, shape: Shape, index: number): boolean {
  const parameter = fn.params[index];
  // What a function does not name it does not use.
  if (!parameter) return !fn.params.some(({ type }) => type === 'RestElement') && !usesArguments(flow, fn);
  return parameter.type !== 'RestElement' && bind(flow, parameter, shape);
}

function usesArguments(flow: Flow, fn: Node): boolean {
  return (flow.tree.identifiers.get('arguments') ?? []).some((use) => functionAround(use) === fn);
}

/** `new Service(client)`; a component that is a class reads what it is given as `this.props`, too. */
function givenConstructor(flow: Flow, owner: Node, shape: Shape, index: number): boolean {
  if (owner.type !== 'ClassDeclaration' && owner.type !== 'ClassExpression') return false;
  const isComponent = extendsComponent(owner);
  if (isComponent && index === 0) assignField(flow, owner, 'props', shape, true);
  const made = owner.body.body.find(
    (member) => member.type === 'ClassMethod' && member.kind === 'constructor',
  );
  if (made?.type !== 'ClassMethod') return isComponent;
  return bindParameter(flow, made, shape, index);
}

/** `class extends Component<Props, State>` */
export function givenByType(flow: Flow, owner: Class, shape: Shape, index: number): void {
  if (!extendsComponent(owner)) return;
  if (index === 0) givenConstructor(flow, owner, shape, 0);
  else if (index === 1) assignField(flow, owner, 'state', shape, true);
}

/** `super(client)` */
export function givenSuper(flow: Flow, call: Node, shape: Shape, index: number): boolean {
  const owner = classOf(call);
  if (!owner?.superClass) return false;
  // What a component hands up is read as `this.props`.
  return extendsComponent(owner) || givenFunction(flow, owner.superClass, shape, index);
}

const extendsComponent = ({ superClass }: Class): boolean =>
  superClass != null && /^(Pure)?Component$/.test(calledName(superClass));

/** The value that goes with a setter: `const [value, setValue] = useState()`. */
function stateOf(declarator: Node, setter: Node): Node | null {
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern') return null;
  const [value, second] = declarator.id.elements;
  const call = declarator.init && unwrapped(declarator.init);
  if (second !== setter || call?.type !== 'CallExpression' || holderKey(call.callee) !== '0') return null;
  return value ?? null;
}

/** The call whose argument a function is, with the place that it has there. */
export function callbackOf(fn: Node): { call: Node; index: number } | null {
  const outer = wrapped(fn);
  const call = parentOf(outer);
  if (call?.type !== 'CallExpression' && call?.type !== 'OptionalCallExpression') return null;
  const index = (call.arguments as readonly Node[]).indexOf(outer);
  return index === -1 ? null : { call, index };
}
