import { describe, expect, it } from '@jest/globals';
import { hasTitle, readArticle } from './article.ts';

const body = (text: string) => readArticle(`# A title\n\n${text}`).html.trim();

describe('An article', () => {
  it('takes the first heading as the title and the first paragraph as the description', () => {
    const article = readArticle('# Our **name**\n\nWe [look](/x) after *it*.\n\n## More\n\n- one\n');
    expect(article.title).toBe('Our name');
    expect(article.description).toBe('We look after it.');
    expect(article.html).toContain('<h2>More</h2>');
    expect(article.html).not.toContain('<h1>');
  });

  it('is none without a title', () => {
    expect(() => readArticle('Just words.')).toThrow('Its title');
    expect(hasTitle('## Just words')).toBe(false);
    expect(hasTitle('# Words')).toBe(true);
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a <b onclick="x()">b</b>', '<p>a &lt;b onclick&#x3D;&quot;x()&quot;&gt;b&lt;/b&gt;</p>'],
    ['[a](javascript:alert(1))', '<p>a</p>'],
    ['[a](JaVaScRiPt:alert(1))', '<p>a</p>'],
    ['[a](//evil.example)', '<p>a</p>'],
    ['[a](data:text/html,x)', '<p>a</p>'],
    ['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
    ['![the gate](https://evil.example/x.png)', '<p>the gate</p>'],
    ['![<i>](x)', '<p>&lt;i&gt;</p>'],
    ['[a](/about "&quot;onx=")', '<p><a href="/about">a</a></p>'],
    ['[**a**](mailto:a@b.example)', '<p><a href="mailto:a@b.example"><strong>a</strong></a></p>'],
  ])('makes of %j no more than Markdown does', (typed, html) => {
    expect(body(typed)).toBe(html);
  });
});
