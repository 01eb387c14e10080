//===- report.cpp - measurements as text and for programs ------------------------===//
//
// See report.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/report.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace norma::compiler::driver {
namespace {

using Line = std::array<std::string, 12>;
constexpr std::size_t first_number = 6; ///< columns from here on are numbers, flush right

std::string duration(double seconds) {
  if (seconds < 1e-3) return fmt::format("{:.2f} us", seconds * 1e6);
  return seconds < 1 ? fmt::format("{:.3f} ms", seconds * 1e3) : fmt::format("{:.3f} s", seconds);
}

Line line_of(const BenchRow &row) {
  return {row.kernel,
          row.form,
          row.target,
          row.type,
          row.layout,
          spelled(row.shape),
          std::to_string(row.threads),
          duration(row.timing.median),
          fmt::format("{:.1f} %", row.timing.spread() * 100),
          fmt::format("{:.1f}", row.speed() / 1e9),
          fmt::format("{:.1f}", row.roofline / 1e9),
          fmt::format("{:.2f}", row.share())};
}

} // namespace

std::string spelled(const std::vector<AxisExtent> &shape) {
  std::string text;
  for (const AxisExtent &axis : shape)
    text += (text.empty() ? "" : ",") + axis.axis + "=" + std::to_string(axis.extent);
  return text;
}

std::string as_table(const BenchReport &report) {
  std::vector<Line> lines = {{"kernel", "form", "target", "dtype", "layout", "shape", "threads", "time", "spread",
                              "GB/s", "roofline", "share"}};
  for (const BenchRow &row : report.rows) lines.push_back(line_of(row));
  Line::size_type column = 0;
  std::array<std::size_t, std::tuple_size_v<Line>> widths{};
  for (std::size_t &width : widths) {
    for (const Line &line : lines) width = std::max(width, line[column].size());
    ++column;
  }
  std::string text;
  for (const Line &line : lines) {
    for (column = 0; column < line.size(); ++column)
      text += column < first_number ? fmt::format("{:<{}}  ", line[column], widths[column])
                                    : fmt::format("{:>{}}  ", line[column], widths[column]);
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  text += "\nGB/s of the least bytes that any plan could move; roofline: the faster stream of as many bytes, past the "
          "cache or not;\ntime: median of the rounds' medians; spread: from the smallest to the largest of them\n\n";
  for (const BenchKernel &kernel : report.kernels)
    text += fmt::format("{} {} {}{}: compiled in {:.2f} s, object of {:.1f} KB\n", kernel.kernel, kernel.target,
                        kernel.type, kernel.layout.empty() ? "" : " " + kernel.layout, kernel.seconds,
                        double(kernel.object_bytes) / 1024);
  return text;
}

std::string as_json(const BenchReport &report) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const BenchRow &row : report.rows) {
    nlohmann::ordered_json shape = nlohmann::ordered_json::object();
    for (const AxisExtent &axis : row.shape) shape[axis.axis] = axis.extent;
    list.push_back({{"kernel", row.kernel},
                    {"form", row.form},
                    {"target", row.target},
                    {"dtype", row.type},
                    {"layout", row.layout},
                    {"shape", shape},
                    {"threads", row.threads},
                    {"seconds", row.timing.median},
                    {"spread", row.timing.spread()},
                    {"bytes_least", std::int64_t(row.bytes_least)},
                    {"bytes_plan", std::int64_t(row.bytes_plan)},
                    {"gb_per_s", row.speed() / 1e9},
                    {"roofline_gb_per_s", row.roofline / 1e9},
                    {"share_of_roofline", row.share()}});
  }
  return list.dump(2) + "\n";
}

} // namespace norma::compiler::driver
