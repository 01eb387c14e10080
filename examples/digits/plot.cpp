//===- plot.cpp - learning curves as a picture ---------------------------===//
#include "plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace digits {
namespace {

/// Colours that people who see few of them can tell apart (after Okabe and Ito).
constexpr std::array colours = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#777777"};

std::string number(double value, int digits = 1) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string text_at(double x, double y, const std::string &anchor, const std::string &text,
                    const std::string &more = "") {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" " + more + ">" + text +
         "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const std::string &colour, double width = 1) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
         "\" stroke=\"" + colour + "\" stroke-width=\"" + number(width) + "\"/>\n";
}

/// A rectangle of the picture with epochs from left to right and values from below to above.
struct Panel {
  double left = 0, low = 0, high = 1;
  std::size_t epochs = 1;

  static constexpr double top = 64, width = 330, height = 300;

  double x(double epoch) const {
    const double last = std::max<double>(1, static_cast<double>(epochs) - 1);
    return left + width * (epoch - 1) / last;
  }
  double y(double value) const { return top + height * (high - std::clamp(value, low, high)) / (high - low); }

  std::string frame(const std::string &title) const {
    std::string svg = text_at(left, top - 16, "start", title, "font-weight=\"bold\"");
    for (std::size_t epoch = 5; epoch <= epochs; epoch += 5)
      svg += text_at(x(static_cast<double>(epoch)), top + height + 18, "middle", std::to_string(epoch));
    return svg + text_at(left + width / 2, top + height + 40, "middle", "epoch");
  }
  std::string grid_line(double value, const std::string &label) const {
    return line(left, y(value), left + width, y(value), "#dddddd") + text_at(left - 8, y(value) + 4, "end", label);
  }
  std::string curve(const std::vector<double> &values, const char *colour) const {
    std::string svg = std::string("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"") + colour + "\" points=\"";
    for (std::size_t i = 0; i < values.size(); ++i)
      svg += number(x(static_cast<double>(i + 1))) + "," + number(y(values[i])) + " ";
    return svg + "\"/>\n";
  }
};

std::vector<double> logarithms(const std::vector<double> &values) {
  std::vector<double> result;
  for (const double value : values) result.push_back(std::log10(std::max(value, 1e-12)));
  return result;
}

std::string power_of_ten(int exponent) {
  if (exponent >= 0) return "1" + std::string(static_cast<std::size_t>(exponent), '0');
  return number(std::pow(10, exponent), -exponent);
}

std::string losses(const std::vector<History> &histories, std::size_t epochs) {
  double least = 0;
  double most = 0;
  for (const History &history : histories)
    for (const double value : logarithms(history.losses)) {
      least = std::min(least, std::floor(value));
      most = std::max(most, std::ceil(value));
    }
  if (least == most) least -= 1;
  const Panel panel{.left = 70, .low = least, .high = most, .epochs = epochs};
  std::string svg = panel.frame("training loss");
  for (int exponent = static_cast<int>(least); exponent <= static_cast<int>(most); ++exponent)
    svg += panel.grid_line(exponent, power_of_ten(exponent));
  for (std::size_t i = 0; i < histories.size(); ++i)
    svg += panel.curve(logarithms(histories[i].losses), colours[i % colours.size()]);
  return svg;
}

std::string accuracies(const std::vector<History> &histories, std::size_t epochs) {
  const Panel panel{.left = 480, .low = 0.9, .high = 1, .epochs = epochs};
  std::string svg = panel.frame("test accuracy, from 90 %");
  for (int percent = 90; percent <= 100; percent += 2)
    svg += panel.grid_line(percent / 100.0, std::to_string(percent) + " %");
  for (std::size_t i = 0; i < histories.size(); ++i)
    svg += panel.curve(histories[i].accuracies, colours[i % colours.size()]);
  return svg;
}

std::string legend(const std::vector<History> &histories) {
  std::string svg;
  for (std::size_t i = 0; i < histories.size(); ++i) {
    const double y = Panel::top + 8 + 24 * static_cast<double>(i);
    const std::string last = number(100 * histories[i].accuracies.back()) + " %";
    svg += line(836, y, 860, y, colours[i % colours.size()], 3);
    svg += text_at(868, y + 4, "start", histories[i].normalization) + text_at(1030, y + 4, "end", last);
  }
  return svg;
}

} // namespace

void write_plot(const std::string &file, const std::vector<History> &histories) {
  std::size_t epochs = 1;
  for (const History &history : histories) epochs = std::max(epochs, history.losses.size());
  std::ofstream stream(file);
  stream << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1050 430\" font-family=\"sans-serif\" "
            "font-size=\"13\">\n"
         << "<rect width=\"1050\" height=\"430\" fill=\"white\"/>\n"
         << text_at(70, 24, "start", "1,797 handwritten digits, normalized by generated kernels", "font-size=\"16\"")
         << losses(histories, epochs) << accuracies(histories, epochs) << legend(histories) << "</svg>\n";
  stream.close();
  if (!stream) throw std::runtime_error(file + ": cannot be written");
}

} // namespace digits
