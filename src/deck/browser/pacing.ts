/** Runs in the deck: when each slide of a talk is due, and how far the speaker is from that. */

/** A slide's own time in seconds, null where the talk's is shared out; `counted` is false for slides in reserve. */
export type TimedSlide = { readonly seconds: number | null; readonly counted: boolean };

/** In seconds from the start of the talk. */
export type Due = { readonly from: number; readonly to: number };

/**
 * When each slide is due. What the talk's time leaves after the slides with a time of their own is shared by the others
 * alike; slides in reserve take none. null where nothing can be said: no length of the talk, and slides without a time.
 */
export function plannedTimes(slides: readonly TimedSlide[], talkSeconds: number | null): readonly Due[] | null {
  const counted = slides.filter((slide) => slide.counted);
  const open = counted.filter((slide) => slide.seconds === null).length;
  if (counted.length === 0 || (talkSeconds === null && open > 0)) return null;
  const given = counted.reduce((sum, slide) => sum + (slide.seconds ?? 0), 0);
  const share = open === 0 ? 0 : Math.max(0, (talkSeconds ?? 0) - given) / open;
  let from = 0;
  return slides.map((slide) => {
    const due = { from, to: from + (slide.counted ? (slide.seconds ?? share) : 0) };
    from = due.to;
    return due;
  });
}

/** Seconds behind the plan; negative for ahead of it, 0 while the slide is due. */
export function delayOf({ from, to }: Due, elapsed: number): number {
  return Math.round(elapsed < from ? elapsed - from : Math.max(0, elapsed - to));
}

/** `1:05`, `1:02:03`. */
export function clockTime(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const padded = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}
