/** Most expected entries are examples that GB/T 7714—2015 gives itself, in clauses 4 and 8 and in annex A. */
import { expect, test } from 'vitest';
import { workOf, type Name, type Work } from '../../src/references/bibliography/work.js';
import { composeText } from '../../src/references/citations/composeText.js';
import { entryGbt7714 } from '../../src/references/citations/entryGbt7714.js';
import { plainText } from '../../src/document/plainText.js';
import { at } from '../document/trees.js';

const han = (name: string): Name => ({ kind: 'person', family: name.slice(0, 1), given: name.slice(1), particle: '', suffix: '' });
const latin = (family: string, given: string): Name => ({ kind: 'person', family, given, particle: '', suffix: '' });
const body = (name: string): Name => ({ kind: 'literal', name });
const year = (number: number): Work['issued'] => ({ kind: 'date', year: number, month: null, day: null });
const day = (iso: string): Work['issued'] => {
  const [first, month, last] = iso.split('-').map(Number);
  return { kind: 'date', year: first ?? 0, month: month ?? null, day: last ?? null };
};

const entry = (rest: Partial<Work> & Pick<Work, 'type'>, yearPlace: 'after-authors' | 'with-publication' = 'with-publication'): string => {
  const work = workOf({ key: 'k', position: at(1), language: 'zh', ...rest });
  return plainText(composeText(entryGbt7714(work, { yearPlace, yearSuffix: '' }), at(1)));
};

test('a book', () => {
  expect(entry({ type: 'book', authors: [han('陈登原')], title: '国史旧闻', volume: '1', place: '北京', publisher: '中华书局', issued: year(2000) })).toBe(
    '陈登原. 国史旧闻: 第1卷[M]. 北京: 中华书局, 2000.',
  );
});

test('a translated book', () => {
  expect(
    entry({
      type: 'book',
      authors: [latin('昂温', 'G'), latin('昂温', 'P S')],
      translators: [han('陈生铮')],
      title: '外国出版史',
      place: '北京',
      publisher: '中国书籍出版社',
      issued: year(1988),
    }),
  ).toBe('昂温 G, 昂温 P S. 外国出版史[M]. 陈生铮, 译. 北京: 中国书籍出版社, 1988.');
});

test('a book in English with an edition', () => {
  expect(
    entry({ type: 'book', authors: [latin('Baker', 'Sharon K.'), latin('Jackson', 'Mary E.')], title: 'The future of resource sharing', place: 'New York', publisher: 'The Haworth Press', issued: year(1995), edition: '2', language: 'en' }),
  ).toBe('BAKER S K, JACKSON M E. The future of resource sharing[M]. 2nd ed. New York: The Haworth Press, 1995.');
});

test('a journal article with more than three authors', () => {
  expect(
    entry({
      type: 'journal-article',
      authors: [han('袁训来'), han('陈哲'), han('肖书海'), han('万斌')],
      title: '蓝田生物群: 一个认识多细胞生物起源和早期演化的新窗口',
      container: '科学通报',
      issued: year(2012),
      volume: '55',
      issue: '34',
      pages: '3219',
    }),
  ).toBe('袁训来, 陈哲, 肖书海, 等. 蓝田生物群: 一个认识多细胞生物起源和早期演化的新窗口[J]. 科学通报, 2012, 55(34): 3219.');
});

test('a journal article in English', () => {
  expect(
    entry({ type: 'journal-article', authors: [latin('Kanamori', 'Hiroo')], title: 'Shaking without quaking', container: 'Science', issued: year(1998), volume: '279', issue: '5359', pages: '2063–2064', language: 'en' }),
  ).toBe('KANAMORI H. Shaking without quaking[J]. Science, 1998, 279(5359): 2063-2064.');
});

