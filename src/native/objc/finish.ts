import type { Edit } from '../../javascript/edit.js';
import { openKey, ownKey } from '../components.js';
import type { NativeCall, NativeFile } from '../language.js';
import { ancestorsOf, findAll, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { isShared } from './clients.js';
import { componentsOf } from './fate.js';
import { importEdits } from './imports.js';
import { keyOfType } from './keys.js';
import { clientClass } from './methods.js';
import type { ObjcCall } from './objc-call.js';
import { sharedSpeaker } from './recognise.js';
import { extendsSegment, isSegmentSource } from './sources.js';
import { type Destination, useOf } from './uses.js';

/** Types, variables, the instance and the imports of an Objective-C file. */
export function finish(
  file: NativeFile,
  migrated: readonly NativeCall[],
  left: readonly NativeCall[],
  edits: readonly Edit[],
): Edit[] {
  const calls = { migrated: migrated as readonly ObjcCall[], staysSegment: left.length > 0 };
  if (file.project.ownTypes.has(clientClass) || isSegmentSource(file) || extendsSegment(file.tree)) {
    return migrated.length > 0 ? importEdits(file, calls, edits) : [];
  }
  const own = clientEdits(file);
  const speaks = migrated.length > 0 || own.length > 0;
  return speaks ? [...own, ...importEdits(file, calls, [...edits, ...own])] : [];
}

/** The clients that became Amplitude's get its class, and its instance for a value. */
function clientEdits(file: NativeFile): Edit[] {
  const { tree, project } = file;
  const components = componentsOf(file);
  const moves = (key: string) => components.reasonOf(key) === null;
  const named = findAll(tree.root, (node) => isType(file, node));
  const types = named.filter((node) => !isForward(node));
  const moving = types.filter((node) => moves(keyOfType(tree, node)));
  const forward = moving.length > 0 || (types.length === 0 && moves(openKey)) ? named.filter(isForward) : [];
  const values = findAll(
    tree.root,
    (node) => isShared(tree, node) && isHandedOn(useOf(file, node)) && moves(ownKey(node)),
  );
  return [
    ...moving.map((node): Edit => ({ span: spanOf(node), pieces: ['Amplitude'] })),
    ...forward.map((node): Edit => {
      const isBoth = moving.length < types.length;
      return { span: spanOf(node), pieces: isBoth ? [spanOf(node), ', Amplitude'] : ['Amplitude'] };
    }),
    ...values.map((node): Edit => ({ span: spanOf(node), pieces: [sharedSpeaker(project)] })),
  ];
}

/** `@class SEGAnalytics;` */
const isForward = ({ parent }: SyntaxNode): boolean => parent?.type === 'class_declaration';

const isHandedOn = (to: Destination): boolean => to !== undefined && to !== 'unclear';

/** Code that could not be read, such as that of another language in a file of this name. */
const isInError = (node: SyntaxNode): boolean =>
  node.parent?.hasError === true || [...ancestorsOf(node)].some(({ type }) => type === 'ERROR');

/** The name of the client's class as a type: in a declaration, a cast, a forward declaration, or the head of a category. */
function isType({ tree }: NativeFile, node: SyntaxNode): boolean {
  if (textOf(tree, node) !== clientClass || isInError(node)) return false;
  if (node.type === 'type_identifier') return true;
  return (
    node.type === 'identifier' &&
    /^class_(declaration|interface|implementation)$/.test(node.parent?.type ?? '') &&
    node.field !== 'superclass'
  );
}
