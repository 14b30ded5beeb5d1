import { finding } from '../../findings.js';
import { Components, ownKey } from '../components.js';
import type { NativeFile } from '../language.js';
import { besideKey } from '../project.js';
import { findAll } from '../tree.js';
import { clientOf } from './clients.js';
import { declaredClients } from './declared-clients.js';
import { categoryKey } from './keys.js';
import { clientClass } from './methods.js';
import { isConstruction } from './set-up.js';
import { useOf } from './uses.js';

/** The clients of a file, linked by what is handed on. */
export function linksIn(file: Pick<NativeFile, 'tree' | 'project'>): Components {
  const { tree } = file;
  const components = new Components();
  for (const declared of declaredClients(tree)) components.add(besideKey(declared));
  if (new RegExp(`@(interface|implementation)\\s+${clientClass}\\s*\\(`).test(tree.text))
    components.make(categoryKey);
  for (const node of findAll(tree.root, ({ type }) => expressions.test(type))) {
    const isMade = node.type === 'message_expression' && isConstruction(tree, node);
    const client = isMade ? null : clientOf(file, node);
    if (!isMade && !client) continue;
    const key = client?.key ?? ownKey(node);
    components.add(key);
    const to = useOf(file, node);
    if (to === undefined) continue;
    if (!client || client.kind === 'shared') components.make(key);
    if (to === 'unclear' && isMade) components.hold(key, finding('client-use-unclear'));
    else if (to !== null && to !== 'unclear') components.link(key, to);
  }
  return components;
}

const expressions = /^(message_expression|field_expression|identifier)$/;
