//===- declaration_cases.cpp - arguments for every declaration ------------===//

#include "tests/reference/declaration_cases.h"

#include <fstream>
#include <sstream>

namespace norma::reference {

const std::vector<DeclarationCase> &declaration_cases() {
  const Given image{"x", {3, 4, 2, 3}}, sequence{"x", {2, 4, 5}}, rows{"x", {2, 3, 5}};
  static const std::vector<DeclarationCase> cases = {
      {"batch_norm", {}, {image}},
      {"sync_bn", {}, {image}},
      {"ghost_bn", {{"batch", 2}}, {{"x", {4, 3, 2}}}},
      {"instance_norm", {}, {image}},
      {"batch_group_norm", {{"groups", 4}}, {image}},
      {"extended_bn", {}, {image}},
      {"positional_norm", {}, {image}},
      {"moment_shortcut", {}, {image, {"m", {3, 2, 3}}, {"s", {3, 2, 3}}}},
      {"local_contrast", {{"width", 3}}, {{"x", {2, 2, 4, 5}}}},
      {"lrn", {{"size", 4}, {"alpha", 0.3}}, {{"x", {2, 6, 3}}}},
      {"div_norm", {{"a", 1}, {"b", 1}}, {{"x", {2, 2, 4, 3}}}},
      {"gdn", {}, {image}},
      {"region_norm", {}, {{"x", {2, 3, 3, 4}}, {"region", {2, 3, 4}, Kind::label}}},
      {"graph_norm", {}, {{"x", {9, 3}}, {"graph", {9}, Kind::label}}},
      {"cum_ln", {}, {sequence}},
      {"masked_gn", {{"groups", 2}}, {sequence, {"length", {2}, Kind::label}}},
      {"rms_llama", {}, {rows}},
      {"rms_olmo2", {}, {rows}},
      {"rms_gemma", {}, {rows}},
      {"rms_t5", {}, {rows}},
      {"p_rms", {{"part", 0.5}}, {rows}},
      {"frn_tlu", {}, {image}},
      {"evonorm_b0", {}, {image}},
      {"evonorm_s0", {{"groups", 2}}, {image}},
      {"grn", {}, {image}},
      {"gct", {}, {image}},
      {"batch_renorm", {}, {image}},
      {"cross_iter_bn", {{"past", 2}}, {image, {"w", {4, 2}}, {"jm", {4, 2}}, {"jq", {4, 2}}}},
      {"power_norm", {{"groups", 2}}, {{"x", {3, 2, 4}}, {"step", {}, Kind::label}}, true},
      {"mabn", {{"length", 3}}, {image, {"step", {}, Kind::label}}, true},
      {"online_norm", {}, {image}, true},
      {"switchable_norm", {}, {image}},
      {"mode_norm", {}, {image}},
      {"attentive_norm", {{"mixtures", 3}}, {image}},
      {"ilm_norm", {{"groups", 2}, {"hidden", 3}}, {image}},
      {"spade", {}, {image, {"gamma", image.shape}, {"beta", image.shape}}},
      {"adaln_zero", {}, {rows, {"branch", {2, 3, 5}}, {"gate", {2, 5}}, {"shift", {2, 5}}, {"scale", {2, 5}}}},
      {"gate_then_rms", {{"groups", 2}}, {{"x", {3, 4}}, {"z", {3, 4}}}},
      {"rms_then_gate", {}, {rows, {"z", {2, 3, 5}}}},
      {"qk_norm", {}, {{"q", {2, 3, 4, 5}}, {"k", {2, 3, 2, 5}}}},
      {"iternorm", {{"group", 2}, {"iterations", 3}}, {image}},
      {"dbn", {{"group", 2}}, {image}},
      {"wc_gan", {}, {image, {"label", {3}, Kind::label}}},
      {"wct", {{"alpha", 0.7}}, {{"x", {2, 3, 7}}, {"style", {2, 3, 4, 2}}}},
      {"switchable_whitening", {{"group", 2}, {"iterations", 2}}, {image}},
      {"channel_equilibrium", {{"group", 2}, {"hidden", 3}, {"iterations", 2}}, {image}},
      {"spectral_norm", {}, {{"w", {3, 4}}}},
      {"oni", {{"iterations", 3}}, {{"w", {3, 5}}}},
      {"weight_norm", {}, {{"v", {3, 2, 2}}}},
      {"weight_std", {}, {{"w", {3, 2, 2}}}},
      {"weight_demod", {}, {{"w", {3, 2, 2}}, {"style", {4, 2}}}},
      {"lars", {}, {{"g", {3, 4}}, {"w", {3, 4}}}},
      {"lamb", {}, {{"g", {3, 4}}, {"w", {3, 4}}, {"step", {}, Kind::label}}},
      {"agc", {{"clipping", 0.5}}, {{"g", {3, 4}}, {"w", {3, 4}}}},
      {"muon", {}, {{"g", {3, 4}}}},
      {"revin", {}, {{"x", {2, 5, 3}}}},
      {"revin_inverse", {}, {{"x", {2, 5, 3}}, {"m", {2, 3}}, {"s", {2, 3}}}},
      {"popart", {}, {{"t", {5, 3}}, {"w", {3, 2}}, {"b", {3}}}},
      {"dyt", {}, {rows}},
      {"dora", {}, {{"w", {3, 4}}, {"b", {3, 2}}, {"a", {2, 4}}}},
      {"riem_bn", {{"iterations", 2}}, {{"x", {4, 3, 3}, Kind::positive}}},
  };
  return cases;
}

const dsl::File &declarations() {
  static const dsl::File file = [] {
    std::ifstream stream(NORMA_DECLARATIONS);
    std::ostringstream text;
    text << stream.rdbuf();
    return parsed(text.str(), "declarations.norm");
  }();
  return file;
}

namespace {

/// Symmetric, with eigenvalues well above zero.
Array positive_definite(const std::vector<std::int64_t> &shape) {
  Array array = scattered(shape, 77);
  const std::int64_t n = shape.back();
  const Array source = array;
  for (std::int64_t m = 0; m < shape.front(); ++m)
    for (std::int64_t i = 0; i < n; ++i)
      for (std::int64_t j = 0; j < n; ++j) {
        double sum = i == j ? 1 : 0;
        for (std::int64_t k = 0; k < n; ++k)
          sum += source.data[std::size_t((m * n + i) * n + k)] * source.data[std::size_t((m * n + j) * n + k)];
        array.data[std::size_t((m * n + i) * n + j)] = sum;
      }
  return array;
}

} // namespace

Request request_for(const DeclarationCase &declaration, bool training) {
  Request request;
  request.files = {&declarations()};
  request.definition = declaration.name;
  request.training = training;
  request.settings = declaration.settings;
  std::uint64_t seed = 1;
  for (const Given &given : declaration.inputs) {
    Array array = scattered(given.shape, ++seed, 0.3);
    if (given.kind == Kind::label)
      for (std::size_t i = 0; i < array.data.size(); ++i)
        array.data[i] = double(i * 7 % 3 + (given.shape.empty() ? 3 : 0));
    if (given.name == "length") array.data = {5, 3};
    if (given.kind == Kind::positive) array = positive_definite(given.shape);
    request.inputs[given.name] = array;
  }
  return request;
}

} // namespace norma::reference
