import type { NativeFile } from '../language.js';
import { findAll, type NativeTree, parts, textOf } from '../tree.js';

const ownNames =
  /\bSEG(AnalyticsConfiguration|Integration|IntegrationFactory|IntegrationsManager|Payload|TrackPayload|Middleware|HTTPClient|Context|State|Storage)\b/;

/** A source of Segment's SDK, or of one of its integrations, that the app carries along. */
export function isSegmentSource({ path, tree }: Pick<NativeFile, 'path' | 'tree'>): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return /^(\w+\+)?SEG[A-Z]\w*\.(h|mm?)$/.test(name) && ownNames.test(tree.text);
}

const protocols =
  /\bSEG(Integration|IntegrationFactory|Middleware|EdgeFunctionMiddleware|Plugin|EventPlugin|DestinationPlugin)\b/;

/** True for a file with a class that Segment calls: an integration, a middleware or a plug-in. The client that it is handed is no call site of the app. */
export function extendsSegment(tree: NativeTree): boolean {
  if (!protocols.test(tree.text)) return false;
  return findAll(tree.root, ({ type }) => type === 'class_interface' || type === 'class_implementation').some(
    (node) =>
      parts(node).some(
        (part) =>
          (part.type === 'parameterized_arguments' || part.type === 'protocol_reference_list') &&
          protocols.test(textOf(tree, part)),
      ),
  );
}
