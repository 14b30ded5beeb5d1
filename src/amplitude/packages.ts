/** The SDK that browser code speaks to. */
export const amplitudePackage = '@amplitude/analytics-browser';

/** The Amplitude package of each flavour, with the range that a manifest gets: caret of a current release. */
export const amplitudeVersions = {
  [amplitudePackage]: '^2.47.1',
} as const;
