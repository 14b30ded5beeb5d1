import { defaultOptions } from '../../config/options.js';
import type { Inheritance } from '../components.js';
import type { NativeFile } from '../language.js';
import { type ImportedName, noProject, type OwnType, type Survey } from '../project.js';
import { styleOf } from '../style.js';
import { findAll, type NativeTree, textOf } from '../tree.js';
import { isExtension } from './clients.js';
import { declaredOrders } from './constants.js';
import { declaredClients } from './declared-clients.js';
import { componentsOf } from './fate.js';
import { macrosIn } from './macros.js';
import { clientClass, methodsOf, selectorOf, takersOf } from './methods.js';
import { callsIn } from './recognise.js';
import { classAround, classOf } from './scope.js';
import { extendsSegment, isSegmentSource } from './sources.js';

/** What an Objective-C file says that others need to know. */
export function survey(tree: NativeTree, path: string, { appleClients, takers, macros } = noProject): Survey {
  const project = { ...noProject, appleClients, takers, macros, ownSelectors: new Set(extensionsOf(tree)) };
  const file: NativeFile = {
    ...{ path, tree, project, style: styleOf(tree.text), options: defaultOptions, selected: null },
  };
  const isSegments = isSegmentSource(file);
  const calls = isSegments ? [] : callsIn(file);
  return {
    path,
    language: 'objc',
    ownTypes: isSegments ? [] : ownTypes(tree),
    clients: isSegments || extendsSegment(tree) ? [] : declaredClients(tree),
    bridges:
      path.endsWith('.h') &&
      /^\s*(#(import|include)\s+[<"](Segment|Analytics)\/|@import (Segment|Analytics)\b)/m.test(tree.text),
    groups: isSegments ? [] : componentsOf(file).groups(),
    inheritances: inheritancesIn(tree),
    takers: isSegments || extendsSegment(tree) ? [] : takersOf(tree),
    macros: isSegments ? [] : [...macrosIn(file)],
    orders: isSegments ? [] : declaredOrders(tree),
    asksNames: calls.some(({ call }) => call.type === 'track' && call.event.constant === undefined),
    imports: importsIn(tree),
    ownSelectors: extensionsOf(tree),
    setsUp: calls.some(
      ({ construction }) => construction?.isShared === true && construction.call.type === 'load',
    ),
    takesName: takesName(tree),
  };
}

/** Classes that the app itself declares under the name of the client, beside categories of it. */
function ownTypes(tree: NativeTree): OwnType[] {
  return findAll(tree.root, ({ type }) => /^class_(interface|implementation)$/.test(type)).flatMap(
    (node): OwnType[] => {
      const name = classOf(tree, node);
      return name === clientClass && !isExtension(node) ? [{ name, reach: 'program' }] : [];
    },
  );
}

/** `@import Core;`, `<Core/Tracker.h>`, `"Tracker.h"` */
function importsIn(tree: NativeTree): ImportedName[] {
  const found = tree.text.matchAll(
    /^[ \t]*(?:@import\s+(\w+)|#\s*(?:import|include)\s+(?:<(\w+)\/|"(?:[^"\n]*\/)?([^"/\n]+)"))/gm,
  );
  return [...found].map(([, ...names]) => ({ name: names.find((name) => name) ?? '', isTestable: false }));
}

/** Classes of the file with those that they are derived from, and protocols that they keep. */
const inheritancesIn = (tree: NativeTree): Inheritance[] =>
  findAll(tree.root, ({ type }) => type === 'class_interface').flatMap((node) => {
    const name = classOf(tree, node);
    const from = node.children.filter(
      ({ field, type }) => field === 'superclass' || type === 'parameterized_arguments',
    );
    const names = from.flatMap((one) => textOf(tree, one).match(/\w+/g) ?? []);
    return name === null ? [] : names.map((one): Inheritance => [name, one]);
  });

/** Selectors that categories of the app add to the client's class. */
function extensionsOf(tree: NativeTree): string[] {
  if (!tree.text.includes(clientClass)) return [];
  return methodsOf(tree)
    .filter((method) => classAround(tree, method) === clientClass)
    .map((method) => selectorOf(tree, method));
}

/** The name of Amplitude's instance means something else here, and not the instance that an earlier run declared. */
const takesName = (tree: NativeTree): boolean =>
  /\bamplitude\b/.test(tree.text) &&
  !/^(extern )?Amplitude \*amplitude( __attribute__\(\(weak\)\))?;/m.test(tree.text) &&
  findAll(tree.root, ({ type, field }) => type === 'identifier' && field !== 'method').some(
    (node) => textOf(tree, node) === 'amplitude',
  );
