import { mastery } from '#lib/core/memory/known.ts';
import type { Clock } from '../device/clock.ts';
import { outline } from '../bank/outline.ts';
import type { Progress } from './progress.svelte.ts';
import { schedulerFor } from './scheduling.ts';

export interface TopicTicks {
  topic: string;
  label: string;
  href: string;
  proven: number;
  recognised: number;
  total: number;
}

/** How many facts of each topic are proven and recognised now, in teaching order. */
export function topicTicks(
  progress: Progress,
  clock: Clock,
  hrefOf: (topic: string) => string,
): TopicTicks[] {
  const nowMs = clock.nowMs();
  const { retrievability } = schedulerFor(progress.settings.desiredRetention);
  return outline.topics.map(({ id, shortTitle }) => {
    const facts = outline.facts.filter(({ topic }) => topic === id);
    const states = facts.map((fact) =>
      mastery(progress.cards.get(fact.id) ?? null, nowMs, retrievability),
    );
    return {
      topic: id,
      label: shortTitle,
      href: hrefOf(id),
      proven: states.filter((state) => state === 'proven').length,
      recognised: states.filter((state) => state === 'recognised').length,
      total: facts.length,
    };
  });
}
