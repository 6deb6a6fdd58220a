/** Topics and facts, for pages that ask nothing. Small, so that the first page may have it. */
import { outline } from 'virtual:bank/outline';

export { outline };

const titles = new Map(outline.topics.map(({ id, title }) => [id, title]));

/** The title of a topic, or its id when the bank no longer has it. */
export function topicTitle(topic: string): string {
  return titles.get(topic) ?? topic;
}
