import handlebars from 'handlebars';
import { Marked, type Tokens } from 'marked';
import { summaryOf } from '../story/text/set-text.ts';

/** A page that was written in Markdown. */
export interface Article {
  readonly title: string;
  readonly description: string;
  /** Nothing but what Markdown itself makes: tags that were typed stand there as text. */
  readonly html: string;
}

/** The first heading is the title. @throws Error for a text without one */
export function readArticle(markdown: string): Article {
  const tokens = marked.lexer(markdown);
  const heading = tokens.find(isTitle);
  if (!heading) throw new Error('Expected the page to begin with a line such as "# Its title"');
  const first = tokens.find((token) => token.type === 'paragraph');
  return {
    title: plain(heading.text),
    description: summaryOf(plain(first?.raw ?? '')),
    html: marked.parser(tokens.filter((token) => token !== heading)),
  };
}

/** A piece of a page, under a title of the second order: the same Markdown, and as safe. */
export function readMarkdown(markdown: string): string {
  const tokens = marked.lexer(markdown);
  for (const token of tokens) if (token.type === 'heading') token.depth = Math.max(3, token.depth + 1);
  return marked.parser(tokens);
}

export const hasTitle = (markdown: string): boolean => marked.lexer(markdown).some(isTitle);

const isTitle = (token: { readonly type: string }): token is Tokens.Heading =>
  token.type === 'heading' && (token as Tokens.Heading).depth === 1;

const { escapeExpression } = handlebars;
/** Where a link may lead: a page here, or an address of these kinds. */
const goodLink = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

const marked = new Marked({
  renderer: {
    html: ({ text }) => escapeExpression(text),
    image: ({ text }) => escapeExpression(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return goodLink.test(href) ? `<a href="${escapeExpression(href)}">${words}</a>` : words;
    },
  },
});

/** Without Markdown's marks. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '');
}
