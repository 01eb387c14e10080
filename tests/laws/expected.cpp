//===- expected.cpp - what the reference says ---------------------------------------------===//

#include "tests/laws/expected.h"

#include "dsl/catalogue/catalogue.h"
#include "dsl/load.h"

#include <gtest/gtest.h>

namespace norma::laws {

Arrays expected(const std::string &norm, bool training, const Point &point, const Settings &settings) {
  static std::map<std::string, dsl::LoadOutcome> loaded;
  if (!loaded.contains(norm))
    loaded[norm] = dsl::load(dsl::find_catalogue_entry(norm) ? norm : NORMA_OTHER_DECLARATIONS "/" + norm + ".norm");
  reference::Request request;
  for (const dsl::File &file : loaded[norm].program.files) request.files.push_back(&file);
  request.definition = norm;
  request.training = training;
  request.settings = settings;
  request.inputs = point.inputs;
  request.cotangents = point.cotangents;
  request.tangents = point.tangents;
  const reference::Outcome outcome = evaluate(request);
  Arrays results;
  if (!outcome.ok()) {
    for (const dsl::Diagnostic &diagnostic : outcome.diagnostics)
      ADD_FAILURE() << norm << ": " << diagnostic.message.str();
    return results;
  }
  results = outcome.outputs;
  results.insert(outcome.statistics.begin(), outcome.statistics.end());
  for (const auto &[name, array] : outcome.states) results["state_" + name] = array;
  for (const auto &[name, array] : outcome.gradients) results["d" + name] = array;
  for (const auto &[name, array] : outcome.tangents) results["t" + name] = array;
  return results;
}

} // namespace norma::laws
