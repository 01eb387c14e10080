//===- training.cpp - one network from its first to its last epoch -------===//
#include "training.h"

#include "adam.h"
#include "network.h"
#include "random.h"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace digits {
namespace {

constexpr std::size_t batch_size = 64;
constexpr double first_rate = 3e-3;

/// Falls from the first rate to zero along half a cosine.
double rate_at(double progress) { return first_rate * 0.5 * (1 + std::cos(std::numbers::pi * progress)); }

void say_progress(const History &history, int epochs) {
  const auto epoch = static_cast<int>(history.losses.size());
  if (epoch != 1 && epoch % 5 != 0 && epoch != epochs) return;
  std::printf("  %-14s epoch %3d of %d   loss %.4f   test %.1f %%   %.1f s\n", history.normalization.c_str(), epoch,
              epochs, history.losses.back(), 100 * history.accuracies.back(), history.seconds);
  std::fflush(stdout);
}

} // namespace

History train(const std::string &normalization, const Images &training, const Images &test,
              const TrainingOptions &options) {
  const auto start = std::chrono::steady_clock::now();
  Network network(normalization, options.seed);
  Adam adam(network.parameters());
  Random random(options.seed);
  History history;
  history.normalization = normalization;
  const std::size_t batches = training.count() / batch_size;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const std::vector<std::size_t> order = random.permutation(training.count());
    double loss = 0;
    for (std::size_t batch = 0; batch < batches; ++batch) {
      loss += network.gradients(training.select(order, batch * batch_size, (batch + 1) * batch_size));
      const double done = epoch + static_cast<double>(batch) / static_cast<double>(batches);
      adam.step(rate_at(done / options.epochs));
    }
    history.losses.push_back(loss / static_cast<double>(batches));
    history.accuracies.push_back(network.accuracy(test));
    history.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    say_progress(history, options.epochs);
  }
  return history;
}

} // namespace digits