test('four authors in English', () => {
  const names = ['A', 'B', 'C', 'D'].map((letter) => latin(`Name${letter}`, letter));
  expect(entry({ type: 'journal-article', authors: names, title: 'T', container: 'J', issued: year(2020), language: 'en' })).toBe(
    'NAMEA A, NAMEB B, NAMEC C, et al. T[J]. J, 2020.',
  );
});

test('a journal with issues and no volumes', () => {
  expect(entry({ type: 'journal-article', authors: [han('杨宗英')], title: '电子图书馆的现实模型', container: '中国图书馆学报', issued: year(1996), issue: '2', pages: '24-29' })).toBe(
    '杨宗英. 电子图书馆的现实模型[J]. 中国图书馆学报, 1996(2): 24-29.',
  );
  expect(entry({ type: 'journal-article', authors: [han('杨宗英')], title: '电子图书馆的现实模型', container: '中国图书馆学报', issued: year(1996), issue: '2', pages: '24-29' }, 'after-authors')).toBe(
    '杨宗英. 1996. 电子图书馆的现实模型[J]. 中国图书馆学报(2): 24-29.',
  );
});

test('a journal article on line, with date of access and DOI', () => {
  expect(
    entry({
      type: 'journal-article',
      authors: [han('陈建军')],
      title: '从数字地球到智慧地球',
      container: '国土资源导刊',
      issued: year(2010),
      volume: '7',
      issue: '10',
      pages: '93',
      accessed: day('2013-03-20'),
      url: 'http://d.g.wanfangdata.com.cn/Periodical_hunandz201010038.aspx',
      doi: '10.3969/j.issn.1672-5603.2010.10.038',
    }),
  ).toBe(
    '陈建军. 从数字地球到智慧地球[J/OL]. 国土资源导刊, 2010, 7(10): 93[2013-03-20]. http://d.g.wanfangdata.com.cn/Periodical_hunandz201010038.aspx. DOI:10.3969/j.issn.1672-5603.2010.10.038.',
  );
});

test('a newspaper article', () => {
  expect(entry({ type: 'newspaper-article', authors: [han('丁文祥')], title: '数字革命与竞争国际化', container: '中国青年报', issued: day('2000-11-20'), pages: '15' })).toBe(
    '丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
  );
});

test('a paper in proceedings', () => {
  expect(
    entry({
      type: 'conference-paper',
      authors: [han('贾东琴'), han('柯平')],
      title: '面向数字素养的高校图书馆数字服务体系研究',
      editors: [body('中国图书馆学会')],
      container: '中国图书馆学会年会论文集: 2011年卷',
      place: '北京',
      publisher: '国家图书馆出版社',
      issued: year(2011),
      pages: '45-52',
    }),
  ).toBe('贾东琴, 柯平. 面向数字素养的高校图书馆数字服务体系研究[C]//中国图书馆学会. 中国图书馆学会年会论文集: 2011年卷. 北京: 国家图书馆出版社, 2011: 45-52.');
});

test('a chapter', () => {
  expect(
    entry({ type: 'chapter', authors: [body('马克思')], title: '政治经济学批判', editors: [body('马克思'), body('恩格斯')], container: '马克思恩格斯全集', volume: '35', place: '北京', publisher: '人民出版社', issued: year(2013), pages: '302' }),
  ).toBe('马克思. 政治经济学批判[M]//马克思, 恩格斯. 马克思恩格斯全集: 第35卷. 北京: 人民出版社, 2013: 302.');
});

test('proceedings with editors', () => {
  expect(
    entry({ type: 'proceedings', editors: [han('牛志明'), body('斯温兰德'), han('雷光春')], title: '综合湿地管理国际研讨会论文集', place: '北京', publisher: '海洋出版社', issued: year(2012) }),
  ).toBe('牛志明, 斯温兰德, 雷光春. 综合湿地管理国际研讨会论文集[C]. 北京: 海洋出版社, 2012.');
});

