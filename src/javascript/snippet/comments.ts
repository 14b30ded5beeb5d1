/** How the lines of the comments in Segment's un-minified snippet begin or end. */
const segments =
  /^(Create a queue, but|If the real analytics|If the snippet was invoked|Invoked flag, to make|is never invoked twice|A list of the methods|Define a factory to create|for methods in Analytics|for it to load to actually|stored as the first argument|For each of our methods|Define a method to load|and that will be sure|Create an async script|Insert our script|Add a version to keep|Load Analytics.js with your|load the tools you.ve enabled|define the key where the global|customers can safely set this|Sometimes users assigned analytics|If so, proxy any calls|Add buffered page context)/;

/** True for a comment of Segment's own, which goes with the lines that it explains. */
export const isSegmentsComment = (text: string): boolean => segments.test(text.trim());
