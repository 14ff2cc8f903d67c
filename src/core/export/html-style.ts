// The look of the exported page. It names nothing outside itself: no font, no picture.

/** The whole content of the page's one style element. */
export const style = `
:root { color-scheme: light dark; --text: #1c1c1a; --muted: #5c5b55; --page: #fbfaf7; --line: #dcdad2; --accent: #0b6b5d; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececea; --muted: #a8a69f; --page: #171716; --line: #3a3935; --accent: #6fd3c1; }
}
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt, .count, .words, footer { color: var(--muted); }
dd { margin: 0; }
details { border-inline-start: 2px solid var(--line); margin: .25rem 0; padding-inline-start: 1rem; }
summary { cursor: pointer; padding: .25rem 0; }
summary:focus-visible { outline: 2px solid var(--accent); }
summary b { font-weight: 600; }
.count { white-space: nowrap; font-variant-numeric: tabular-nums; }
p, ul { margin: .25rem 0 .5rem; }
.words { font-size: .875rem; }
footer { margin-top: 2rem; font-size: .875rem; }
@media print { body { padding: 0; } }
`;

/** SHA-256 of `style` in base64: the page's policy allows this style and no other. A test holds the two together. */
export const styleHash = 'DWV+fj3mxDMjejYc6So4LBGNacMpXzWBB6nGaYlVaEw=';
