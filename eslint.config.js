import svelte from 'eslint-plugin-svelte';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Only browser/egress.ts may talk to the network; everything else asks it. */
const networkGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection'].map(
  (name) => ({
    name,
    message: 'Only src/browser/egress.ts talks to the network.',
  }),
);

export default ts.config(
  {
    ignores: [
      ...['node_modules', 'dist', 'coverage', 'screenshots', 'public', 'src/core/platform.d.ts'],
      // AssemblyScript, and what it compiles to.
      ...['scripts/kernel/assembly', 'src/core/math/kernel-bytes.ts', 'src/core/parse/json-bytes.ts'],
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
      ],
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-globals': ['error', ...networkGlobals] } },
  { files: ['src/browser/egress.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' },
  },
  { files: ['*.config.{js,ts}', 'tests/**'], rules: { 'no-restricted-syntax': 'off' } },
);
