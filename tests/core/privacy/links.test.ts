import { describe, expect, test } from 'vitest';
import { findLinks } from '../../../src/core/privacy/links.ts';
import { findUrlSecrets } from '../../../src/core/privacy/url-secrets.ts';

const links = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end));
const urls = (text: string) =>
  findUrlSecrets(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

describe('links are addresses of web pages', () => {
  test.each([
    ['see https://www.Garden.example.se/ today', 'https://www.Garden.example.se/'],
    ['I like rosegarden.co.uk.', 'rosegarden.co.uk'],
    ['(www.rosegarden.nl/shop?a=1)', 'www.rosegarden.nl/shop?a=1'],
  ])('%j', (text, link) => expect(links(text)).toEqual([link]));
  test.each([
    'open main.py, index.ts and README.md',
    'console.log(x); self.info(y); a.cat = 3',
    'It is the end.It begins',
    'ann@rosegarden.nl',
    'version 3.in 2',
    'http://intranet/wiki?page=a.b',
  ])('not in %j', (text) => expect(links(text)).toEqual([]));
});

describe('URLs that carry a person or a secret', () => {
  test.each([
    ['https://www.linkedin.com/in/ann-lee-12/', 'url:https://www.linkedin.com/in/ann-lee-12/'],
    ['see github.com/annlee12', 'url:github.com/annlee12'],
    ['wa.me/4915124681357', 'url:wa.me/4915124681357'],
    ['mine: https://github.com/annlee.', 'url:https://github.com/annlee'],
    ['https://x.example/users/ann.lee?tab=2', 'url:https://x.example/users/ann.lee?tab=2'],
    ['https://x.example/reset/a8f5f167f44f4964e6c998dee8', 'secret:a8f5f167f44f4964e6c998dee8'],
  ])('%j', (text, detail) => expect(urls(text)).toEqual([detail]));
  test.each([
    'https://github.com/annlee/project',
    'https://github.com/features',
    'https://api.example/users/12',
    'https://api.example/users/{name}',
    'https://x.example/path/2024/05/file.html?lang=en',
  ])('not in %j', (text) => expect(urls(text)).toEqual([]));
});
