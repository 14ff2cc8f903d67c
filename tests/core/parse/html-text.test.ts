import { expect, it } from 'vitest';
import { htmlToText } from '../../../src/core/parse/html-text.ts';

it.each([
  [
    'decodes entities and joins inline tags',
    '<p>a &lt; b &amp;&amp; <b>c</b><i>d</i>&nbsp;&#39;e&#39;</p>',
    "a < b && cd\u00a0'e'",
  ],
  ['sets paragraphs apart', '<p>One</p>\n<p>Two</p><h2>Three</h2>Four', 'One\n\nTwo\n\nThree\n\nFour'],
  ['breaks lines', 'a<br>b<br/><br><br><br>c', 'a\nb\n\nc'],
  ['collapses spaces outside code', 'a \n\t b', 'a b'],
  [
    'keeps code as it is',
    '<p>Run</p><pre><code>if x:\n    y &lt; 1\n</code></pre><p>now</p>',
    'Run\n\n```\nif x:\n    y < 1\n```\n\nnow',
  ],
  [
    'marks items, nested and numbered',
    '<p>L</p><ul><li><p>One</p></li><li>Two<ol><li>a</li><li>b</li></ol></li></ul>End',
    'L\n\n- One\n- Two\n  1. a\n  2. b\n\nEnd',
  ],
  [
    'parts cells',
    '<table><thead><tr><th>A</th><th><p>B</p></th></tr></thead><tbody><tr><td></td><td>2</td></tr></tbody></table>z',
    'A | B\n| 2\n\nz',
  ],
  ['leaves out scripts and styles', 'a<script>alert("<p>x</p>")</script><style>p{}</style>b', 'ab'],
  [
    'keeps the words of a link, not its address',
    'See <a href="https://example.org/">the page</a>.',
    'See the page.',
  ],
  ['reads what is broken', '</ul></li>a<<b>b<p>c<pre>d', 'a<b\n\nc\n\n```\nd\n```'],
  ['is empty where nothing is seen', '<p></p>\n<br><img src="x">', ''],
])('%s', (_, html, text) => expect(htmlToText(html)).toBe(text));
