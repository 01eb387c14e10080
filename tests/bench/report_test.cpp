//===- report_test.cpp - what stands in reports -------------------------------------===//
#include "compiler/driver/bench/report.h"

#include <gtest/gtest.h>

namespace norma::compiler::driver {
namespace {

BenchReport report_of_one() {
  BenchRow row;
  row.kernel = "some_norm";
  row.form = "forward";
  row.target = "cpu";
  row.type = "f32";
  row.layout = "...C";
  row.shape = {{"N", 10}, {"C", 100}};
  row.threads = 2;
  row.timing = {.median = 2e-6, .smallest = 1e-6, .largest = 4e-6};
  row.bytes_least = 8000;
  row.bytes_plan = 12000;
  row.roofline = 5e9;
  return {{row}, {{"some_norm", "cpu", "f32", "", 0.25, 2048}}};
}

TEST(Report, TheTableHasTheFigures) {
  const std::string text = as_table(report_of_one());
  EXPECT_TRUE(
      text.starts_with("kernel     form     target  dtype  layout  shape       threads     time   spread  GB/s  "
                       "roofline  share\n"
                       "some_norm  forward  cpu     f32    ...C    N=10,C=100        2  2.00 us  150.0 %   4.0  "
                       "     5.0   0.80\n"))
      << text;
  EXPECT_NE(text.find("some_norm cpu f32: compiled in 0.25 s, object of 2.0 KB\n"), std::string::npos) << text;
}

TEST(Report, JsonHasEveryField) {
  EXPECT_EQ(as_json(report_of_one()), R"([
  {
    "kernel": "some_norm",
    "form": "forward",
    "target": "cpu",
    "dtype": "f32",
    "layout": "...C",
    "shape": {
      "N": 10,
      "C": 100
    },
    "threads": 2,
    "seconds": 2e-06,
    "spread": 1.5,
    "bytes_least": 8000,
    "bytes_plan": 12000,
    "gb_per_s": 4.0,
    "roofline_gb_per_s": 5.0,
    "share_of_roofline": 0.8
  }
]
)");
}

/// The first attribute `name` behind `from`.
double attribute(const std::string &svg, const std::string &from, const std::string &name) {
  const std::size_t begin = svg.find(name + "=\"", svg.find(from)) + name.size() + 2;
  return std::stod(svg.substr(begin));
}

TEST(Report, BarsEndAtTheirShare) {
  BenchReport report = report_of_one();
  report.rows.front().timing = {.median = 2e-6, .smallest = 2e-6, .largest = 2e-6};
  const std::string svg = as_picture(report);
  // The dashed line stands at 1, and the bar begins at 0.
  const std::size_t bar = svg.find("<rect", svg.find("2 threads</text>"));
  const std::string own = svg.substr(bar);
  const double begin = attribute(own, "<rect", "x"), width = attribute(own, "<rect", "width");
  const std::size_t dashed = svg.rfind("<line", svg.find("stroke-dasharray"));
  const double roofline = attribute(svg.substr(dashed), "<line", "x1");
  EXPECT_NEAR(width / (roofline - begin), 0.8, 0.002);
}

TEST(Report, TextInPicturesIsEscaped) {
  BenchReport report = report_of_one();
  report.rows.front().kernel = "a<b&c";
  EXPECT_NE(as_picture(report).find("a&lt;b&amp;c forward"), std::string::npos);
}

} // namespace
} // namespace norma::compiler::driver
