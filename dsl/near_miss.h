//===- near_miss.h - the name that was probably meant ---------------------===//
//
// Distance in letters put in, left out, exchanged or swapped with their neighbour. Only in messages, so its
// cost in constants is paid by wrong texts alone.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace norma::dsl {

/// Number of single-letter mistakes between two words.
constexpr std::size_t letter_distance(std::string_view a, std::string_view b) {
  // Filled one by one: the sized constructor of g++ 12's library is not for clang's constants.
  std::vector<std::size_t> before_last, last, row;
  for (std::size_t j = 0; j <= b.size(); ++j) {
    before_last.push_back(j);
    last.push_back(j);
    row.push_back(j);
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({exchanged, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

/// Collects candidates and keeps the nearest that is near enough: at most a third of the letters wrong.
class NearMiss {
public:
  constexpr explicit NearMiss(std::string_view word) : word(word), least(word.size() / 3 + 1) {}
  constexpr void consider(std::string_view candidate) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    if (word.size() > 64 || longer - shorter >= least) return;
    const std::size_t distance = letter_distance(word, candidate);
    if (distance >= least || distance >= word.size()) return;
    least = distance;
    best = candidate;
  }
  constexpr bool found() const { return !best.empty(); }
  constexpr std::string_view suggestion() const { return best; }

private:
  std::string_view word;
  std::size_t least;
  std::string_view best;
};

} // namespace norma::dsl
