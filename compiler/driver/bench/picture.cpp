//===- picture.cpp - the share of the roofline as bars ---------------------------===//
//
// See report.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace norma::compiler::driver {
namespace {

/// Colours that people who see few of them can tell apart (after Okabe and Ito).
constexpr struct {
  const char *form, *colour;
} colours[] = {{"forward", "#0072B2"}, {"inference", "#009E73"}, {"backward", "#D55E00"}};

const char *colour_of(const std::string &form) {
  for (const auto &[name, colour] : colours)
    if (form == name) return colour;
  return "#777777";
}

std::string escaped(const std::string &text) {
  std::string out;
  for (char letter : text) out += letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : std::string(1, letter);
  return out;
}

std::string text_at(double x, double y, const char *anchor, const std::string &text, const std::string &more = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor, more,
                     escaped(text));
}

std::string line(double x1, double y1, double x2, double y2, const std::string &style) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2, style);
}

std::string rectangle(double x, double y, double width, double height, const char *colour) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x, y, width,
                     height, colour);
}

class Picture {
public:
  explicit Picture(const std::vector<BenchRow> &rows) : rows(rows) {
    std::size_t longest = 0;
    for (const BenchRow &row : rows) {
      most = std::max(most, row.bytes_least / row.timing.smallest / row.roofline);
      longest = std::max({longest, row.kernel.size() + row.form.size() + 1, details(row).size()});
    }
    // A letter of this size is seldom wider.
    left = 24 + 7.2 * double(longest);
    step = most > 2 ? std::ceil(most / 8 * 2) / 2 : 0.2;
    most = std::ceil(most / step - 1e-9) * step;
  }

  std::string text() const {
    const double width = left + bars + right, height = bottom() + 66;
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
                                  "width=\"{0:.0f}\" height=\"{1:.0f}\" font-family=\"sans-serif\" "
                                  "font-size=\"13\">\n",
                                  width, height);
    svg += rectangle(0, 0, width, height, "white") +
           text_at(20, 28, "start", "Share of the stream roofline", " font-size=\"17\" font-weight=\"bold\"");
    svg += legend() + scale();
    for (std::size_t i = 0; i < rows.size(); ++i) svg += bar(rows[i], top + double(i) * pitch);
    return svg + "</svg>\n";
  }

private:
  static constexpr double top = 96, pitch = 40, thickness = 18, bars = 520, right = 230;

  double bottom() const { return top + double(rows.size()) * pitch; }
  double x(double share) const { return left + bars * share / most; }

  static std::string details(const BenchRow &row) {
    return fmt::format("{} {} {} {}, {} {}", row.target, row.type, row.layout, spelled(row.shape), row.threads,
                       row.threads == 1 ? "thread" : "threads");
  }

  std::string legend() const {
    std::string svg;
    double at = left;
    for (const auto &[form, colour] : colours) {
      if (std::none_of(rows.begin(), rows.end(), [&](const BenchRow &row) { return row.form == form; })) continue;
      svg += rectangle(at, 47, 12, 12, colour) + text_at(at + 18, 58, "start", form);
      at += 110;
    }
    return svg + line(at + 6, 53, at + 30, 53, whisker) + line(at + 6, 48, at + 6, 58, whisker) +
           line(at + 30, 48, at + 30, 58, whisker) +
           text_at(at + 38, 58, "start", "from the slowest to the fastest round");
  }

  std::string scale() const {
    std::string svg;
    for (int i = 0; double(i) * step < most + step / 2; ++i) {
      const double share = double(i) * step;
      svg += line(x(share), top - 8, x(share), bottom(), "stroke=\"#dddddd\"");
      svg += text_at(x(share), bottom() + 18, "middle", fmt::format("{:.1f}", share));
    }
    svg += line(x(1), top - 8, x(1), bottom(), "stroke=\"#333333\" stroke-dasharray=\"5 4\"");
    svg += text_at(x(1), bottom() + 34, "middle", "roofline", " fill=\"#333333\"");
    svg += text_at(share_column(), top - 14, "end", "share", " fill=\"#555555\"");
    svg += text_at(speed_column(), top - 14, "end", "speed", " fill=\"#555555\"");
    return svg + text_at(left, bottom() + 52, "start",
                         "GB/s of the least bytes that any plan could move, against the faster stream of as many bytes",
                         " fill=\"#555555\" font-size=\"12\"");
  }

  std::string bar(const BenchRow &row, double y) const {
    const double middle = y + thickness / 2, scale = row.bytes_least / row.roofline;
    const double low = x(scale / row.timing.largest), high = x(scale / row.timing.smallest);
    std::string svg = text_at(left - 12, y + 6, "end", row.kernel + " " + row.form);
    svg += text_at(left - 12, y + 21, "end", details(row), " fill=\"#777777\" font-size=\"11\"");
    svg += rectangle(left, y, x(row.share()) - left, thickness, colour_of(row.form));
    svg += line(low, middle, high, middle, whisker) + line(low, middle - 5, low, middle + 5, whisker) +
           line(high, middle - 5, high, middle + 5, whisker);
    return svg + text_at(share_column(), middle + 5, "end", fmt::format("{:.2f}", row.share())) +
           text_at(speed_column(), middle + 5, "end",
                   fmt::format("{:.1f} of {:.1f} GB/s", row.speed() / 1e9, row.roofline / 1e9), " fill=\"#555555\"");
  }

  double share_column() const { return left + bars + 52; }
  double speed_column() const { return left + bars + right - 20; }

  static constexpr const char *whisker = "stroke=\"#111111\" stroke-width=\"1.5\"";
  const std::vector<BenchRow> &rows;
  double most = 1, left = 0, step = 0.2;
};

} // namespace

std::string as_picture(const BenchReport &report) { return Picture(report.rows).text(); }

} // namespace norma::compiler::driver
