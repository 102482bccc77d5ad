import { describe, expect, it } from '@jest/globals';
import { someContext } from '../../../test/support/drafts.ts';
import { aStoryInReview, theme } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import type { TopicSlug } from '../../story/ids.ts';
import type { OtherPerson } from '../../story/telling.ts';
import type { FormContext } from '../../story-form/field.ts';
import { setsNothing, severalFields, severalInputs, withSet } from './several-form.ts';

const topic = (slug: string) => slug as TopicSlug;
const context: FormContext = {
  ...{ ...someContext, voice: 'curator', sent: true },
  topics: someContext.topics.filter(({ slug }) => ['death', 'illness'].includes(slug)),
};
const by = { role: 'curator', id: newCuratorId() } as const;
const note = 'It ends well.';
const sister: OtherPerson = { who: 'my sister', shownBy: ['named'], permission: 'not-yet' };
const story = aStoryInReview({
  themes: [theme('employment')],
  sensitive: { topics: [topic('death')], note },
  others: [sister],
});
const set = (values: Record<string, string>, of = story) => withSet(of, values, context, by);

describe('What is set for several stories at once', () => {
  it('is added to what each has, or taken out of it, and nothing else changes', () => {
    const after = set({ 'themes-isolation': 'add', 'topics-death': 'remove', 'topics-illness': 'add' });
    const { history, ...rest } = after;
    expect(rest).toEqual({
      ...story,
      history: undefined,
      themes: ['isolation', 'employment'],
      sensitive: { topics: ['illness'], note },
      beforeEdits: expect.objectContaining({ themes: ['employment'], sensitive: story.sensitive }),
    });
    expect(history.slice(0, -1)).toEqual(story.history);
    expect(history.at(-1)).toMatchObject({ action: 'edited', actor: by });
  });

  it('that a story has already leaves it the very same', () => {
    expect(set({ 'themes-employment': 'add', 'topics-illness': 'remove' })).toBe(story);
    const alone = aStoryInReview();
    expect(set({ 'nobody-else': 'yes' }, alone)).toBe(alone);
    const mixed = aStoryInReview({ themes: [theme('employment'), theme('isolation')] });
    expect(set({ 'themes-isolation': 'add' }, mixed)).toBe(mixed);
  });

  it('never takes the last theme, as the field itself says', () => {
    expect(() => set({ 'themes-employment': 'remove' })).toThrow('Choose at least one theme.');
    expect(set({ 'themes-employment': 'remove', 'themes-isolation': 'add' }).themes).toEqual(['isolation']);
  });

  it('takes everybody off the list of who can be recognised, but nobody who said yes or no', () => {
    const after = set({ 'nobody-else': 'yes' });
    expect(after.others).toEqual([]);
    expect(after.beforeEdits?.others).toEqual([sister]);
    for (const permission of ['yes', 'no'] as const) {
      const answered = { ...story, others: [sister, { ...sister, who: 'Ben', permission }] };
      expect(() => set({ 'nobody-else': 'yes', 'themes-isolation': 'add' }, answered)).toThrow('yes or no');
    }
  });

  it('is no check, no description and no decision', () => {
    expect(Object.keys(severalInputs(context))).toEqual([
      ...['themes-isolation', 'themes-employment', 'topics-death', 'topics-illness', 'nobody-else'],
    ]);
  });

  it('is nothing where all is left as it is', () => {
    expect(setsNothing({ 'themes-isolation': '', 'topics-death': 'perhaps' }, context)).toBe(true);
    for (const values of [{ 'topics-death': 'add' }, { 'nobody-else': 'yes' }])
      expect(setsNothing(values, context)).toBe(false);
  });

  it('stands on the page as it was chosen, beside how many have it', () => {
    const { themes, people } = severalFields(
      [story, aStoryInReview()],
      { 'themes-isolation': 'add' },
      context,
    );
    expect(themes.map(({ hint }) => hint)).toEqual([
      'None of the 2 stories has it.',
      '2 of the 2 stories have it.',
    ]);
    expect(themes[0]?.options.find(({ selected }) => selected)?.value).toBe('add');
    expect(themes[1]?.options.find(({ selected }) => selected)?.value).toBe('');
    expect(JSON.stringify(people)).toContain('1 of these stories names somebody.');
  });
});
