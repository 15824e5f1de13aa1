/** All words that the outputs print of themselves, by language. */
import type { WordingLanguage } from './metadata.js';
import type { CalloutKind, Output } from './nodes.js';

/** A table with one entry for each word; a language that misses one does not compile. */
export type Wording = {
  readonly figure: (number: string) => string;
  /** Stands in for a figure that has neither number nor words. */
  readonly unnamedFigure: string;
  readonly table: (number: string) => string;
  readonly equation: (number: string) => string;
  /** A numbered section where the text refers to it; stays on one line. */
  readonly section: (number: string) => string;
  /** A slide without a title, by its number. */
  readonly slide: (number: string) => string;
  /** At the foot of a slide: the page of the brief that tells the same. */
  readonly seeBriefPage: (page: string) => string;
  /** At the foot of a page: the slides that show the same, the last one too if there are more. */
  readonly seeSlides: (first: string, last: string) => string;
  /** Number of a slide in reserve. */
  readonly backupSlide: (number: number) => string;
  /** Behind the heading of a slide that goes on over several. */
  readonly slidePart: (number: number, count: number) => string;
  /** A section's title where the text refers to it. */
  readonly sectionTitle: (title: string) => string;
  /** Between `Figure 3` and the words of a caption. */
  readonly captionSeparator: string;
  readonly contents: string;
  readonly abstract: string;
  readonly keywords: string;
  /** Between two keywords. */
  readonly keywordSeparator: string;
  /** After a label that text follows on the same line, such as `Keywords: `. */
  readonly labelColon: string;
  readonly bibliography: string;
  readonly footnote: (number: number) => string;
  readonly speakerNotes: string;
  /** Over the pages of a handout. */
  readonly handout: string;
  readonly contact: string;
  readonly disclaimer: string;
  readonly reportNumber: (number: string) => string;
  readonly callouts: Readonly<Record<CalloutKind, string>>;
  /** At the foot of a page of the brief. */
  readonly pageOf: (page: string, pages: string) => string;
  readonly taskDone: string;
  readonly taskOpen: string;
  /** After the unlinked number of something that only the other output holds; carries its own leading space. */
  readonly seeOther: Readonly<Record<Output, string>>;
  /** Before what a figure or table is based on; `labelColon` follows. */
  readonly source: string;
  /** Tables of what figures draw: behind them in the deck, and in an appendix of the brief. */
  readonly figureData: {
    readonly show: string;
    readonly close: string;
    readonly of: (figure: string) => string;
    /** Under a table that holds the first rows only. */
    readonly part: (shown: number, all: number) => string;
    readonly download: string;
    readonly appendix: string;
  };
  /** For a work without a date, in citations. */
  readonly noDate: string;
  /** What the deck's own windows say. */
  readonly deck: {
    readonly speakerView: string;
    readonly currentSlide: string;
    readonly nextSlide: string;
    readonly previousSlide: string;
    readonly slideAbove: string;
    readonly slideBelow: string;
    /** The group of arrows that move the deck. */
    readonly controls: string;
    readonly endOfDeck: string;
    readonly noNotes: string;
    readonly elapsed: string;
    readonly clock: string;
    readonly reset: string;
    /** Of the talk; `{time}` stands for minutes and seconds. */
    readonly timeLeft: string;
    readonly timeOver: string;
    readonly onTime: string;
    readonly ahead: string;
    readonly behind: string;
    readonly popupBlocked: string;
    readonly slides: string;
    /** What a slide is, after its title, for those who hear it. */
    readonly slide: string;
    /** Said when a slide appears; `{number}`, `{count}` and `{title}` stand for its own. */
    readonly announced: string;
    /** The same for a slide in reserve, which is not counted. */
    readonly announcedBackup: string;
    /** On the button over a slide that was made black. */
    readonly resume: string;
    /** Over the box that finds a slide, in it, and under it where there is none. */
    readonly findSlide: string;
    readonly findHint: string;
    readonly findNothing: string;
    readonly keys: string;
    /** After the name of a chart that became live, for those who hear it. */
    readonly liveChart: string;
    /** Buttons of charts that move by themselves. */
    readonly playChart: string;
    readonly pauseChart: string;
  };
  /** Over the deck's help: what each key does, in this order. */
  readonly deckKeys: Readonly<Record<'next' | 'previous' | 'first' | 'last' | 'overview' | 'black' | 'fullScreen' | 'find' | 'closer' | 'speaker' | 'help', string>>;
};

