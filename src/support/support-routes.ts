import { Conflict, NotFound } from '../errors.ts';
import { parseTopicSlug } from '../story/ids.ts';
import type { Topic } from '../story/topics.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import type { SupportServices } from './support-services.ts';
import { digestOf, readSentForm, readTopic, type TypedTopic, typedAsKept } from './topic-form.ts';
import { conflictPage, topicPage, topicsPage } from './topic-page.ts';

type PageRequest = Parameters<Handler>[0];
type PageResponse = Parameters<Handler>[1];

const all = '/curate/support';

/** Hard subjects: their notes and support links, edited by curators (P11). */
export function supportRoutes(services: SupportServices): Routes {
  return [
    { method: 'get', path: all, permission: 'curator', handle: showTopics(services) },
    ...[`${all}/add`, `${all}/topic/:slug`].flatMap(
      (path): Routes => [
        { method: 'get', path, permission: 'curator', handle: showTopic(services) },
        { method: 'post', path, permission: 'curator', handle: saveTopic(services) },
      ],
    ),
  ];
}

function showTopics({ topics }: SupportServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    response.render('curate/support', topicsPage(await topics.topics(), done === 'saved'));
  };
}

function showTopic(services: SupportServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const [topics, neighbourhoods] = await read(services);
    const before = find(topics, request);
    const typed = before ? typedAsKept(before) : fresh(topics);
    const context = { neighbourhoods, errors: [], saved: done === 'saved' };
    response.render('curate/support-topic', topicPage(before, typed, context));
  };
}

function saveTopic(services: SupportServices): Handler {
  return async (request, response) => {
    const { typed, seen, more } = readSentForm(request);
    const [topics, neighbourhoods] = await read(services);
    const before = find(topics, request);
    const { topic, errors } = readTopic(typed, before, topics, neighbourhoods);
    if (before && seen !== digestOf(before)) return conflict(response, before, typed);
    if (!topic) {
      const context = { neighbourhoods, errors, saved: false, seen };
      return response.status(422).render('curate/support-topic', topicPage(before, typed, context));
    }
    try {
      await services.topics.replace(before, topic);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const now = (await services.topics.topics()).find(({ slug }) => slug === topic.slug) ?? null;
      return conflict(response, now, typed);
    }
    response.redirect(303, more ? `${all}/topic/${topic.slug}?done=saved#new-link` : `${all}?done=saved`);
  };
}

function read({ topics, places }: SupportServices) {
  return Promise.all([topics.topics(), places.neighbourhoods()]);
}

/** The subject that the address names, or null on the page that adds one. @throws NotFound for an unknown name. */
function find(topics: readonly Topic[], request: PageRequest): Topic | null {
  if (request.params.slug === undefined) return null;
  const slug = parseTopicSlug(String(request.params.slug));
  const topic = topics.find((each) => each.slug === slug);
  if (!topic) throw new NotFound(say('support-unknown'));
  return topic;
}

function fresh(topics: readonly Topic[]): TypedTopic {
  const last = Math.max(0, ...topics.map(({ order }) => order));
  return { name: '', note: '', order: String(last + 10), links: [] };
}

/** Nothing was saved; what was typed comes back to its writer. */
function conflict(response: PageResponse, now: Topic | null, typed: TypedTopic): void {
  response.status(409).render('curate/support-conflict', conflictPage(now, typed));
}