test('a thesis', () => {
  expect(entry({ type: 'thesis', authors: [han('张志祥')], title: '间断动力系统的随机扰动及其在守恒律方程中的应用', place: '北京', publisher: '北京大学', issued: year(1998) })).toBe(
    '张志祥. 间断动力系统的随机扰动及其在守恒律方程中的应用[D]. 北京: 北京大学, 1998.',
  );
});

test('a report of a body', () => {
  expect(
    entry({ type: 'report', authors: [body('World Health Organization')], title: 'Factors regulating the immune response: report of WHO Scientific Group', place: 'Geneva', publisher: 'WHO', issued: year(1970), language: 'en' }),
  ).toBe('World Health Organization. Factors regulating the immune response: report of WHO Scientific Group[R]. Geneva: WHO, 1970.');
});

test('a report on line that its author published', () => {
  expect(
    entry({
      type: 'report',
      authors: [body('中国互联网络信息中心')],
      publisher: '中国互联网络信息中心',
      title: '第29次中国互联网络发展现状统计报告',
      issued: day('2012-01-16'),
      accessed: day('2013-03-26'),
      url: 'http://www.cnnic.net.cn/201201/P020120709345264469680.pdf',
    }),
  ).toBe('中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R/OL]. (2012-01-16)[2013-03-26]. http://www.cnnic.net.cn/201201/P020120709345264469680.pdf.');
});

test('a web page, in both places of the year', () => {
  const page = { type: 'webpage', authors: [han('萧钰')], title: '出版业信息化迈入快车道', issued: day('2001-12-19'), accessed: day('2002-04-15'), url: 'http://www.creader.com/news/20011219/200112190019.html' } as const;
  expect(entry(page)).toBe('萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. http://www.creader.com/news/20011219/200112190019.html.');
  expect(entry(page, 'after-authors')).toBe('萧钰. 2001. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. http://www.creader.com/news/20011219/200112190019.html.');
});

test('a standard', () => {
  expect(
    entry({ type: 'standard', authors: [body('全国信息与文献标准化技术委员会')], title: '文献著录: 第4部分 非书资料', number: 'GB/T 3792.4-2009', place: '北京', publisher: '中国标准出版社', issued: year(2010) }),
  ).toBe('全国信息与文献标准化技术委员会. 文献著录: 第4部分 非书资料: GB/T 3792.4-2009[S]. 北京: 中国标准出版社, 2010.');
});

test('a patent', () => {
  expect(entry({ type: 'patent', authors: [han('邓一刚')], title: '全智能节电器', number: '200610171314.3', issued: day('2006-12-13') })).toBe('邓一刚. 全智能节电器: 200610171314.3[P]. 2006-12-13.');
});

test('a book in author–date form', () => {
  expect(entry({ type: 'book', authors: [han('汪冰')], title: '电子图书馆理论与实践研究', place: '北京', publisher: '北京图书馆出版社', issued: year(1997) }, 'after-authors')).toBe(
    '汪冰. 1997. 电子图书馆理论与实践研究[M]. 北京: 北京图书馆出版社.',
  );
});

test('a work without an author: left out by number, named unknown by year', () => {
  expect(entry({ type: 'book', title: '康熙字典', place: '北京', publisher: '中华书局', issued: year(1962) })).toBe('康熙字典[M]. 北京: 中华书局, 1962.');
  expect(entry({ type: 'book', title: '康熙字典', place: '北京', publisher: '中华书局', issued: year(1962) }, 'after-authors')).toBe('佚名. 1962. 康熙字典[M]. 北京: 中华书局.');
});

test('a data set and a software', () => {
  expect(entry({ type: 'dataset', authors: [body('OECD')], title: 'AI papers', publisher: 'OECD', issued: year(2024), accessed: day('2025-01-02'), url: 'https://oecd.ai/', language: 'en' })).toBe(
    'OECD. AI papers[DS/OL]. (2024)[2025-01-02]. https://oecd.ai/.',
  );
  expect(entry({ type: 'software', title: 'R', issued: year(2024), language: 'en' })).toBe('R[CP]. 2024.');
});
