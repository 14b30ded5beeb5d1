/**
 * What a careful author of a jscodeshift codemod writes for one of the calls: files without the word are
 * left alone before they are parsed, and only changed ones are printed.
 *
 * @type {import('jscodeshift').Transform}
 */
module.exports = function transform(file, { jscodeshift: j }) {
  if (!file.source.includes('analytics')) return undefined;
  const root = j(file.source);
  const calls = root
    .find(j.CallExpression, { callee: { type: 'MemberExpression', property: { name: 'track' } } })
    .filter((path) => isAnalytics(/** @type {any} */ (path.node.callee).object));
  if (calls.length === 0) return undefined;
  calls.forEach((path) => {
    path.node.callee = j.identifier('track');
  });
  return root.toSource();
};

/**
 * `analytics` or `window.analytics`, by name alone.
 *
 * @param {any} node
 */
function isAnalytics(node) {
  if (node.type === 'Identifier') return node.name === 'analytics';
  return (
    node.type === 'MemberExpression' && node.object.name === 'window' && node.property.name === 'analytics'
  );
}
