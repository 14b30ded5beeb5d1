import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/keys.js';
import { behaviours } from './behaviours.js';
import { type Collector, startCollector } from './collector.js';
import { contrasts, dataKeys } from './contrasts.js';
import { arrived, expected, holds } from './judge.js';
import { destinationRules } from './model/destination.js';
import type { Pair } from './pair.js';
import { pairs } from './pairs/index.js';
import { type Recording, record } from './record.js';
import { rules } from './rules.js';
import { verdictOf } from './table.js';
import type { SegmentMessage } from './wire.js';

const recordings = new Map<string, Recording>();
let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(async () => {
  await collector.close();
});

describe.each(rules)('$name', ({ name }) => {
  const own = pairs.filter(({ rule }) => rule === name);

  it.for(own)('$name', async (pair, { task }) => {
    Object.assign(task.meta, { rule: name, verdict: verdictOf(pair) });
    const recording = await record(pair, collector);
    recordings.set(`${name}: ${pair.name}`, recording);
    const { differs, findings = [], notes = [], stillSegment = [] } = pair;
    expect(recording.findings).toEqual(findings);
    expect(recording.notes).toEqual(expect.arrayContaining([...notes]));
    expect(arrived(recording)).toEqual(expected(recording, differs ?? null));
    expect(recording.after.segment.map(callOf), 'calls that still speak to Segment').toEqual(stillSegment);
    if (differs && !differs.chosen)
      expect([...findings, ...notes], 'a difference is announced').not.toEqual([]);
    expect(holds(recording), 'a difference that is announced is one').toBe(true);
  });
});

const callOf = ({ type, event, name }: SegmentMessage): string => `${type} ${event ?? name ?? ''}`.trim();

/** The recordings of a rule that show what they should, as long as nothing is broken. */
function sound(rule: string): Recording[] {
  return [...recordings.values()].filter((recording) => recording.pair.rule === rule && holds(recording));
}

describe('the proof notices a mistake', () => {
  it.each(destinationRules)('in the rule "$name"', (rule) => {
    const own = sound(rule.name);
    expect(own.filter((recording) => !holds(recording, rule))).not.toEqual([]);
  });

  it.each(behaviours)('in "$name"', ({ name, spoil }) => {
    const own = sound(name);
    expect(own.filter((recording) => !holds(spoil(recording)))).not.toEqual([]);
  });
});

/** What these change does not run here: test/run/config.test.ts shows apps, fixtures/html/load pages. */
const shownElsewhere = ['android.instance', 'ios.sdk', 'loader'];

describe('every key of the config makes a difference', () => {
  const keys = dataKeys(configKeys());
  const shown = contrasts(keys, pairs);

  it.each(keys.filter(({ name }) => !shownElsewhere.includes(name)))('$name', ({ name }) => {
    const outputOf = (pair: Pair) => recordings.get(`${pair.rule}: ${pair.name}`)?.output;
    const own = shown.get(name) ?? [];
    expect(own, 'two programs that differ by it alone').not.toEqual([]);
    const visible = own.filter(([one, other]) => !isDeepStrictEqual(outputOf(one), outputOf(other)));
    expect(visible.length).toBeGreaterThan(0);
  });
});

it('asks nobody but the collector, and nothing strange of it', () => {
  expect(collector.strays).toEqual([]);
});

it('has names of its own for all pairs, and rules for them', () => {
  const names = pairs.map(({ rule, name }) => `${rule}: ${name}`);
  expect(names).toEqual([...new Set(names)]);
  expect(pairs.filter(({ rule }) => !rules.some(({ name }) => name === rule))).toEqual([]);
});
