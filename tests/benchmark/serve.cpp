//===- serve.cpp - measures what it is asked to, line by line -----------------------------===//
//
// See case.h. Several processes that answer in turn are measured in one run, though their libraries would not live in
// one process.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/case.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <map>

namespace norma::benchmark {

namespace {

using Json = nlohmann::ordered_json;

Case parse(const Json &request) {
  return {request.at("layer"), request.at("layout"), request.at("backward"), request.at("size")};
}

/// Tensors that do not fit the caches are there twice and taken by turns, so that no call finds what the one before it
/// left.
std::vector<Subject> make_cold(const MakeSubjects &make, const Case &asked) {
  std::vector<Subject> subjects = make(asked);
  if (asked.in_cache()) return subjects;
  const std::vector<Subject> others = make(asked);
  for (std::size_t i = 0; i < subjects.size(); ++i)
    subjects[i].run = [one = subjects[i].run, other = others[i].run](std::size_t turn) {
      (turn % 2 == 0 ? one : other)(turn);
    };
  return subjects;
}

} // namespace

void serve(const MakeSubjects &make) {
  std::map<std::string, std::vector<Subject>> made;
  for (std::string line; std::getline(std::cin, line);) {
    Json answer = Json::object();
    try {
      Json request = Json::parse(line);
      const int repeats = request.at("repeats");
      request.erase("repeats");
      const auto [entry, is_new] = made.try_emplace(request.dump());
      if (is_new) entry->second = make_cold(make, parse(request));
      const std::vector<Timing> timings = measure(entry->second, 1, repeats);
      for (std::size_t i = 0; i < timings.size(); ++i) answer[entry->second[i].name] = timings[i].median;
    } catch (const std::exception &problem) {
      answer = {{"missing", problem.what()}};
    }
    std::cout << answer.dump() << std::endl;
  }
}

} // namespace norma::benchmark
