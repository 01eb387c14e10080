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
      if (is_new) entry->second = make(parse(request));
      const std::vector<Timing> timings = measure(entry->second, 1, repeats);
      for (std::size_t i = 0; i < timings.size(); ++i) answer[entry->second[i].name] = timings[i].median;
    } catch (const std::exception &problem) {
      answer = {{"missing", problem.what()}};
    }
    std::cout << answer.dump() << std::endl;
  }
}

} // namespace norma::benchmark
