/** Charts of this repository's own: one for each mark, each way to compose views, and each thing that renderers draw their own way. */
import { PNG } from 'pngjs';

const rows = [
  { c: 'Viet Nam', v: 161.2, w: 20, g: 'Goods' }, { c: 'Malaysia', v: 101.5, w: 35, g: 'Services' }, { c: 'Thailand', v: 86, w: 14, g: 'Goods' }, { c: 'Singapore', v: 78.9, w: 41, g: 'Services' },
];
const months = Array.from({ length: 36 }, (_, index) => ({
  month: `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`, v: 40 + 10 * Math.sin(index / 4) + index / 3, s: index % 2 === 0 ? 'Goods' : 'Services',
}));
/** Two squares that share an edge. */
const squares = {
  type: 'Topology', transform: { scale: [1, 1], translate: [0, 0] }, arcs: [[[0, 0], [0, 20], [30, 0], [0, -20], [-30, 0]], [[30, 0], [0, 20], [20, 5], [0, -25], [-20, 0]]],
  objects: { land: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0]], id: 1 }, { type: 'Polygon', arcs: [[1]], id: 2 }] } },
};

/** Two pixels by two: red, green, blue, black. */
function checkerboard(): string {
  const png = new PNG({ width: 2, height: 2 });
  png.data.set([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255]);
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
}

const q = (field: string, more: object = {}) => ({ field, type: 'quantitative', ...more });
const n = (field: string, more: object = {}) => ({ field, type: 'nominal', ...more });
const t = (field: string, more: object = {}) => ({ field, type: 'temporal', ...more });
const data = { values: rows };
const series = { values: months };
const xy = { x: q('v'), y: q('w') };
const small = { width: 150, height: 90 };
const land = { values: squares, format: { type: 'topojson', feature: 'land' } };
const shapes = ['circle', 'square', 'cross', 'diamond', 'triangle-up', 'triangle-down', 'triangle-right', 'triangle-left', 'triangle', 'arrow', 'wedge', 'stroke', 'M-1,-1H1L0,1Z'];
const baselines = ['top', 'middle', 'bottom', 'alphabetic', 'line-top', 'line-bottom'];

const marks = {
  arc: { data, height: 200, mark: { type: 'arc', innerRadius: 40, cornerRadius: 6, padAngle: 0.04 }, encoding: { theta: q('v'), color: n('c'), radius: q('w', { scale: { type: 'sqrt', rangeMin: 60 } }) } },
  area: { data: series, mark: { type: 'area', line: true, opacity: 0.6, interpolate: 'monotone' }, encoding: { x: t('month'), y: q('v', { stack: null }), color: n('s') } },
  bar: { title: 'Trade by partner', data, mark: { type: 'bar', cornerRadiusEnd: 6 }, encoding: { y: n('c', { sort: '-x', title: null }), x: q('v', { title: 'Billion US$' }) } },
  boxplot: { data: series, mark: { type: 'boxplot', extent: 'min-max' }, encoding: { x: n('s'), y: q('v') } },
  circle: { data, mark: { type: 'circle', opacity: 0.5, stroke: 'black', strokeWidth: 6 }, encoding: { ...xy, size: q('w', { scale: { range: [200, 4000] } }) } },
  errorband: { data: series, mark: { type: 'errorband', borders: true }, encoding: { x: t('month', { timeUnit: 'yearquarter' }), y: q('v') } },
  errorbar: { data: series, mark: { type: 'errorbar', ticks: true }, encoding: { y: n('s'), x: q('v') } },
  geoshape: { data: land, width: 300, height: 160, projection: { type: 'conicEqualArea' }, mark: 'geoshape', encoding: { color: n('id') } },
  image: { data: { values: [{ x: 1, y: 1, url: checkerboard() }, { x: 2, y: 2, url: checkerboard() }] }, width: 200, height: 120, mark: { type: 'image', width: 40, height: 24, aspect: false }, encoding: { x: q('x'), y: q('y'), url: { field: 'url' } } },
  line: { data: series, mark: { type: 'line', point: true }, encoding: { x: t('month', { title: null }), y: q('v', { title: 'Index' }), color: n('s', { title: null }) } },
  point: { data: { values: shapes.map((shape, index) => ({ shape, index })) }, height: 60, mark: { type: 'point', filled: false, size: 300 }, encoding: { x: q('index', { axis: null }), shape: n('shape', { scale: null }) } },
  rect: { data: series, mark: 'rect', encoding: { x: { field: 'month', type: 'ordinal', timeUnit: 'month' }, y: { field: 'month', type: 'ordinal', timeUnit: 'year' }, color: q('v', { aggregate: 'mean' }) } },
  rule: { data, height: 120, mark: { type: 'rule', strokeDash: [6, 2, 1, 2], strokeWidth: 3, strokeCap: 'square' }, encoding: { x: q('v'), y: q('w'), y2: { value: 60 } } },
  square: { data, mark: 'square', encoding: { ...xy, angle: q('w'), size: { value: 400 } } },
  text: { data, height: 160, mark: { type: 'text', angle: 330, fontWeight: 'bold', fontStyle: 'italic', align: 'left' }, encoding: { ...xy, text: n('c') } },
  tick: { data: series, mark: 'tick', encoding: { x: q('v'), y: n('s') } },
  trail: { data: series, mark: 'trail', encoding: { x: t('month'), y: q('v'), size: q('v', { scale: { zero: false, range: [1, 12] } }) } },
};

