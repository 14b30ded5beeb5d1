import { readFileSync } from 'node:fs';
import { parse } from '@babel/parser';
import type { ClassDeclaration, Node, TSInterfaceDeclaration } from '@babel/types';
import { describe, expect, it } from 'vitest';
import { isKnownOption } from '../../src/segment/app-config.js';
import { isClientMethod } from '../../src/segment/methods.js';
import type { Dialect } from '../../src/segment/sdks.js';

/** A type of an installed SDK whose values are clients, and where it is declared. */
interface Declared {
  readonly dialect: Dialect;
  readonly name: string;
  readonly file: string;
}

const next = 'node_modules/@segment/analytics-next/dist/types';
const clients: readonly Declared[] = [
  { dialect: 'browser', name: 'Analytics', file: `${next}/core/analytics/index.d.ts` },
  { dialect: 'browser', name: 'AnalyticsCore', file: `${next}/core/analytics/interfaces.d.ts` },
  { dialect: 'browser', name: 'AnalyticsClassic', file: `${next}/core/analytics/interfaces.d.ts` },
  { dialect: 'browser', name: 'AnalyticsBrowser', file: `${next}/browser/index.d.ts` },
  { dialect: 'browser', name: 'AnalyticsBuffered', file: `${next}/core/buffer/index.d.ts` },
  {
    dialect: 'node',
    name: 'Analytics',
    file: 'node_modules/@segment/analytics-node/dist/types/app/analytics-node.d.ts',
  },
  {
    dialect: 'browser',
    name: 'Emitter',
    file: 'node_modules/@segment/analytics-generic-utils/dist/types/emitter/emitter.d.ts',
  },
  {
    dialect: 'react-native',
    name: 'SegmentClient',
    file: 'node_modules/@segment/analytics-react-native/lib/typescript/src/analytics.d.ts',
  },
];

/** The public members of a class or an interface that can be called. */
function methodsOf({ file, name }: Declared): string[] {
  const { program } = parse(readFileSync(file, 'utf8'), {
    sourceType: 'module',
    plugins: [['typescript', { dts: true }]],
  });
  const declared = program.body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
    .find((node): node is ClassDeclaration | TSInterfaceDeclaration => isNamed(node, name));
  if (!declared) throw new Error(`${name} is not declared in ${file}`);
  return declared.body.body.filter(isCallable).flatMap((member) => nameOf(member) ?? []);
}

const isNamed = (node: Node | null | undefined, name: string): boolean =>
  (node?.type === 'ClassDeclaration' || node?.type === 'TSInterfaceDeclaration') && node.id?.name === name;

function isCallable(member: Node): boolean {
  if ('accessibility' in member && member.accessibility && member.accessibility !== 'public') return false;
  if ('static' in member && member.static) return false;
  if (member.type === 'TSDeclareMethod') return member.kind === 'method';
  if (member.type === 'TSMethodSignature') return true;
  const annotation = 'typeAnnotation' in member ? member.typeAnnotation : null;
  if (annotation?.type !== 'TSTypeAnnotation') return false;
  // Methods that are bound in the constructor are fields of a function's type.
  return annotation.typeAnnotation.type === 'TSFunctionType';
}

function nameOf(member: Node): string | null {
  const key = 'key' in member ? member.key : null;
  return key?.type === 'Identifier' && !key.name.startsWith('_') ? key.name : null;
}

describe('every method of the types of an SDK is known', () => {
  it.each(clients)('$name ($dialect)', (client) => {
    const methods = methodsOf(client);
    expect(methods.length).toBeGreaterThan(0);
    expect(methods.filter((method) => !isClientMethod(method, client.dialect))).toEqual([]);
  });
});

describe('every option of an app is known', () => {
  const file = 'node_modules/@segment/analytics-react-native/lib/typescript/src/types.d.ts';
  const { program } = parse(readFileSync(file, 'utf8'), {
    sourceType: 'module',
    plugins: [['typescript', { dts: true }]],
  });
  const config = program.body
    .flatMap((node) => (node.type === 'ExportNamedDeclaration' ? (node.declaration ?? []) : []))
    .find((node) => node.type === 'TSTypeAliasDeclaration' && node.id.name === 'Config');
  const type = config?.type === 'TSTypeAliasDeclaration' ? config.typeAnnotation : null;
  const names = type?.type === 'TSTypeLiteral' ? type.members.flatMap((member) => nameOf(member) ?? []) : [];

  it('Config', () => {
    expect(names).toContain('writeKey');
    expect(names.filter((name) => !isKnownOption(name))).toEqual([]);
  });
});
