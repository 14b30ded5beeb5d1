import type { Node } from '@babel/types';
import { finding } from '../../findings.js';
import { unnamedPage } from '../../mapping/page.js';
import type { Finding } from '../../report/report.js';
import { type Construction, flavourOf, type Installation } from '../clients/client.js';
import type { Edit, Piece } from '../edit.js';
import type { SiteContext } from '../sites/site-context.js';
import { spanOf } from '../syntax/span.js';
import { parentOf, startOf } from '../syntax/tree.js';
import { lineIndent, quoted } from '../write/style.js';
import { behind, initPieces } from './init.js';

/**
 * What `vue-segment-analytics` did when it was installed, written out: it put the client on Vue and on every component,
 * started it, and sent a page for each route (`src/index.js` of its version 0.4.1).
 */
export function installedEdits(
  construction: Construction,
  installed: Installation,
  context: SiteContext,
): { edits: Edit[]; findings: readonly Finding[] } {
  const { writing, client } = context;
  const { tree, style } = writing;
  const statement = parentOf(construction.node) as Node;
  const amplitude = writing.imports.namespace(flavourOf(client));
  const own = { ...context, client: { ...client, isGlobal: true } };
  const init = initPieces(own, construction, statement, `${amplitude}.`, false);
  const line = style.eol + lineIndent(tree.text, startOf(statement));
  const routes = routePieces(installed, amplitude, line, context);
  const vue = spanOf(installed.vue);
  const put = [vue, `.${installed.member} = `, vue, `.prototype.${installed.member} = ${amplitude}`];
  return {
    edits: [
      { span: spanOf(construction.node), pieces: put },
      behind(tree, statement, [...init.pieces, ...routes], style.eol),
    ],
    findings: installed.debug ? [...init.findings, finding('load-option-dropped')] : init.findings,
  };
}

/** A page for each route; none where the config wants no pages. */
function routePieces(
  { router, category }: Installation,
  amplitude: string,
  line: string,
  { writing, migration }: SiteContext,
): Piece[] {
  const { options } = migration.context;
  const unnamed = unnamedPage(options);
  if (!router || unnamed === null) return [];
  const { style, imports } = writing;
  const name = `to.name || ${quoted('', style)}`;
  const event =
    options.page.mode === 'loaded-a-page'
      ? quoted(unnamed, style)
      : `${imports.helper('pageEvent')}(${name})`;
  const own = '{ path: to.fullPath, referrer: from.fullPath }';
  const properties: Piece[] =
    options.page.properties === 'segment'
      ? [
          `${imports.helper('pageProperties')}(${name}, ${own}`,
          ...(category ? [', ', spanOf(category)] : []),
          ')',
        ]
      : [own];
  const end = style.semicolons ? ';' : '';
  const send: Piece[] = [`${amplitude}.track(${event}, `, ...properties, `)${end}`];
  return [
    line,
    spanOf(router),
    `.afterEach((to, from) => {${line}${style.indent}`,
    ...send,
    `${line}})${end}`,
  ];
}
