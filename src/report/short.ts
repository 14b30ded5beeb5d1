import { paletteFor } from './palette.js';
import type { Reporter } from './reporter.js';
import { errorSection, itemSections, joinSections, noteSection, summaryLine } from './sections.js';

/** What a diff does not show: the call sites left to a person, the errors, the counts. */
export const short: Reporter = (result, context) => {
  const sections = [
    ...itemSections(result, context),
    errorSection(result, context),
    noteSection(result, context),
  ];
  const parts = [joinSections(sections, paletteFor(context.color)), summaryLine(result, context)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};
