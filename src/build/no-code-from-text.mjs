/** Ways in which a text becomes markup, a script or a header. None is needed: components show text as text. */
const properties = /^(?:innerHTML|outerHTML|srcdoc)$/;
const methods =
  /^(?:insertAdjacentHTML|createContextualFragment|parseFromString|setHTML|setHTMLUnsafe|parseHTMLUnsafe|setHeaders|createRawSnippet)$/;

/**
 * The name a member or identifier is called by, also in `object['name']`.
 * @param {any} node
 * @returns {string}
 */
function nameOf(node) {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type !== 'MemberExpression') return '';
  return node.computed ? String(node.property.value ?? '') : node.property.name;
}

/**
 * ESLint rule: no markup, script or header made from text.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noCodeFromText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { text: '“{{name}}” makes code or a header from text. Show text as text.' },
  },
  create(context) {
    const report = (/** @type {any} */ node, /** @type {string} */ name) => {
      context.report({ node, messageId: 'text', data: { name } });
    };
    return {
      AssignmentExpression({ left }) {
        if (left.type === 'MemberExpression' && properties.test(nameOf(left)))
          report(left, nameOf(left));
      },
      CallExpression({ callee }) {
        const name = nameOf(callee);
        if (methods.test(name)) report(callee, name);
        const isDocument =
          callee.type === 'MemberExpression' &&
          ['document', 'contentDocument'].includes(nameOf(callee.object));
        if (isDocument && /^write(?:ln)?$/.test(name)) report(callee, `document.${name}`);
      },
      /** `<div innerHTML={text}>` and `bind:innerHTML` of Svelte. */
      SvelteAttribute(/** @type {any} */ node) {
        if (properties.test(node.key.name)) report(node, node.key.name);
      },
      SvelteShorthandAttribute(/** @type {any} */ node) {
        if (properties.test(node.key.name)) report(node, node.key.name);
      },
      SvelteDirective(/** @type {any} */ node) {
        const name = node.key.name.name ?? node.key.name;
        if (node.kind === 'Binding' && properties.test(String(name))) report(node, String(name));
      },
    };
  },
};
