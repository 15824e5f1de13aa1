/** What a paper begins with: series and number, title, authors, date, abstract and keywords, over the text. */
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { CoverProps } from '../../../src/brief/briefTemplate.js';
import { abstractInsetPt } from './style.js';

export function TitleBlock({ look, title, subtitle, authors, organisation, logo, reportNumber, status, date, abstract, keywords }: CoverProps): ReactElement {
  const { tokens, wording, geometry } = look;
  const { colours, families } = tokens;
  const plain = { fontFamily: [...families.body], fontSize: 9, lineHeight: 1.4, color: colours.ink };
  const name = { ...plain, fontSize: 11, textAlign: 'center' as const };
  const masthead = [status, reportNumber === null ? null : wording.reportNumber(reportNumber)].filter((words) => words !== null).join(' · ');
  return (
    <View style={{ marginBottom: 20 }}>
      {organisation === null && masthead === '' && logo === null ? null : (
        <View style={{ flexDirection: 'row', alignItems: 'center', paddingBottom: 5, borderBottomWidth: 0.5, borderBottomColor: colours.ink }}>
          {logo === null ? null : <View style={{ marginRight: 8 }}>{logo({ heightPt: 22, widthPt: geometry.measurePt * 0.3 })}</View>}
          <View style={{ flex: 1 }}>
            <Text style={plain}>{organisation ?? ''}</Text>
          </View>
          <View style={{ width: geometry.measurePt * 0.42 }}>
            <Text style={{ ...plain, textAlign: 'right', color: colours.accent }}>{masthead}</Text>
          </View>
        </View>
      )}
      <View style={{ marginTop: 24 }}>{title}</View>
      {subtitle === null ? null : <View style={{ marginTop: 5 }}>{subtitle}</View>}
      {authors.map((author, index) => (
        <View key={index} style={{ marginTop: index === 0 ? 16 : 6 }}>
          <Text style={name}>{author.name}</Text>
          {author.affiliation === null && author.email === null ? null : (
            <Text style={{ ...plain, textAlign: 'center', color: colours.muted }}>{[author.affiliation, author.email].filter((words) => words !== null).join(', ')}</Text>
          )}
        </View>
      ))}
      {date === null ? null : (
        <View style={{ marginTop: 9 }}>
          <Text style={{ ...plain, textAlign: 'center' }}>{date}</Text>
        </View>
      )}
      {abstract === null ? null : (
        <View style={{ marginTop: 18, marginHorizontal: abstractInsetPt }}>
          <View style={{ marginBottom: 4 }}>
            <Text style={{ ...plain, fontWeight: 700, textAlign: 'center' }}>{wording.abstract}</Text>
          </View>
          {abstract}
        </View>
      )}
      {keywords.length === 0 ? null : (
        <View style={{ marginTop: 7, marginHorizontal: abstractInsetPt }}>
          <Text style={plain}>
            <Text style={{ fontWeight: 700 }}>{`${wording.keywords}${wording.labelColon}`}</Text>
            {keywords.join(wording.keywordSeparator)}
          </Text>
        </View>
      )}
    </View>
  );
}
