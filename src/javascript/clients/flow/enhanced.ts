import type { Node } from '@babel/types';
import { unwrapped } from '../../syntax/unwrap.js';
import { calledName } from './known-functions.js';

/** Functions of React and its libraries whose component hands all that it is handed to the one that they were given. */
const enhancers = new Set([
  ...[
    'memo',
    'observer',
    'forwardRef',
    'connect',
    'inject',
    'withRouter',
    'withTranslation',
    'withNamespaces',
  ],
  ...['injectIntl', 'withStyles', 'withTheme', 'withErrorBoundary', 'withApollo', 'hot'],
]);

/** The component in `memo(Child)`, `connect(select)(Child)`, `inject('store')(observer(Child))`; null for any other value. */
export function enhancedBy(value: Node): Node | null {
  const call = unwrapped(value);
  if (call.type !== 'CallExpression') return null;
  const { callee } = call;
  const name = calledName(callee.type === 'CallExpression' ? callee.callee : callee);
  const [component] = call.arguments;
  return enhancers.has(name) && component && component.type !== 'StringLiteral' ? component : null;
}
