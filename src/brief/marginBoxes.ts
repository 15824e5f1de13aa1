/** Numbered pages → what stands in their margins: running head and foot. */
import { createElement, type ReactElement } from 'react';
import type { Wording } from '../document/wording.js';
import type { SlideReference } from '../outputInput.js';
import type { MarginBoxProps } from './briefTemplate.js';
import type { Composer } from './composer.js';
import { setGalleys, type Galley } from './galley.js';
import type { LaidOutNode } from './layoutTree.js';
import type { NumberedPage } from './makeUpBrief.js';

/** What margin boxes tell of a page. */
export type PageToHead = Pick<NumberedPage, 'geometry' | 'number' | 'section' | 'blank' | 'opens'> & { readonly slides?: MarginBoxProps['slides'] };

/** The running head and the foot of each page, as large as the page. */
export async function setMarginBoxes(pages: readonly PageToHead[], composer: Composer): Promise<readonly LaidOutNode[]> {
  const { look, components, input } = composer;
  const galleys = pages.map(({ geometry, number, section, blank, opens, slides = null }): Galley => {
    const words = { title: input.metadata.title, section, status: input.metadata.status, page: number.text, pages: number.of, slides, opens };
    const props: MarginBoxProps = { look: { ...look, geometry }, ...words };
    const compose = (): ReactElement => (blank ? createElement('VIEW') : createElement('VIEW', {}, createElement(components.RunningHead, props), createElement(components.PageFoot, props)));
    return { widthPt: geometry.widthPt, heightPt: geometry.heightPt, content: ['margin boxes', words, geometry, blank], at: null, compose };
  });
  return await setGalleys(galleys, composer);
}

/**
 * The pages with the slides that show what stands on each: from the slide of its first section, or of the one that goes on
 * where none begins, to the slide of its last. They lead to the first of these.
 */
export function withSlides(pages: readonly NumberedPage[], slideNumbers: ReadonlyMap<string, SlideReference>, wording: Wording): readonly PageToHead[] {
  let current: SlideReference | null = null;
  return pages.map((page) => {
    const begun = page.headings.flatMap(({ id }) => slideNumbers.get(id) ?? []);
    const first = begun[0] ?? current;
    current = begun.at(-1) ?? current;
    return { ...page, slides: first === null || current === null ? null : { words: wording.seeSlides(first.number, current.number), address: first.address } };
  });
}
