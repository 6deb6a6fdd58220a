/** True retention, as Anki's statistics define it. */
import type { ReviewEvent } from '../progress/log.ts';
import { delayedReviews, type DelayedReview, type ReviewCard } from './replay.ts';
import { shareWhere, type Share } from './share.ts';

/** Shares recalled of first answers of a day on facts in review; `mature` from an interval of 21 days on. */
export interface Retention {
  young: Share;
  mature: Share;
  all: Share;
}

const matureFromDays = 21;

/** @param today the study day of now; the last 30 days are today and the 29 before */
export function trueRetention(
  events: readonly ReviewEvent[],
  today: number,
  review: ReviewCard,
): { last30Days: Retention; ever: Retention } {
  const reviews = delayedReviews(events, review);
  return {
    last30Days: retentionOf(reviews.filter(({ answer }) => answer.day > today - 30)),
    ever: retentionOf(reviews),
  };
}

function retentionOf(reviews: readonly DelayedReview[]): Retention {
  const isMature = ({ before }: DelayedReview) => before.intervalDays >= matureFromDays;
  const isRecalled = ({ recalled }: DelayedReview) => recalled;
  return {
    young: shareWhere(
      reviews.filter((one) => !isMature(one)),
      isRecalled,
    ),
    mature: shareWhere(reviews.filter(isMature), isRecalled),
    all: shareWhere(reviews, isRecalled),
  };
}
