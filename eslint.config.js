import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noCodeFromText } from './src/build/no-code-from-text.mjs';
import { brokenArrow } from './src/build/rooms.mjs';
import svelteConfig from './svelte.config.js';

/**
 * Reports an import that points to a room above; the table is `src/build/rooms.mjs`.
 * @type {import('eslint').Rule.RuleModule}
 */
const arrows = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename.replaceAll('\\', '/').split('/src/').slice(1).join('/src/');
    const check = (/** @type {any} */ node) => {
      if (typeof node.source?.value !== 'string') return;
      const broken = brokenArrow(file, node.source.value);
      if (broken !== null) context.report({ node: node.source, message: broken });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const clock = ['Date', 'now'];
const impure = [
  { object: clock[0], property: clock[1], message: 'Core is pure: take the time as an argument.' },
  { object: 'Math', property: 'random', message: 'Core is pure: take a seed as an argument.' },
  {
    object: 'performance',
    property: 'now',
    message: 'Core is pure: take the time as an argument.',
  },
];

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '.cache/',
      'coverage/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked.map((config) => ({
    ...config,
    files: ['**/*.ts', '**/*.svelte'],
  })),
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { house: { rules: { arrows, 'no-code-from-text': noCodeFromText } } },
    rules: {
      'house/arrows': 'error',
      'house/no-code-from-text': 'error',
      'no-console': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        parser: ts.parser,
        svelteConfig,
      },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': ['error', { allowReferrer: true, enforceDynamicLinks: 'always' }],
      'svelte/require-each-key': 'error',
      // Every href is built by the helpers of the routes; svelte-check knows the types.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Types imported from .svelte files look like `any` to ESLint; svelte-check sees the real ones.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/lib/**/*.ts', 'src/lib/**/*.svelte', 'src/routes/**', 'src/service-worker/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/lib/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-globals': [
        'error',
        'indexedDB',
        'window',
        'document',
        'localStorage',
        'navigator',
        'fetch',
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Core is pure: take the time as an argument.',
        },
      ],
    },
  },
  {
    files: ['src/lib/app/**', 'src/lib/ui/**', 'src/routes/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', 'indexedDB'] },
  },
  {
    files: ['src/routes/**'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
