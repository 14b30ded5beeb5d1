import type { ByteFilter } from './prefilter.js';
import { withoutUtf16 } from './utf16.js';

/**
 * Text that stands only in code that speaks to Segment's mobile SDKs. `Analytics.shared()` comes without an import where a
 * bridging header brings the SDK. A type of the app's own with the name of Segment's means that such a call may not be Segment's.
 */
const marks = new RegExp(
  [
    'com\\.segment\\.analytics',
    'SEGAnalytics',
    'SEGConfiguration',
    '\\bimport\\s+(?:(?:class|struct|enum|protocol|func|let|var|typealias)\\s+)?(?:Segment|Analytics)\\b',
    '[<"](?:Segment|Analytics)/',
    '\\bAnalytics\\s*\\.\\s*shared\\(\\)',
    '\\bAnalytics\\s*\\.\\s*main\\b',
    '\\b(?:class|struct|enum|actor|protocol|typealias)\\s+Analytics\\b',
  ].join('|'),
);

/** The filter for Swift, Objective-C, Kotlin and Java. Every mark holds one of three texts, which are looked for first. */
export function createNativePrefilter(): ByteFilter {
  return {
    test(given) {
      const bytes = withoutUtf16(given);
      if (bytes.indexOf('nalytics') < 0 && bytes.indexOf('Segment') < 0 && bytes.indexOf('SEG') < 0)
        return false;
      return marks.test(bytes.toString('latin1'));
    },
  };
}
