/** What a browser would send of a form that nobody has touched, by the page's HTML. `action` is the form's own address. */
export function formFields(html: string, action: string): URLSearchParams {
  const start = html.indexOf(`action="${action}"`);
  const end = html.indexOf('</form>', start);
  if (start === -1 || end === -1) throw new Error(`Expected a form that leads to ${action}`);
  const form = html.slice(start, end);
  const fields = new URLSearchParams();
  for (const match of form.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
    const [tag, name] = match;
    const rest = form.slice(match.index + tag.length);
    const called = attribute(tag, 'name');
    if (called === null) continue;
    if (name === 'textarea')
      fields.append(called, plain(rest.slice(0, rest.indexOf('</textarea>'))).replace(/^\n/, ''));
    else if (name === 'select') fields.append(called, chosen(rest.slice(0, rest.indexOf('</select>'))));
    else if (!/type="(?:checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag)) {
      fields.append(called, attribute(tag, 'value') ?? '');
    }
  }
  return fields;
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  return attribute(all.find((tag) => /\sselected\b/.test(tag)) ?? all[0] ?? '', 'value') ?? '';
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : plain(value);
}

const letters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

/** The text as a browser reads it; these are all the entities that the templates write. */
function plain(html: string): string {
  return html.replaceAll(/&(?:amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => letters[entity] ?? entity);
}
