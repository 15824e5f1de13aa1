/** The properties that Vega-Lite 6.4 knows, by what they stand in; from its JSON schema. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export type SpecPart = 'view' | 'channel' | 'definition' | 'mark' | 'transform' | 'axis' | 'legend' | 'scale' | 'header' | 'config' | 'title' | 'data';

export const specProperties: Readonly<Record<SpecPart, ReadonlySet<string>>> = {
  view: names(
    '$schema align autosize background bounds center columns concat config data datasets description encoding facet hconcat ' +
    'height layer mark name padding params projection repeat resolve spacing spec title transform usermeta vconcat view width',
  ),
  channel: names(
    'angle color column description detail facet fill fillOpacity href key latitude latitude2 longitude longitude2 opacity ' +
    'order radius radius2 row shape size stroke strokeDash strokeOpacity strokeWidth text theta theta2 time tooltip url x x2 ' +
    'xError xError2 xOffset y y2 yError yError2 yOffset',
  ),
  definition: names(
    'aggregate align axis bandPosition bin bounds center columns condition datum empty expr field format formatType header ' +
    'impute legend param rescale scale sort spacing stack test timeUnit title type value',
  ),
  mark: names(
    'align angle aria ariaRole ariaRoleDescription aspect band bandSize baseline binSpacing blend borders box clip color ' +
    'continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft ' +
    'cornerRadiusTopRight cursor description dir discreteBandSize dx dy ellipsis extent fill fillOpacity filled font fontSize ' +
    'fontStyle fontWeight height href innerRadius interpolate invalid limit line lineBreak lineHeight median minBandSize ' +
    'opacity order orient outerRadius outliers padAngle point radius radius2 radius2Offset radiusOffset rule shape size ' +
    'smooth stroke strokeCap strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset strokeOpacity strokeWidth ' +
    'style tension text theta theta2 theta2Offset thetaOffset thickness ticks time timeUnitBandPosition timeUnitBandSize ' +
    'tooltip type url width x x2 x2Offset xOffset y y2 y2Offset yOffset',
  ),
  transform: names(
    'aggregate as bandwidth bin calculate counts cumulative default density extent field filter flatten fold frame from ' +
    'groupby ignorePeers impute joinaggregate key keyvals limit loess lookup maxsteps method minsteps offset on op order ' +
    'param params pivot probs quantile regression resolve sample sort stack step steps timeUnit value window',
  ),
  axis: names(
    'aria bandPosition description domain domainCap domainColor domainDash domainDashOffset domainOpacity domainWidth format ' +
    'formatType grid gridCap gridColor gridDash gridDashOffset gridOpacity gridWidth labelAlign labelAngle labelBaseline ' +
    'labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle labelFontWeight ' +
    'labelLimit labelLineHeight labelOffset labelOpacity labelOverlap labelPadding labelSeparation labels maxExtent minExtent ' +
    'offset orient position style tickBand tickCap tickColor tickCount tickDash tickDashOffset tickExtra tickMinStep ' +
    'tickOffset tickOpacity tickRound tickSize tickWidth ticks title titleAlign titleAnchor titleAngle titleBaseline ' +
    'titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titlePadding ' +
    'titleX titleY translate values zindex',
  ),
  legend: names(
    'aria clipHeight columnPadding columns cornerRadius description direction fillColor format formatType gradientLength ' +
    'gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign labelAlign labelBaseline labelColor ' +
    'labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelOffset labelOpacity labelOverlap ' +
    'labelPadding labelSeparation legendX legendY offset orient padding rowPadding strokeColor symbolDash symbolDashOffset ' +
    'symbolFillColor symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor symbolStrokeWidth symbolType ' +
    'tickCount tickMinStep title titleAlign titleAnchor titleBaseline titleColor titleFont titleFontSize titleFontStyle ' +
    'titleFontWeight titleLimit titleLineHeight titleOpacity titleOrient titlePadding type values zindex',
  ),
  scale: names(
    'align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent interpolate nice padding ' +
    'paddingInner paddingOuter range rangeMax rangeMin reverse round scheme type zero',
  ),
  header: names(
    'format formatType labelAlign labelAnchor labelAngle labelBaseline labelColor labelExpr labelFont labelFontSize ' +
    'labelFontStyle labelFontWeight labelLimit labelLineHeight labelOrient labelPadding labels orient title titleAlign ' +
    'titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit ' +
    'titleLineHeight titleOrient titlePadding',
  ),
  config: names(
    'arc area aria autosize axis axisBand axisBottom axisDiscrete axisLeft axisPoint axisQuantitative axisRight axisTemporal ' +
    'axisTop axisX axisXBand axisXDiscrete axisXPoint axisXQuantitative axisXTemporal axisY axisYBand axisYDiscrete ' +
    'axisYPoint axisYQuantitative axisYTemporal background bar boxplot circle concat countTitle customFormatTypes errorband ' +
    'errorbar facet fieldTitle font geoshape header headerColumn headerFacet headerRow image legend line lineBreak locale ' +
    'mark normalizedNumberFormat normalizedNumberFormatType numberFormat numberFormatType padding params point projection ' +
    'range rect rule scale selection square style text tick timeFormat timeFormatType title tooltipFormat trail view',
  ),
  title: names(
    'align anchor angle aria baseline color dx dy font fontSize fontStyle fontWeight frame limit lineHeight offset orient ' +
    'style subtitle subtitleColor subtitleFont subtitleFontSize subtitleFontStyle subtitleFontWeight subtitleLineHeight ' +
    'subtitlePadding text zindex',
  ),
  data: names(
    'format graticule name sequence sphere url values',
  ),
};
