/** Code of an app that names Segment, without its comments and texts. */
const uses =
  /\bSEG[A-Z][a-z]\w*|\bimport\s+(?:(?:class|struct|enum|protocol|func|typealias)\s+)?(?:Segment|Analytics)\b|\bAnalytics\s*\.\s*(?:shared\(\)|main\b)/;

const includes =
  /^[ \t]*(?:#[ \t]*(?:import|include)[ \t]+(?:<(?:Segment|Analytics)\/[^>\n]*>|"(?:Segment\.h|SEG\w*\.h)")|@import[ \t]+(?:Segment|Analytics)[ \t]*;)[ \t]*(?:\/\/[^\n]*)?\r?\n?/gm;

/** True where code of Swift or Objective-C needs Segment's SDK, by more than an import that brings it to others. */
export function needsSegment(path: string, text: string): boolean {
  return uses.test(isObjectiveC(path) ? codeOf(text).replace(includes, '') : codeOf(text));
}

/** Without the imports of Segment that an Objective-C file has. */
export const withoutSegmentImports = (text: string): string => text.replace(includes, '');

export const isObjectiveC = (path: string): boolean => /\.(h|mm?|pch)$/.test(path);

/** Code without comments and texts; names of included files stay. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, (found) =>
      found.startsWith('"') && /\.h"$/.test(found) ? found : '',
    );
