/**
 * The trees, each for one question. `platform` says what they are written in: the languages of the web, or Swift and
 * Kotlin.
 *
 * @typedef {{ name: string, about: string, files: number, share: number, seed: number, platform: 'web' | 'phone' }}
 *   Specification
 */

/** @type {readonly Specification[]} */
export const TREES = [
  {
    name: 'sparse',
    about: '10,000 files, 2% with Segment calls: a large app. What does finding the calls cost?',
    files: 10_000,
    share: 0.02,
    seed: 11,
    platform: 'web',
  },
  {
    name: 'dense',
    about: '1,000 files, all with Segment calls. What does rewriting cost?',
    files: 1_000,
    share: 1,
    seed: 23,
    platform: 'web',
  },
  {
    name: 'bare',
    about: '10,000 files without a Segment call. What does a run cost that has nothing to do?',
    files: 10_000,
    share: 0,
    seed: 37,
    platform: 'web',
  },
  {
    name: 'phone',
    about:
      '5,000 files of Swift and Kotlin, 2% with Segment calls. What does finding and rewriting them cost?',
    files: 5_000,
    share: 0.02,
    seed: 41,
    platform: 'phone',
  },
];
