import type { Edit } from '../../javascript/edit.js';
import type { NativeCall, NativeFile } from '../language.js';
import { ancestorsOf, findAll, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { isShared } from './clients.js';
import { type Declaration, declarationsOf } from './declarations.js';
import { groupOf } from './fate.js';
import { importEdits } from './imports.js';
import { clientClass } from './methods.js';
import type { ObjcCall } from './objc-call.js';
import { sharedSpeaker } from './recognise.js';
import { extendsSegment, isSegmentSource } from './sources.js';
import { useOf } from './uses.js';

/** Types, variables, the instance and the imports of an Objective-C file. */
export function finish(
  file: NativeFile,
  migrated: readonly NativeCall[],
  left: readonly NativeCall[],
  edits: readonly Edit[],
): Edit[] {
  if (file.project.ownTypes.has(clientClass) || isSegmentSource(file) || extendsSegment(file.tree)) {
    return migrated.length > 0 ? importEdits(file, migrated as readonly ObjcCall[], edits) : [];
  }
  const own = clientEdits(file, left as readonly ObjcCall[]);
  const speaks = migrated.length > 0 || own.length > 0;
  return speaks ? [...own, ...importEdits(file, migrated as readonly ObjcCall[], [...edits, ...own])] : [];
}

/** The clients that became Amplitude's get its class, and its instance for a value. */
function clientEdits(file: NativeFile, left: readonly ObjcCall[]): Edit[] {
  const { tree, project } = file;
  const staying = new Set(left.map((call) => groupOf(call, file)));
  const isFree = !project.appleClientsStay && file.selected === null && !staying.has('exchanged');
  const locals = [...declarationsOf(tree).values()]
    .flat()
    .filter(({ kind, type }) => kind === 'local' && type?.name === clientClass);
  const movesLocal = (node: SyntaxNode) => {
    const local = locals.find((one) => one.type?.node === node || one.value === node);
    if (!local) return isFree;
    const group = groupOf(heldBy(local), file);
    return group === 'exchanged' ? isFree : !staying.has(group);
  };
  const types = findAll(tree.root, (node) => isType(file, node)).filter(movesLocal);
  const values = findAll(tree.root, (node) => isShared(tree, node) && useOf(file, node) === 'moves').filter(
    movesLocal,
  );
  return [
    ...types.map((node): Edit => ({ span: spanOf(node), pieces: ['Amplitude'] })),
    ...values.map((node): Edit => ({ span: spanOf(node), pieces: [sharedSpeaker(project)] })),
  ];
}

/** A call on the client in a variable, as far as its group is concerned. */
const heldBy = (declaration: Declaration): Pick<ObjcCall, 'client' | 'construction'> => ({
  client: { kind: 'held', declaration },
  construction: null,
});

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
