/** The bytes of an SVG file → a canonical drawing, with everything left out that could run, reach out or not be drawn. */
import type { Report } from '../diagnostics/diagnostic.js';
import { pictureNotVector, pictureSanitised } from '../diagnostics/messages/pictures.js';
import type { RasterDrawing, VectorDrawing } from '../figures/figureTable.js';
import { parseSvg, SvgSyntaxError } from '../svg/parseSvg.js';
import { printSvg } from '../svg/printSvg.js';
import type { SvgElement } from '../svg/svgElement.js';
import { convertChildren, convertElement } from './convertSvg.js';
import { PictureFault } from './pictureFault.js';
import { pictureFormat } from './pictureFormat.js';
import type { PictureRequest } from './pictureRequest.js';
import { readRaster } from './readRaster.js';
import { unsafeElements } from './svgFindings.js';
import { printFine, readLength, readViewBox, viewBoxTransform } from './svgLengths.js';
import { wrap } from './svgPaint.js';
import { elementCounter, enter, localName, type Picture, type Scope } from './svgScope.js';
import { readStyleSheet } from './svgStyle.js';

const maxMegabytes = 10;

/** Throws `PictureFault`. Reports what was left out, once for the file. */
export async function readVector(request: PictureRequest, report: Report): Promise<VectorDrawing> {
  const { bytes, file, position } = request;
  if (bytes.length > maxMegabytes * 1_000_000) throw new PictureFault(`an SVG of more than ${maxMegabytes} MB`);
  const root = parse(decodeText(bytes));
  const unsafe = new Set<string>();
  const lost = new Set<string>();
  const styles = textOfStyles(root);
  if (/@import|url\(\s*["']?\s*(?!#|["']?#|data:)[^)\s]/i.test(styles)) unsafe.add('addresses in <style>');
  const picture: Picture = {
    byId: elementsById(root),
    sheet: readStyleSheet(styles),
    findings: { unsafe: (thing) => unsafe.add(thing), lost: (thing) => lost.add(thing) },
    embedded: await readEmbedded(root, request.printedWidthPt),
    template: request.template,
    fonts: request.fonts,
    definitions: new Map(),
    count: elementCounter(),
    convert: convertElement,
  };
  const drawing = draw(root, picture);
  if (unsafe.size > 0) report(pictureSanitised([...unsafe], file, position));
  if (lost.size > 0) report(pictureNotVector([...lost], file, position));
  return drawing;
}

function draw(root: SvgElement, picture: Picture): VectorDrawing {
  const viewBox = readViewBox(root.attributes['viewBox']);
  const size = sizeOf(root, viewBox);
  const outside: Scope = { path: [], inherited: new Map(), viewport: size, fontSizePx: 16, uses: [] };
  const styled = enter(root, outside, picture);
  for (const name of Object.keys(root.attributes)) if (/^on/i.test(name)) picture.findings.unsafe(name.toLowerCase());
  const viewport = viewBox === null ? size : { widthPx: viewBox.width, heightPx: viewBox.height };
  const transform = viewBox === null ? '' : viewBoxTransform(viewBox, size, root.attributes['preserveAspectRatio']);
  const painted = wrap(convertChildren(root, { ...styled.scope, viewport }, picture), transform === '' ? {} : { transform });
  const definitions = [...picture.definitions.values()].filter((definition) => definition !== null);
  const [width, height] = [printFine(size.widthPx), printFine(size.heightPx)];
  const svg: SvgElement = {
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    children: definitions.length === 0 ? painted : [{ name: 'defs', attributes: {}, children: definitions }, ...painted],
  };
  return { kind: 'vector', svg, markup: printSvg(svg), widthPx: size.widthPx, heightPx: size.heightPx };
}

/** Natural size in CSS px: what the file says, else its view box, else what browsers take. */
function sizeOf(root: SvgElement, viewBox: { width: number; height: number } | null): { widthPx: number; heightPx: number } {
  const said = (name: string): number | null => {
    const text = root.attributes[name];
    const length = text?.includes('%') === true ? null : readLength(text, 0, 16);
    return length !== null && length > 0 ? length : null;
  };
  const [width, height] = [said('width'), said('height')];
  const ratio = viewBox === null ? 2 : viewBox.width / viewBox.height;
  const widthPx = width ?? (height === null ? (viewBox?.width ?? 300) : height * ratio);
  const heightPx = height ?? (width === null ? (viewBox?.height ?? 150) : width / ratio);
  if (!(widthPx < 1e6 && heightPx < 1e6)) throw new PictureFault(`an SVG of ${printFine(widthPx)} × ${printFine(heightPx)} px`);
  return { widthPx, heightPx };
}

function decodeText(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1];
  try {
    return new TextDecoder(utf16 ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PictureFault(`the SVG is not written in ${utf16 ?? declared ?? 'UTF-8'}`);
  }
}

function parse(text: string): SvgElement {
  try {
    return parseSvg(text);
  } catch (error) {
    if (error instanceof SvgSyntaxError) throw new PictureFault(`the SVG is not well-formed in line ${error.line}: ${error.message}`);
    throw error;
  }
}

function* descendants(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* descendants(child);
}

function elementsById(root: SvgElement): ReadonlyMap<string, SvgElement> {
  const byId = new Map<string, SvgElement>();
  for (const element of descendants(root)) {
    const id = element.attributes['id'];
    if (id !== undefined && !byId.has(id) && !unsafeElements.has(localName(element.name))) byId.set(id, element);
  }
  return byId;
}

function textOfStyles(root: SvgElement): string {
  const styles = [...descendants(root)].filter(({ name }) => localName(name) === 'style');
  return styles.flatMap(({ children }) => children.filter((child) => typeof child === 'string')).join('\n');
}

/** Pictures inside the picture pass the same checks as files; what fails is missing and is reported where it stands. */
async function readEmbedded(root: SvgElement, printedWidthPt: number): Promise<ReadonlyMap<string, RasterDrawing>> {
  const embedded = new Map<string, RasterDrawing>();
  for (const element of descendants(root)) {
    const href = (element.attributes['href'] ?? element.attributes['xlink:href'] ?? '').trim();
    if (localName(element.name) !== 'image' || !/^data:image\//i.test(href) || embedded.has(href)) continue;
    const bytes = new Uint8Array(Buffer.from(href.slice(href.indexOf(',') + 1), 'base64'));
    const format = pictureFormat(bytes);
    if (format.kind !== 'raster') continue;
    try {
      embedded.set(href, (await readRaster(bytes, format.format, printedWidthPt)).drawing);
    } catch (error) {
      if (!(error instanceof PictureFault)) throw error;
    }
  }
  return embedded;
}
