//===- main.cpp - trains a small network on handwritten digits -----------===//
//
//   digits NORMALIZATION [--epochs N] [--seed K] [--data FILE] [--plot FILE.svg]
//   digits --all ...
//
// The exit status is 1 where a network ends below 96 % on the test images.
//
//===----------------------------------------------------------------------===//
#include "normalization.h"
#include "plot.h"
#include "random.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

namespace {

constexpr double expected_accuracy = 0.96;

struct Arguments {
  std::vector<std::string> normalizations;
  std::string data = DIGITS_DATA;
  std::string plot;
  digits::TrainingOptions options;
};

/// What was typed is wrong; the usage is the way out.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void say_usage() {
  std::printf("usage: digits NORMALIZATION|--all [--epochs N] [--seed K] [--data FILE] [--plot FILE.svg]\n"
              "NORMALIZATION is one of:");
  for (const std::string &name : digits::normalization_names()) std::printf(" %s", name.c_str());
  std::printf("\n");
}

int positive_number(const std::string &option, const std::string &text) {
  char *end = nullptr;
  const long value = std::strtol(text.c_str(), &end, 10);
  if (end == text.c_str() || *end != '\0' || value < 1 || value > 1000000)
    throw UsageError(option + ": found '" + text + "', expected a number from 1 to 1000000");
  return static_cast<int>(value);
}

Arguments parse(const std::vector<std::string> &words) {
  Arguments arguments;
  const std::vector<std::string> names = digits::normalization_names();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    const auto value = [&]() -> const std::string & {
      if (i + 1 == words.size()) throw UsageError(word + ": expected a value after it");
      return words[++i];
    };
    if (word == "--all")
      arguments.normalizations = names;
    else if (word == "--epochs")
      arguments.options.epochs = positive_number(word, value());
    else if (word == "--seed")
      arguments.options.seed = static_cast<unsigned>(positive_number(word, value()));
    else if (word == "--data")
      arguments.data = value();
    else if (word == "--plot")
      arguments.plot = value();
    else if (std::ranges::find(names, word) != names.end())
      arguments.normalizations.push_back(word);
    else
      throw UsageError("'" + word + "' is neither an option nor a normalization");
  }
  if (arguments.normalizations.empty()) throw UsageError("expected a normalization or --all");
  return arguments;
}

/// The table; returns whether all are good enough.
bool say_results(const std::vector<digits::History> &histories) {
  bool good = true;
  std::printf("\n  %-14s %12s %14s %10s\n", "normalization", "last loss", "test accuracy", "seconds");
  for (const digits::History &history : histories) {
    std::printf("  %-14s %12.5f %12.1f %% %10.1f\n", history.normalization.c_str(), history.losses.back(),
                100 * history.accuracies.back(), history.seconds);
    good = good && history.accuracies.back() >= expected_accuracy;
  }
  std::printf("%s\n", good ? "  every network reads at least 96 % of digits that it has never seen"
                           : "  a network stayed below 96 %");
  return good;
}

int run(const Arguments &arguments) {
  const digits::Images images = digits::read_images(arguments.data);
  digits::Random random(arguments.options.seed);
  const std::vector<std::size_t> order = random.permutation(images.count());
  const std::size_t test_count = images.count() / 5;
  const digits::Images test = images.select(order, 0, test_count);
  const digits::Images training = images.select(order, test_count, images.count());
  std::printf("%zu images to train on, %zu to test with\n", training.count(), test.count());
  std::vector<digits::History> histories;
  for (const std::string &name : arguments.normalizations)
    histories.push_back(digits::train(name, training, test, arguments.options));
  const bool good = say_results(histories);
  if (!arguments.plot.empty()) {
    digits::write_plot(arguments.plot, histories);
    std::printf("  learning curves: %s\n", arguments.plot.c_str());
  }
  return good ? 0 : 1;
}

} // namespace

int main(int count, char **words) {
  try {
    return run(parse(std::vector<std::string>(words + 1, words + count)));
  } catch (const UsageError &error) {
    std::fprintf(stderr, "digits: %s\n", error.what());
    say_usage();
    return 2;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "digits: %s\n", error.what());
    return 1;
  }
}