const zh: Wording = {
  figure: (number) => `图 ${number}`,
  unnamedFigure: '图',
  table: (number) => `表 ${number}`,
  equation: (number) => `式（${number}）`,
  section: (number) => `第\u00A0${number}\u00A0节`,
  slide: (number) => `第 ${number} 张`,
  backupSlide: (number) => `备 ${number}`,
  seeBriefPage: (page) => `见简报第 ${page} 页`,
  seeSlides: (first, last) => (first === last ? `幻灯片 ${first}` : `幻灯片 ${first}—${last}`),
  slidePart: (number, count) => `（${number}/${count}）`,
  sectionTitle: (title) => `“${title}”`,
  captionSeparator: '　',
  contents: '目录',
  abstract: '摘要',
  keywords: '关键词',
  keywordSeparator: '；',
  labelColon: '：',
  bibliography: '参考文献',
  footnote: (number) => `注 ${number}`,
  speakerNotes: '演讲备注',
  handout: '讲义',
  contact: '联系方式',
  disclaimer: '免责声明',
  reportNumber: (number) => `报告编号：${number}`,
  callouts: { note: '说明', tip: '提示', important: '重要', warning: '警告', caution: '当心' },
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  taskDone: '已完成',
  taskOpen: '未完成',
  seeOther: { brief: '（见简报）', deck: '（见幻灯片）' },
  source: '资料来源',
  figureData: {
    show: '查看数据', close: '关闭', of: (figure) => `${figure}${/\w$/.test(figure) ? ' ' : ''}的数据`, part: (shown, all) => `共 ${all} 行，此处为前 ${shown} 行`, download: '下载数据（CSV）', appendix: '附录：图表数据',
  },
  noDate: '无日期',
  deck: {
    speakerView: '演讲者视图',
    currentSlide: '当前幻灯片',
    nextSlide: '下一张',
    previousSlide: '上一张',
    slideAbove: '上方的幻灯片',
    slideBelow: '下方的幻灯片',
    controls: '翻页',
    endOfDeck: '已到最后一张',
    noNotes: '此页没有备注',
    elapsed: '已用时间',
    clock: '时间',
    reset: '重置',
    timeLeft: '剩余 {time}',
    timeOver: '超时 {time}',
    onTime: '按计划',
    ahead: '提前 {time}',
    behind: '落后 {time}',
    popupBlocked: '浏览器阻止了演讲者视图窗口，请允许此文件打开弹出窗口',
    slides: '幻灯片',
    slide: '幻灯片',
    announced: '第 {number} 张，共 {count} 张：{title}',
    announcedBackup: '备用幻灯片 {number}：{title}',
    resume: '继续放映',
    findSlide: '查找幻灯片',
    findHint: '页码或文字',
    findNothing: '没有找到幻灯片',
    keys: '键盘操作',
    liveChart: '可交互，用方向键查看数值', playChart: '播放', pauseChart: '暂停',
  },
  deckKeys: {
    next: '下一步',
    previous: '上一步',
    first: '第一张',
    last: '最后一张',
    overview: '幻灯片总览',
    black: '黑屏',
    fullScreen: '全屏',
    find: '按页码或文字查找幻灯片',
    closer: '放大点击处；Esc 还原',
    speaker: '演讲者视图',
    help: '显示或隐藏此说明',
  },
};

const en: Wording = {
  figure: (number) => `Figure ${number}`,
  unnamedFigure: 'Figure',
  table: (number) => `Table ${number}`,
  equation: (number) => `Equation ${number}`,
  section: (number) => `Section\u00A0${number}`,
  slide: (number) => `Slide ${number}`,
  backupSlide: (number) => `B${number}`,
  seeBriefPage: (page) => `see brief p.\u00A0${page}`,
  seeSlides: (first, last) => (first === last ? `Slide ${first}` : `Slides ${first}–${last}`),
  slidePart: (number, count) => ` (${number}/${count})`,
  sectionTitle: (title) => `“${title}”`,
  captionSeparator: '. ',
  contents: 'Contents',
  abstract: 'Abstract',
  keywords: 'Keywords',
  keywordSeparator: ', ',
  labelColon: ': ',
  bibliography: 'Sources',
  footnote: (number) => `Note ${number}`,
  speakerNotes: 'Speaker notes',
  handout: 'Handout',
  contact: 'Contact',
  disclaimer: 'Disclaimer',
  reportNumber: (number) => `Report ${number}`,
  callouts: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  pageOf: (page, pages) => `${page} / ${pages}`,
  taskDone: 'done',
  taskOpen: 'to do',
  seeOther: { brief: ' (see brief)', deck: ' (see deck)' },
  source: 'Source',
  figureData: {
    show: 'Show data', close: 'Close', of: (figure) => `Data of ${figure}`, part: (shown, all) => `The first ${shown} of ${all} rows`, download: 'Download the data (CSV)', appendix: 'Appendix: data of the figures',
  },
  noDate: 'n.d.',
  deck: {
    speakerView: 'Speaker view',
    currentSlide: 'Current slide',
    nextSlide: 'Next',
    previousSlide: 'Back',
    slideAbove: 'Slide above',
    slideBelow: 'Slide below',
    controls: 'Moving through the deck',
    endOfDeck: 'End of the deck',
    noNotes: 'No notes on this slide',
    elapsed: 'Elapsed',
    clock: 'Time',
    reset: 'Reset',
    timeLeft: '{time} left',
    timeOver: '{time} over',
    onTime: 'on time',
    ahead: '{time} ahead',
    behind: '{time} behind',
    popupBlocked: 'The browser blocked the speaker view; allow this file to open pop-up windows',
    slides: 'Slides',
    slide: 'slide',
    announced: 'Slide {number} of {count}: {title}',
    announcedBackup: 'Backup slide {number}: {title}',
    resume: 'Go on',
    findSlide: 'Find a slide',
    findHint: 'Number or words',
    findNothing: 'No slide has this',
    keys: 'Keys',
    liveChart: 'interactive, arrow keys read its values', playChart: 'Play', pauseChart: 'Pause',
  },
  deckKeys: {
    next: 'Next step',
    previous: 'Step back',
    first: 'First slide',
    last: 'Last slide',
    overview: 'All slides',
    black: 'Black screen',
    fullScreen: 'Full screen',
    find: 'Find a slide by number or words',
    closer: 'Look closer; Esc goes back',
    speaker: 'Speaker view',
    help: 'Show or hide these keys',
  },
};

const wordings = { zh, en } satisfies Record<WordingLanguage, Wording>;

/** The words of a language. */
export const wordingOf = (language: WordingLanguage): Wording => wordings[language];
