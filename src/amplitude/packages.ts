/** The Amplitude package of each flavour, with the range that a manifest gets: caret of a current release. */
export const amplitudeVersions = {
  '@amplitude/analytics-browser': '^2.47.1',
} as const;
