import type { PackageEdit } from './ios-packages.js';
import type { IosSdk } from './ios-sdk.js';

/** Code of an app that names Segment, without its comments and texts. */
const uses =
  /\bSEG[A-Z][a-z]\w*|\bimport\s+(?:(?:class|struct|enum|protocol|func|typealias)\s+)?(?:Segment|Analytics)\b|\bAnalytics\s*\.\s*(?:shared\(\)|main\b)/;

const includes =
  /^[ \t]*(?:#[ \t]*(?:import|include)[ \t]+(?:<(?:Segment|Analytics)\/[^>\n]*>|"(?:Segment\.h|SEG\w*\.h)")|@import[ \t]+(?:Segment|Analytics)[ \t]*;)[ \t]*(?:\/\/[^\n]*)?\r?\n?/gm;

/** True where code of Swift or Objective-C needs Segment's SDK, by more than an import that brings it to others. */
export function needsSegment(path: string, text: string): boolean {
  return uses.test(isObjectiveC(path) ? codeOf(text).replace(includes, '') : codeOf(text));
}

const olderSdk = '#import <Amplitude/Amplitude.h>';

/**
 * What becomes of the imports of Segment in an Objective-C file that hands them on, such as a bridging header. Swift has the older
 * SDK of Amplitude from there, too; AmplitudeSwift is imported where it is used.
 */
export function editSegmentImports(text: string, edit: PackageEdit, sdk: IosSdk): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const isHeld = sdk !== 'amplitude-ios' || text.includes('Amplitude/Amplitude.h');
  let isFirst = true;
  return text.replace(includes, (line) => {
    const own = isFirst && !isHeld ? olderSdk + end : '';
    isFirst = false;
    if (edit === 'replace') return own;
    return own === '' || line.endsWith('\n') ? line + own : line + end + own;
  });
}

export const isObjectiveC = (path: string): boolean => /\.(h|mm?|pch)$/.test(path);

/** Code without comments and texts; names of included files stay. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, (found) =>
      found.startsWith('"') && /\.h"$/.test(found) ? found : '',
    );
