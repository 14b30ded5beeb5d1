import type { Expression, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { renderExpression } from './expressions.js';
import { keepsSegment } from './fate.js';
import type { Rendering } from './rendering.js';
import { isOwnType } from './sdk.js';
import { entriesOf, namesIn } from './set-up-options.js';

/** Arguments of AmplitudeSwift's `Configuration` (1.18, `Configuration.swift`), in their order. */
const order = [
  ...['flushQueueSize', 'flushIntervalMillis', 'minIdLength', 'serverZone', 'autocapture'],
  'remoteConfig',
];

/** An instance of AmplitudeSwift, with its configuration. */
export function currentClient(
  { apiKey, options }: Extract<Step, { kind: 'init' }>,
  rendering: Rendering,
  indent: string,
): Piece[] {
  const { file } = rendering;
  const { eol, indent: level } = file.style;
  const entries = entriesOf(options);
  const args = order.flatMap((key): Piece[] => {
    const value = entries.get(key);
    return value ? [argument(key, value)] : [];
  });
  const inner = eol + indent + level + level;
  return [
    `Amplitude(${eol}${indent}${level}configuration: ${configurationName(file)}(${inner}apiKey: `,
    ...renderExpression(apiKey, rendering),
    ...args.map((text) => `,${inner}${text}`),
    `${eol}${indent}${level})${eol}${indent})`,
  ];
}

/** Segment has a class of this name, too, and so may the app. */
const configurationName = (file: NativeFile): string =>
  keepsSegment(file) || isOwnType(file, 'Configuration', null)
    ? 'AmplitudeSwift.Configuration'
    : 'Configuration';

function argument(key: string, value: Expression): string {
  if (key === 'autocapture') return `autocapture: [${captures(value, swiftCaptures)}]`;
  const text = value.kind === 'constant' ? String(value.value) : '';
  if (key === 'serverZone') return `serverZone: .${text}`;
  return `${key === 'remoteConfig' ? 'enableAutoCaptureRemoteConfig' : key}: ${text}`;
}

const swiftCaptures = ['sessions', 'appLifecycles', 'screenViews'];

const captures = (value: Expression, known: readonly string[]): string =>
  namesIn(value)
    .filter((name) => known.includes(name))
    .map((name) => `.${name}`)
    .join(', ');
