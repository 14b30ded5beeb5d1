import { calls } from '../../pair.js';
import { variants } from './variants.js';

/** Segment's client stays for other calls, and is not told whose they are. */
const unheard = 'identify review segment-hears-no-more';

export const callOptions = variants(
  'calls that Amplitude never got',
  calls(
    `analytics.identify('user-1', { a: 1 });`,
    `analytics.track('A', {}, { integrations: { 'Actions Amplitude': false } }, () => log('called'));`,
    `analytics.alias('user-2');`,
    `analytics.track('B');`,
    `await tick(700);`,
  ),
  {
    by: 'stay with Segment',
    config: {},
    findings: [unheard, 'track manual excluded-from-amplitude', 'alias manual alias-has-no-counterpart'],
    stillSegment: ['track A', 'alias'],
  },
  {
    by: 'those that left it out go',
    config: { excludedCalls: 'remove' },
    findings: [unheard, 'alias manual alias-has-no-counterpart'],
    stillSegment: ['alias'],
  },
  {
    by: 'an alias goes',
    config: { alias: 'remove' },
    findings: [unheard, 'track manual excluded-from-amplitude'],
    stillSegment: ['track A'],
  },
  { by: 'both go', config: { excludedCalls: 'remove', alias: 'remove' } },
  {
    by: 'stay with Segment, without a comment that says so',
    config: { markers: false },
    findings: [unheard, 'track manual excluded-from-amplitude', 'alias manual alias-has-no-counterpart'],
    stillSegment: ['track A', 'alias'],
  },
);
