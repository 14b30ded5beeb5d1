import type { Identifier, Node } from '@babel/types';
import { type DataType, dataTypes, plugInTypes } from '../amplitude/data-types.js';
import { flavours } from '../amplitude/flavours.js';
import type { Dialect } from '../segment/sdks.js';
import type { Work } from './client-work.js';
import { namesGlobal } from './clients/client.js';
import type { SdkUse } from './clients/constructions.js';
import { madeByType } from './clients/flow/types.js';
import type { FileContext } from './context.js';
import type { Edit } from './edit.js';
import { adoptedBy } from './plugins/calls.js';
import { survives } from './survival.js';
import { spanOf } from './syntax/span.js';
import { ancestorsOf, parentOf, startOf } from './syntax/tree.js';
import type { Writing } from './write/writing.js';

/** What the clients of each Amplitude SDK are called among its types. */
export const typeNames = {
  browser: 'BrowserClient',
  node: 'NodeClient',
  'react-native': 'ReactNativeClient',
} as const;

/**
 * Types follow their client: where it became Amplitude's and none of Segment's is left, so do its annotations.
 * In a file that has no call on it they do where the whole workspace was looked at.
 */
export function typeEdits(
  sdk: Pick<SdkUse, 'types'>,
  worked: readonly Work[],
  edits: readonly Edit[],
  writing: Writing,
  { typesFollow, globalFate }: FileContext,
): Edit[] {
  const isGlobalKept = globalFate?.kind === 'kept';
  return sdk.types.flatMap(({ uses, dialect, follows }) => {
    const own = worked.filter(({ client }) => client.sdk.dialect === dialect && !namesGlobal(client));
    const declaresGlobal = isGlobalKept && own.length === 0 && dialect === 'browser';
    const isKept = declaresGlobal || own.some(({ fate }) => fate.kind === 'kept');
    // Calls on the page's global that stay speak to it directly.
    const isLeft = ({ client, fate, keepsSegment }: Work) =>
      fate.kind === 'left' || (keepsSegment && !client.isGlobal);
    const stays = own.some(isLeft);
    const speaks = typesFollow || own.some(({ sites }) => sites.length > 0);
    if (!isKept || stays || !speaks || !(follows || isGlobalKept)) return [];
    const name = typeNames[dialect];
    return uses
      .filter((use) => survives(startOf(use), edits))
      .map((use) => {
        const node = typeNode(use);
        const types =
          node.type === 'TSImportType'
            ? `import('${flavours[dialect].package}').Types`
            : writing.imports.of(flavours[dialect])('Types');
        return { span: spanOf(node), pieces: [`${types}.${name}`] };
      });
  });
}

/**
 * Types of data follow, too, where the file speaks to a client, or holds a plug-in of one that changes, and none of its
 * clients is left. In what Amplitude's
 * events go through, some mean another thing than in a callback.
 */
export function dataTypeEdits(
  { data }: Pick<SdkUse, 'data'>,
  worked: readonly Work[],
  hasPlugIns: boolean,
  edits: readonly Edit[],
  writing: Writing,
): Edit[] {
  return data.flatMap(({ name, dialect, uses }) => {
    const own = worked.filter(({ client }) => client.sdk.dialect === dialect && !namesGlobal(client));
    const speaks = hasPlugIns || own.some(({ sites }) => sites.length > 0);
    if (!speaks || own.some(({ keepsSegment }) => keepsSegment)) return [];
    const adopted = own.flatMap(({ client }) => adoptedBy(writing.tree, client));
    return uses.flatMap((use) => {
      const isAdopted = adopted.length > 0 && [...ancestorsOf(use)].some((node) => adopted.includes(node));
      const counterpart = counterpartOf(name, dialect, isAdopted);
      if (!counterpart || !survives(startOf(use), edits)) return [];
      return [{ span: spanOf(typeNode(use)), pieces: [textOf(counterpart, dialect, writing)] }];
    });
  });
}

function counterpartOf(name: string, dialect: Dialect, isAdopted: boolean): DataType | undefined {
  if (isAdopted && Object.hasOwn(plugInTypes, name)) return plugInTypes[name];
  return Object.hasOwn(dataTypes[dialect], name) ? dataTypes[dialect][name] : undefined;
}

function textOf(counterpart: DataType, dialect: Dialect, { imports }: Writing): string {
  if (counterpart.from === 'language') return counterpart.text;
  if (counterpart.from === 'helper') return imports.helperType(counterpart.name);
  return `${imports.of(flavours[dialect])('Types')}.${counterpart.name}`;
}

/** The whole name in a type: `Segment.AnalyticsBrowser` of a namespace, too, and `InstanceType<typeof AnalyticsBrowser>`. */
function typeNode(use: Identifier): Node {
  const parent = parentOf(use);
  const made = madeByType(use);
  if (made) return made;
  return parent?.type === 'TSQualifiedName' || parent?.type === 'TSImportType' ? parent : use;
}
