import { describe, expect, it } from '@jest/globals';
import { aPublishedStory } from '../../test/support/stories.ts';
import { createLogger } from '../logger.ts';
import { hide } from '../story/changes/withdraw.ts';
import { addWorkDue } from './add-work-due.ts';
import type { Job } from './job.ts';

const logger = createLogger({ level: 'silent', process: 'server' });
const story = hide(aPublishedStory(), new Date(), { role: 'storyteller' });

describe('The work that a saved change calls for', () => {
  it('is added, with the telling of the storyteller', async () => {
    const added: Job[] = [];
    const add = async (job: Job) => {
      added.push(job);
    };
    await addWorkDue({ jobs: { add }, logger }, story);
    expect(added).toEqual([
      { type: 'list-wish', story: story.id },
      { type: 'tell', story: story.id },
    ]);
  });

  it('fails no change where the queue is away, and keeps nobody waiting where it does not answer', async () => {
    const away = () => Promise.reject(new Error('The queue is away'));
    await addWorkDue({ jobs: { add: away }, logger }, story);
    const start = performance.now();
    await addWorkDue({ jobs: { add: () => new Promise(() => {}) }, logger }, story);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
