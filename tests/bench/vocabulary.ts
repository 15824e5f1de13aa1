/** The words and sentences of generated manuscripts, in English and in Chinese. */
export type Pick = {
  readonly one: (words: readonly string[]) => string;
  /** A whole number between the two, both included. */
  readonly number: (least: number, most: number) => number;
};

export type Vocabulary = {
  readonly lang: string;
  readonly title: string;
  readonly author: string;
  readonly opening: string;
  readonly closing: string;
  /** Between the sentences of a paragraph. */
  readonly space: string;
  readonly towns: readonly string[];
  readonly measures: readonly string[];
  readonly tableHead: readonly string[];
  readonly sentence: (pick: Pick) => string;
  /** A sentence with strong text, emphasis and a link to `url`. */
  readonly marked: (pick: Pick, url: string) => string;
  readonly heading: (pick: Pick) => string;
  readonly item: (pick: Pick) => string;
  readonly footnote: (pick: Pick) => string;
  readonly remark: (pick: Pick) => string;
  readonly comment: (pick: Pick) => string;
  readonly caption: (pick: Pick) => string;
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const things = words('library tramway harbour reservoir footbridge market school clinic nursery archive theatre depot lighthouse waterworks observatory orchard ferry museum workshop allotment');
const kinds = words('new quiet crowded public northern reliable shaded borrowed seasonal expensive narrow overdue well-kept temporary modest disputed accessible unheated popular half-empty');
const people = words('readers gardeners drivers visitors teachers carpenters residents nurses councillors apprentices sailors shopkeepers translators inspectors commuters volunteers');
const deeds = words('opened repaired counted extended measured closed rebuilt recorded moved shared rented painted surveyed insured');
const manner = words('slowly twice together carefully early seldom openly gladly separately regularly reluctantly');
const verbs = words('reopen enlarge maintain heat rent lend document protect modernise staff');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const english: Vocabulary = {
  lang: 'en',
  title: 'A town and its public places',
  author: 'Office of Measurements',
  opening: 'This report counts what the town keeps open for everybody, what that costs, and who comes; it begins with the places that were counted most often.',
  closing: 'The count ends here; the next one begins in spring, with the same places, the same questions and, it is hoped, the same patience.',
  space: ' ',
  towns: words('Alder Birchfield Cobham Drayton Elmsett Fenwick Garside Hollin Ivel Kettle Longmere Minster Netherby Orwell'),
  measures: words('visitors loans repairs tickets hours complaints deliveries rentals'),
  tableHead: ['Town', 'Year', 'Count', 'Change', 'Remark'],
  sentence: ({ one, number }) =>
    one([
      `The ${one(kinds)} ${one(things)} was ${one(deeds)} ${one(manner)} in ${number(1950, 2024)}, and ${one(people)} have used it since.`,
      `Of a hundred ${one(people)}, ${number(11, 96)} said that they would miss the ${one(things)} more than the ${one(kinds)} ${one(things)} beside it.`,
      `Where ${one(people)} ${one(deeds)} the ${one(things)} themselves, it cost ${number(2, 40)}.${number(0, 9)} per cent less; elsewhere nobody had asked.`,
      `Nobody owns the ${one(things)}; everybody complains about it.`,
      `To ${one(verbs)} a ${one(things)} takes ${number(3, 30)} months, which the ${one(people)} of the town had not been told when the ${one(kinds)} plan was ${one(deeds)}.`,
      `If the ${one(things)} closes on Mondays, as the ${one(people)} propose, the ${one(kinds)} ${one(things)} will need ${number(2, 9)} more hours a week to ${one(verbs)} what is left.`,
      `We asked twice: first the ${one(people)}, then, because their answers were so ${one(kinds)}, the ${one(people)} who had ${one(deeds)} the ${one(things)} ${one(manner)}.`,
      `A ${one(things)} that is ${one(deeds)} ${one(manner)} lasts ${number(20, 80)} years longer than one that is not, and the difference shows in the accounts.`,
    ]),
  marked: ({ one }, url) => `The **${one(kinds)} ${one(things)}** is *${one(manner)} ${one(deeds)}*, as [the register of the ${one(things)}](${url}) shows.`,
  heading: ({ one }) => capital(`${one(kinds)} ${one(things)}s and their ${one(people)}`),
  item: ({ one }) => capital(`${one(verbs)} the ${one(things)} before ${one(people)} ${one(verbs)} the ${one(kinds)} ${one(things)}`),
  footnote: ({ one, number }) => `Counted by ${one(people)} at the ${one(things)} in ${number(2001, 2024)}; the ${one(kinds)} days were left out.`,
  remark: ({ one }) => `${one(manner)} ${one(deeds)}`,
  comment: ({ one }) => `the ${one(kinds)} rows of each ${one(things)}`,
  caption: ({ one, number }) => `What ${one(people)} counted at the ${one(things)}, ${number(1990, 2005)} to ${number(2015, 2024)}`,
};

const places = words('图书馆 电车线 码头 水库 人行桥 菜市场 小学 卫生所 托儿所 档案室 剧场 车库 灯塔 自来水厂 天文台 果园 渡口 博物馆 工坊 苗圃');
const qualities = words('新建的 安静的 拥挤的 公共的 北边的 可靠的 有树荫的 借用的 季节性的 昂贵的 狭窄的 逾期的 维护良好的 临时的 朴素的 有争议的 半空的');
const persons = words('读者 园丁 司机 游客 教师 木匠 居民 护士 议员 学徒 船员 店主 译者 检查员 志愿者');
const acts = words('开放 修缮 清点 扩建 测量 关闭 重建 登记 搬迁 共用 出租 粉刷 投保');
const ways = words('慢慢 两次 共同 仔细 提前 很少 公开 单独 定期 勉强');
const abbreviations = words('GIS PDF LED ISO Python API Excel KPI');

export const chinese: Vocabulary = {
  lang: 'zh-CN',
  title: '小城与它的公共场所',
  author: '计量处',
  opening: '本报告清点小城向所有人开放的场所、它们的花费，以及谁会来；先从清点次数最多的场所说起。',
  closing: '清点到此为止；下一次从春天开始，场所不变，问题不变，但愿耐心也不变。',
  space: '',
  towns: words('桦田 橡树镇 溪口 北埠 柳桥 石坡 长塘 林河 东栅 西塘 新渡 高岗 竹溪 白墙'),
  measures: words('来访人次 借阅量 维修次数 票务收入 开放时数 投诉件数 配送量 租用量'),
  tableHead: ['小城', '年份', '数量', '变化', '备注'],
  sentence: ({ one, number }) =>
    one([
      `${one(qualities)}${one(places)}在${number(1950, 2024)}年${one(ways)}${one(acts)}，此后${one(persons)}一直在用。`,
      `每一百名${one(persons)}中，有${number(11, 96)}名表示，比起旁边${one(qualities)}${one(places)}，更舍不得${one(places)}。`,
      `凡是由${one(persons)}自己${one(acts)}的${one(places)}，花费要少${number(2, 40)}.${number(0, 9)}%；其他地方（约${number(3, 30)}处）则无人过问。`,
      `${one(places)}不属于任何人，可人人都抱怨它。`,
      `${one(persons)}说：“${one(places)}要${one(acts)}，至少得等${number(3, 30)}个月——这件事，当初谁也没有提起。”`,
      `如果${one(places)}像${one(persons)}建议的那样每逢周一关闭，${one(qualities)}${one(places)}每周就要多开${number(2, 9)}个小时，才能把剩下的事${one(acts)}完。`,
      `我们用${one(abbreviations)}核对了两遍：先问${one(persons)}，再问${one(ways)}${one(acts)}过${one(places)}的${one(persons)}……答案仍不一致。`,
      `《${one(places)}${one(acts)}细则》规定，${one(persons)}、${one(persons)}和${one(persons)}均可申请，但须${one(ways)}提交${one(abbreviations)}文件。`,
    ]),
  marked: ({ one }, url) => `其中，**${one(qualities)}${one(places)}**最受关注，*${one(persons)}*${one(ways)}${one(acts)}的经过见[${one(places)}登记簿](${url})。`,
  heading: ({ one }) => `${one(qualities)}${one(places)}与${one(persons)}`,
  item: ({ one }) => `在${one(persons)}${one(acts)}${one(places)}之前，先把${one(qualities)}${one(places)}${one(acts)}好；`,
  footnote: ({ one, number }) => `${number(2001, 2024)}年由${one(persons)}在${one(places)}清点；${one(qualities)}日子不计。`,
  remark: ({ one }) => `${one(ways)}${one(acts)}`,
  comment: ({ one }) => `各处${one(places)}中${one(qualities)}行`,
  caption: ({ one, number }) => `${one(persons)}在${one(places)}清点的结果，${number(1990, 2005)}—${number(2015, 2024)}年`,
};
