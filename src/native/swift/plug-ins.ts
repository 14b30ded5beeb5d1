import type { NativeFile } from '../language.js';
import { ancestorsOf, findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { seesSegment } from './sdk.js';
import { inheritedBy, isTypeDeclaration, typeNameOf } from './syntax.js';

/** Protocols and classes by which apps extend Segment's SDKs: what implements them is part of Segment, and keeps its types. */
const interfaces =
  /^(?:Segment\.|Analytics\.)?(?:Plugin|EventPlugin|DestinationPlugin|UtilityPlugin|PlatformPlugin|VersionedPlugin|WaitingPlugin|FlushPolicy|Logger|HTTPSession|AnonymousIdGenerator|SEGIntegration|SEGIntegrationFactory|SEGMiddleware|SEGCrypto|Integration|IntegrationFactory|Middleware|iOSLifecycle|RemoteNotifications|OpeningURLs|UserActivities)$/;

const known = new WeakMap<NativeTree, ReadonlySet<string>>();

/** Types of a file that are plug-ins, integrations or middleware of Segment's. */
function plugInTypes({ tree }: NativeFile): ReadonlySet<string> {
  const found =
    known.get(tree) ??
    new Set(
      findAll(tree.root, isTypeDeclaration)
        .filter((node) => inheritedBy(tree, node).some((name) => interfaces.test(name)))
        .map((node) => typeNameOf(tree, node)),
    );
  known.set(tree, found);
  return found;
}

/** True in a plug-in: the client that Segment hands to it is no client of the app. */
export function isInPlugIn(file: NativeFile, node: SyntaxNode): boolean {
  if (!seesSegment(file)) return false;
  const types = plugInTypes(file);
  if (types.size === 0) return false;
  return [node, ...ancestorsOf(node)].some(
    (around) => isTypeDeclaration(around) && types.has(typeNameOf(file.tree, around)),
  );
}
