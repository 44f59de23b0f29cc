import Evidence

/// Lines with bands and names at their ends, or a key above where the page is narrow.
struct LinePlot {
  let times: [Double]
  let bands: [FanChart.Band]

  func draw(
    on canvas: inout Canvas, vertical ticks: Ticks, verticalTitle: Text, verticalUnit: Text,
    horizontalTitle: Text, horizontalUnit: Text, notes: [Text], _ language: Language
  ) {
    let room =
      canvas.width < Rows.stackedBelow
      ? 0
      : min(
        bands.map { TextMeasure.width($0.label[language], size: 15, bold: true) }.max() ?? 0,
        canvas.width * 0.3)
    // A single long word may be wider than the room that was meant for it.
    let labels = bands.map {
      TextMeasure.lines($0.label[language], size: 15, width: room + 1, bold: true)
    }
    let widest =
      room == 0
      ? 0 : labels.joined().map { TextMeasure.width($0, size: 15, bold: true) }.max() ?? 0
    let left = canvas.margin + Canvas.labelWidth(ticks, unit: verticalUnit, language) + 8
    let right = canvas.width - canvas.margin - widest - (room > 0 ? 14 : 4)
    let titleLines = TextMeasure.lines(
      verticalTitle[language], size: 14, width: canvas.width - 2 * canvas.margin)
    canvas.drawing.lines(
      canvas.margin, canvas.top + 14, titleLines, size: 14, ink: .muted)
    var top = canvas.top + 14 + Double(titleLines.count) * 17.5
    if room == 0 { top = key(on: &canvas, from: top, language) }
    let tallest = labels.map { Double($0.count) * 19 }.max() ?? 19
    let bottom = top + max(260, room == 0 ? 0 : (tallest + 3) * Double(bands.count) + 8)
    let y = Scale(ticks, from: bottom, to: top)
    canvas.verticalAxis(ticks, y, from: left, to: right, unit: verticalUnit, language)
    let across = Ticks(times, count: 6, withZero: true)
    let x = Scale(across, from: left, to: right)
    let below = canvas.horizontalAxis(
      across, x, from: bottom, to: bottom + 5, unit: horizontalUnit, title: horizontalTitle,
      language)
    for (series, band) in bands.enumerated() {
      for (ranges, opacity) in [(band.wide, 0.16), (band.narrow, 0.2)] {
        let count = min(times.count, ranges.count)
        let upper = (0..<count).map { (x(times[$0]), y(ranges[$0].upperBound)) }
        let lower = (0..<count).reversed().map { (x(times[$0]), y(ranges[$0].lowerBound)) }
        canvas.drawing.area(upper + lower, .series(series), opacity: opacity)
      }
    }
    for (series, band) in bands.enumerated() {
      let count = min(times.count, band.median.count)
      canvas.drawing.path(
        (0..<count).map { (x(times[$0]), y(band.median[$0])) }, .series(series), width: 3,
        dash: Drawing.dashes[Ink.wrapped(series)])
      if count > 0 {
        canvas.drawing.point(
          x(times[count - 1]), y(band.median[count - 1]), .series(series), shape: .of(series),
          size: 5)
      }
    }
    if room > 0 {
      let places = spread(
        bands.map { y($0.median.last ?? ticks.low) }, gap: tallest + 3,
        within: (top + 4 + (tallest - 19) / 2)...(bottom - 4 - (tallest - 19) / 2))
      for (series, lines) in labels.enumerated() {
        let first = places[series] + 5 - Double(lines.count - 1) * 19 / 2
        canvas.drawing.lines(right + 14, first, lines, bold: true)
      }
    }
    canvas.notes(notes.map { $0[language] }, at: below)
  }

  private func key(on canvas: inout Canvas, from top: Double, _ language: Language) -> Double {
    var y = top
    for (series, band) in bands.enumerated() {
      canvas.drawing.line(
        canvas.margin, y + 8, canvas.margin + 34, y + 8, .series(series), width: 3,
        dash: Drawing.dashes[Ink.wrapped(series)])
      canvas.drawing.point(canvas.margin + 17, y + 8, .series(series), shape: .of(series), size: 5)
      let lines = TextMeasure.lines(
        band.label[language], size: 15, width: canvas.width - 2 * canvas.margin - 44)
      canvas.drawing.lines(canvas.margin + 44, y + 13, lines)
      y += Double(max(lines.count, 1)) * 19 + 4
    }
    return y + 12
  }
}