const unit = { mark: 'point', encoding: xy };
const compositions = {
  layer: { data, layer: [{ mark: 'bar', encoding: { x: n('c'), y: q('v', { title: 'Trade' }) } }, { mark: { type: 'line', color: '#e0902f' }, encoding: { x: n('c'), y: q('w', { title: 'Share' }) } }], resolve: { scale: { y: 'independent' } } },
  'facet by rows and columns': { data: series, ...small, mark: 'line', encoding: { row: n('s', { title: 'Kind' }), column: { field: 'month', type: 'ordinal', timeUnit: 'year', title: null }, x: t('month', { timeUnit: 'month' }), y: q('v') } },
  'facet that wraps': { data, columns: 2, facet: n('c', { title: null }), spec: { ...small, ...unit } },
  hconcat: { data, hconcat: [{ ...small, ...unit }, { ...small, mark: 'bar', encoding: { x: q('v'), y: n('g') } }] },
  vconcat: { data, vconcat: [{ ...small, ...unit }, { ...small, mark: 'tick', encoding: { x: q('v'), color: n('g') } }] },
  'concat that wraps': { data, columns: 2, concat: [{ ...small, title: 'A', ...unit }, { ...small, title: 'B', ...unit }, { ...small, title: 'C', ...unit }] },
  repeat: { data, repeat: { column: ['v', 'w'], row: ['w'] }, spec: { ...small, mark: 'point', encoding: { x: q('v', { field: { repeat: 'column' } }), y: q('w', { field: { repeat: 'row' } }) } } },
};

const manners = {
  'linear gradients': { data: series, mark: { type: 'area', line: { color: { gradient: 'linear', stops: [{ offset: 0, color: 'red' }, { offset: 1, color: 'blue' }] } }, color: { x1: 1, y1: 1, x2: 1, y2: 0, gradient: 'linear', stops: [{ offset: 0, color: 'rgba(255,255,255,0)' }, { offset: 1, color: '#0b4f6c' }] } }, encoding: { x: t('month'), y: q('v', { aggregate: 'mean' }) } },
  'radial gradients': { data, height: 200, mark: { type: 'arc', color: { gradient: 'radial', stops: [{ offset: 0, color: '#ffffff' }, { offset: 1, color: '#9c3d54' }] } }, encoding: { theta: q('v') } },
  'what is clipped': { data, ...small, mark: { type: 'circle', clip: true, size: 5000 }, encoding: { x: q('v', { scale: { domain: [80, 120] } }), y: q('w', { scale: { domain: [15, 30] } }) } },
  'caps and joins': { data: { values: [{ x: 0, y: 0 }, { x: 1, y: 5 }, { x: 2, y: 0 }] }, height: 120, mark: { type: 'line', strokeWidth: 16, strokeCap: 'square', strokeJoin: 'bevel' }, encoding: { x: q('x'), y: q('y') } },
  'strokes over fills': { data, mark: { type: 'bar', fill: '#e0902f', stroke: 'black', strokeWidth: 10, fillOpacity: 0.7, strokeOpacity: 0.4 }, encoding: { x: q('v'), y: n('c') } },
  'dashes by series': { data: series, mark: 'line', encoding: { x: t('month'), y: q('v'), strokeDash: n('s') } },
  'corners of a stack': { data, mark: { type: 'bar', cornerRadius: 8 }, encoding: { x: n('g'), y: q('v'), color: n('c') } },
  'baselines and lines of text': { data: { values: baselines.map((baseline, index) => ({ index, words: `${baseline} two lines that are cut` })) }, height: 120, layer: baselines.map((baseline, index) => ({ transform: [{ filter: `datum.index === ${index}` }], mark: { type: 'text', baseline, align: ['left', 'center', 'right'][index % 3], lineBreak: ' two ', limit: 60 }, encoding: { x: q('index', { scale: { padding: 40 } }), text: n('words') } })) },
  links: { data: { values: rows.map((row) => ({ ...row, url: `https://example.org/${row.w}` })) }, mark: { type: 'text', fontSize: 16 }, encoding: { ...xy, text: n('c'), href: { field: 'url' } } },
  'a dark background': { background: '#1a2530', data, mark: { type: 'bar', color: '#e0902f' }, encoding: { x: q('v'), y: n('c') }, config: { axis: { labelColor: 'white', titleColor: 'white', gridColor: '#445' } } },
  'legends of four kinds': { data, mark: { type: 'point', filled: true }, encoding: { ...xy, color: q('v'), size: q('w', { bin: { maxbins: 3 } }), shape: n('c'), opacity: q('w') } },
  'a map of points': { data: { sphere: true }, width: 300, height: 160, projection: { type: 'orthographic', rotate: [-30, -20, 0] }, layer: [{ mark: { type: 'geoshape', fill: '#d7e5ec' } }, { data: { graticule: { step: [20, 20] } }, mark: { type: 'geoshape', filled: false, strokeWidth: 0.5 } }, { data: { values: [{ a: 10, b: 20 }, { a: 40, b: 0 }] }, mark: 'circle', encoding: { longitude: q('a'), latitude: q('b') } }] },
};

/** The last of them is Chinese. */
export const ownSpecs: Readonly<Record<string, object>> = {
  ...marks, ...compositions, ...manners,
  'Chinese labels': { title: { text: '国际合作论文占比', subtitle: '单位：%（2022 年）' }, data: { values: [{ 国家: '中国', 占比: 24 }, { 国家: '沙特阿拉伯', 占比: 78 }] }, mark: 'bar', encoding: { y: { field: '国家', title: null }, x: { field: '占比', type: 'quantitative' }, color: { field: '国家', title: '国家' } } },
};
