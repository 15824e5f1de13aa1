/** Every character that the deck shows, sorted by the font face that shows it: what has to be embedded. */
import type { Report } from '../diagnostics/diagnostic.js';
import { characterMissing } from '../diagnostics/messages/typesetting.js';
import type { Position } from '../document/position.js';
import type { Template } from '../template.js';
import type { FontFace, FontLibrary, FontStyle, FontWeight } from '../typesetting/fontLibrary.js';
import { isShared, isUnseen } from './characterRoles.js';

/** How a stretch of the deck's own text is set. */
export type TextFace = {
  readonly family: 'sans' | 'heading' | 'mono';
  readonly weight: FontWeight;
  readonly style: FontStyle;
};

export const bodyFace: TextFace = { family: 'sans', weight: 400, style: 'normal' };
export const headingFace: TextFace = { family: 'heading', weight: 700, style: 'normal' };
export const monoFace: TextFace = { family: 'mono', weight: 400, style: 'normal' };

/** Family under which narrow punctuation is embedded in a Chinese deck; see `splitSharedPunctuation`. */
export const latinPunctuationFamily = 'Latin punctuation';

/** A face and the characters of it that are shown. `family` is its name in the style sheet. */
export type UsedFace = {
  readonly family: string;
  readonly face: FontFace;
  readonly characters: ReadonlySet<string>;
};

export type DeckGlyphs = {
  /** Notes the characters of a text of the deck. `position` is where a missing one is reported; null for our own words. */
  readonly add: (text: string, face: TextFace, position: Position | null) => void;
  /** Notes punctuation that is set in its narrow form in a Chinese deck. */
  readonly addLatinPunctuation: (text: string, face: TextFace) => void;
  /** Notes text of a drawing, which names its families itself. */
  readonly addDrawn: (text: string, request: { readonly families: readonly string[]; readonly weight: FontWeight; readonly style: FontStyle }, position: Position | null) => void;
  /** Whether no face has a character that was noted. */
  readonly lacksSome: () => boolean;
  readonly faces: () => readonly UsedFace[];
};

/** The families of a text, in the order in which a character is looked for; without the fallback families. */
export const familiesOf = (template: Template, family: TextFace['family']): readonly string[] =>
  template.tokens.families[family];

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Characters that were met before: most texts of a deck hold no others. */
class MetCharacters {
  private readonly units = new Uint8Array(0x10000);
  private readonly pairs = new Set<string>();

  /** The characters of a text that are met for the first time. */
  newIn(text: string): readonly string[] {
    const found: string[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.units[unit] === 1) continue;
      if (!isSurrogate(unit)) {
        this.units[unit] = 1;
        found.push(String.fromCharCode(unit));
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
      at += character.length - 1;
      if (!this.pairs.has(character)) found.push(character);
      this.pairs.add(character);
    }
    return found;
  }
}

/**
 * A collector over the template's faces.
 *
 * In a Chinese deck the punctuation that both scripts share is taken from the Han family, so that the Latin face is
 * embedded without it and the browser finds the full-width form. Reports `character-missing` once for each character.
 */
export function collectGlyphs(
  input: { readonly template: Template; readonly fonts: FontLibrary; readonly chinese: boolean },
  report: Report,
): DeckGlyphs {
  const { template, fonts, chinese } = input;
  const used = new Map<string, { family: string; face: FontFace; characters: Set<string> }>();
  const met = new Map<string, MetCharacters>();
  const missing = new Set<string>();
  const note = (family: string, face: FontFace, character: string): void => {
    const key = `${family}/${face.description.file}`;
    const entry = used.get(key) ?? { family, face, characters: new Set<string>() };
    entry.characters.add(character);
    used.set(key, entry);
  };
  const hanFirst = (families: readonly string[]): readonly string[] => {
    const han = families.filter((family) => fonts.face(family, 400, 'normal').font.hasGlyphForCodePoint(0x4e2d));
    return [...han, ...families];
  };
  const lookUp = (
    text: string,
    request: { readonly families: readonly string[]; readonly weight: FontWeight; readonly style: FontStyle },
    asked: { readonly position: Position | null; readonly sharedIsHan: boolean },
  ): void => {
    const key = `${request.families.join()}/${request.weight}/${request.style}/${String(asked.sharedIsHan)}`;
    const known = met.get(key) ?? new MetCharacters();
    met.set(key, known);
    for (const character of known.newIn(text)) {
      if (isUnseen(character) && character !== ' ' && character !== '\u00A0' && character !== '\u3000') continue;
      const families = asked.sharedIsHan && isShared(character) ? hanFirst(request.families) : request.families;
      const face = fonts.faceFor(character.codePointAt(0) ?? 0, { ...request, families });
      if (face !== null) note(face.description.family, face, character);
      else if (!missing.has(character)) {
        missing.add(character);
        report(characterMissing(character, asked.position));
      }
    }
  };
  return {
    add: (text, face, position) => {
      const families = familiesOf(template, face.family);
      lookUp(text, { families, weight: face.weight, style: face.style }, { position, sharedIsHan: chinese && face.family !== 'mono' });
    },
    addLatinPunctuation: (text, face) => {
      for (const character of text) {
        const found = fonts.faceFor(character.codePointAt(0) ?? 0, { families: familiesOf(template, face.family), weight: face.weight, style: face.style });
        if (found !== null) note(latinPunctuationFamily, found, character);
      }
    },
    addDrawn: (text, request, position) => {
      lookUp(text, request, { position, sharedIsHan: chinese });
    },
    lacksSome: () => missing.size > 0,
    faces: () => [...used.keys()].sort().flatMap((key) => used.get(key) ?? []),
  };
}
