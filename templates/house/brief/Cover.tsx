/** The cover: who it is from on white, what it is on the house colour, what it says below. */
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { CoverProps, Look } from '../../../src/brief/briefTemplate.js';
import { Label } from './Blocks.js';

const Status = ({ look, children }: { readonly look: Look; readonly children: string }): ReactElement => {
  const colour = look.tokens.colours.callout.caution.ink;
  return (
    <View style={{ borderWidth: 1, borderColor: colour, borderRadius: 2, paddingHorizontal: 8, paddingVertical: 2 }}>
      <Text style={{ fontFamily: [...look.tokens.families.sans], fontWeight: 700, fontSize: 10, lineHeight: 1.5, letterSpacing: 0.5, color: colour }}>{children}</Text>
    </View>
  );
};

export function Cover({ look, title, subtitle, authors, organisation, logo, reportNumber, status, date, abstract, keywords }: CoverProps): ReactElement {
  const { geometry, tokens, wording } = look;
  const { colours } = tokens;
  const narrow = geometry.widthPt < 450;
  const sans = { fontFamily: [...tokens.families.sans], fontSize: 10.5, lineHeight: 1.5, color: colours.ink };
  const measure = { paddingLeft: geometry.leftPt, paddingRight: geometry.widthPt - geometry.leftPt - geometry.measurePt };
  return (
    <View style={{ width: geometry.widthPt, minHeight: geometry.heightPt }}>
      <View style={{ ...measure, height: narrow ? 76 : 104, flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' }}>
        <View style={{ flexDirection: 'row', alignItems: 'center', width: geometry.measurePt * 0.72 }}>
          {logo === null ? null : <View style={{ marginRight: 12 }}>{logo({ heightPt: narrow ? 30 : 40, widthPt: geometry.measurePt * 0.35 })}</View>}
          {organisation === null ? null : (
            <View style={{ flex: 1 }}>
              <Text style={{ ...sans, fontSize: narrow ? 11 : 13, fontWeight: 700 }}>{organisation}</Text>
            </View>
          )}
        </View>
        {status === null ? null : <Status look={look}>{status}</Status>}
      </View>
      <View style={{ ...measure, backgroundColor: colours.accent, minHeight: geometry.heightPt * 0.4, justifyContent: 'flex-end', paddingTop: narrow ? 30 : 48, paddingBottom: narrow ? 30 : 46 }}>
        <View style={{ width: 44, height: 3, backgroundColor: colours.series[1] ?? colours.paper, marginBottom: 20 }} />
        {title}
        {subtitle === null ? null : <View style={{ marginTop: 12 }}>{subtitle}</View>}
      </View>
      <View style={{ ...measure, paddingTop: 22 }}>
        <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
          <View style={{ width: geometry.measurePt * 0.6 }}>
            {authors.map((author, index) => (
              <View key={index} style={{ marginBottom: 3 }}>
                <Text style={{ ...sans, fontWeight: 700 }}>{author.name}</Text>
                {author.affiliation === null ? null : <Text style={{ ...sans, fontSize: 9.5, color: colours.muted }}>{author.affiliation}</Text>}
              </View>
            ))}
          </View>
          <View style={{ width: geometry.measurePt * 0.38 }}>
            {date === null ? null : <Text style={{ ...sans, textAlign: 'right' }}>{date}</Text>}
            {reportNumber === null ? null : <Text style={{ ...sans, fontSize: 9.5, textAlign: 'right', color: colours.muted }}>{wording.reportNumber(reportNumber)}</Text>}
          </View>
        </View>
        {abstract === null ? null : (
          <View style={{ marginTop: 22, borderTopWidth: 0.7, borderTopColor: colours.rule, paddingTop: 12 }}>
            <View style={{ marginBottom: 4 }}>
              <Label look={look}>{wording.abstract}</Label>
            </View>
            {abstract}
          </View>
        )}
        {keywords.length === 0 ? null : (
          <View style={{ marginTop: 10 }}>
            <Text style={{ ...sans, fontSize: 9.5, color: colours.muted }}>
              <Text style={{ fontWeight: 700, color: colours.accent }}>{`${wording.keywords}${wording.labelColon}`}</Text>
              {keywords.join(wording.keywordSeparator)}
            </Text>
          </View>
        )}
      </View>
    </View>
  );
}
