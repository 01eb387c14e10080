//===- random_test.cpp - random shapes and layouts against a naive computation --------------===//
//
// Every entry with dynamic extents: any extents, strides, alignment, number of threads, order of tasks and threshold of
// streaming stores give what the reference computes in double, and the same bits among themselves.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/expected.h"
#include "tests/laws/options.h"
#include "tests/laws/trial.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace norma::laws {
namespace {

/// Bits, since NaN and signs of zero count; all types embed in double.
testing::AssertionResult same_bits(const Array &a, const Array &b) {
  for (std::size_t i = 0; i < a.data.size(); ++i)
    if (std::bit_cast<std::uint64_t>(a.data[i]) != std::bit_cast<std::uint64_t>(b.data[i]))
      return testing::AssertionFailure() << "element " << i << ": " << a.data[i] << " and " << b.data[i];
  return testing::AssertionSuccess();
}

double greatest(const Array &array) {
  double most = 0;
  for (double element : array.data) most = std::isfinite(element) ? std::max(most, std::abs(element)) : most;
  return most;
}

testing::AssertionResult close(const Array &found, const Array &wanted, double bound) {
  if (found.shape != wanted.shape) return testing::AssertionFailure() << "has another shape";
  for (std::size_t i = 0; i < found.data.size(); ++i) {
    const double a = found.data[i], b = wanted.data[i];
    if (a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= bound) continue;
    return testing::AssertionFailure() << "element " << i << " is " << a << ", expected " << b << ", bound " << bound;
  }
  return testing::AssertionSuccess();
}

/// Whether this result sums across instances that lie side by side in lanes: a machine with one lane adds them in
/// another order than one with many. Such are gradients without x's innermost axis where a statistic has it.
bool adds_up_lanes(const norma_record &forward, const norma_record &record, const norma_argument &argument) {
  const std::vector<int> axes = axes_of(forward, forward.arguments[0]);
  const std::string innermost = forward.axes[axes.back()].name;
  auto has = [&](const norma_record &of, const norma_argument &tensor) {
    for (int axis : axes_of(of, tensor))
      if (of.axes[axis].name == innermost) return true;
    return false;
  };
  if (argument.role != NORMA_ROLE_GRADIENT || has(record, argument)) return false;
  for (int a = 0; a < forward.argument_count; ++a) {
    const norma_argument &other = forward.arguments[a];
    const bool statistic = other.role == NORMA_ROLE_NEW_SAVED || other.role == NORMA_ROLE_STATISTIC;
    if (statistic && has(forward, other) && other.rank < forward.arguments[0].rank) return true;
  }
  return false;
}

/// The manners of one trial: compact; then two with the same strides, which differ in all else.
std::vector<Manner> manners_of(const Trial &trial, const norma_record &record, Arrays &given, Draw &draw) {
  Manner strided;
  strided.strides = draw.next() | 1;
  strided.states_in_place = draw.one_in(2);
  strided.threads = draw.whole(1, 4);
  strided.stream_threshold = draw.one_in(2) ? 1 : 0;
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    const Shape shape = shape_of(record, argument, trial.extents);
    // Here and there an input repeats one number, as a cotangent of a sum does. What forward saw stays as it was.
    const auto place = given.find(argument.name);
    if (place == given.end() || place->second.data.empty()) continue;
    const std::vector<double> &now = place->second.data;
    const bool is_one_number =
        std::all_of(now.begin(), now.end(), [&](double element) { return element == now.front(); });
    const bool may_change = argument.role == NORMA_ROLE_COTANGENT ||
                            (argument.role == NORMA_ROLE_PARAMETER && record.form != NORMA_FORM_VJP);
    if (argument.written || !(is_one_number || may_change) || !draw.one_in(6)) continue;
    strided.broadcast[argument.name] = std::vector<bool>(shape.size(), true);
    std::vector<double> &data = place->second.data;
    std::fill(data.begin(), data.end(), data.front());
  }
  Manner shuffled = strided;
  shuffled.tasks = draw.next() | 1;
  shuffled.threads = draw.whole(2, 4);
  shuffled.stream_threshold = strided.stream_threshold ? 0 : 1;
  for (int a = 0; a < record.argument_count; ++a)
    if (record.arguments[a].written && record.arguments[a].optional && draw.one_in(4))
      shuffled.left_out.insert(record.arguments[a].name);
  return {Manner{}, strided, shuffled};
}

class Random : public testing::TestWithParam<std::pair<std::string, std::string>> {
protected:
  /// Runs a form in three manners and compares; the results of the first.
  Arrays check(const Trial &trial, const std::string &form, Arrays &given, Draw &draw,
               const std::function<Arrays()> &reference) {
    const auto &[library, norm] = GetParam();
    const norma_record &record = *find_record(library, norm, form);
    const norma_record &forward = *find_record(library, norm, form.starts_with("inference") ? "inference" : "training");
    const std::vector<Manner> manners = manners_of(trial, record, given, draw);
    Called first;
    for (const Manner &manner : manners) {
      Called called = call(record, trial.extents, given, trial.settings, manner);
      EXPECT_EQ(called.damage, "") << form;
      if (trial.has_too_small_an_area(record) && !trial.has_no_elements()) {
        EXPECT_EQ(called.status.code, NORMA_TOO_FEW_ELEMENTS) << form;
        continue;
      }
      EXPECT_EQ(called.message, "") << form;
      if (!called.message.empty()) return {};
      if (&manner == &manners.front()) {
        first = std::move(called);
        trial.has_no_elements() ? check_empty(record, given, first.written)
                                : check_values(trial, record, first.written, reference());
        continue;
      }
      for (const auto &[name, array] : called.written) {
        const norma_argument &argument =
            *std::find_if(record.arguments, record.arguments + record.argument_count,
                          [&](auto &known) { return known.name == name && known.written; });
        if (&manner == &manners[1] && adds_up_lanes(forward, record, argument))
          EXPECT_TRUE(close(array, first.written.at(name), trial.bound(record, greatest(array))))
              << form << " " << name;
        else
          EXPECT_TRUE(same_bits(array, first.written.at(name)))
              << form << " " << name << " at other strides or threads";
        // The third has the strides of the second, so its bits are the second's.
        first.written[name] = &manner == &manners[1] ? array : first.written[name];
      }
    }
    return first.written;
  }

  void check_values(const Trial &trial, const norma_record &record, const Arrays &found, const Arrays &wanted) {
    int compared = 0;
    for (const auto &[name, array] : found) {
      auto place = wanted.find(name);
      if (place == wanted.end()) continue;
      ++compared;
      EXPECT_TRUE(close(array, place->second, trial.bound(record, greatest(place->second))))
          << record.form_name << " " << name;
    }
    EXPECT_GE(compared, 1) << record.form_name;
  }

  /// No elements: sums over nothing are zero, states stay.
  void check_empty(const norma_record &record, const Arrays &given, const Arrays &found) {
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      if (!argument.written) continue;
      const Array &array = found.at(argument.name);
      const bool state = argument.role == NORMA_ROLE_NEW_STATE && argument.alias >= 0;
      auto old = state ? given.find(record.arguments[argument.alias].name) : given.end();
      for (std::size_t i = 0; i < array.data.size(); ++i) {
        const double wanted = old != given.end() ? old->second.data[i]
                              : state            ? record.arguments[argument.alias].first_value
                                                 : 0;
        const double stored = argument.dtype.bits == 32 ? static_cast<double>(static_cast<float>(wanted)) : wanted;
        EXPECT_EQ(array.data[i], stored) << record.form_name << " " << argument.name;
      }
    }
  }

  /// In inference the reference takes the input's own statistic where no running value is passed, kernels its first
  /// value.
  static Arrays with_first_values(const Trial &trial, const norma_record &record, Arrays inputs) {
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      if (record.form != NORMA_FORM_INFERENCE || argument.role != NORMA_ROLE_STATE) continue;
      inputs.try_emplace(argument.name,
                         array_of(shape_of(record, argument, trial.extents), [&] { return argument.first_value; }));
    }
    return inputs;
  }

  void run(std::uint64_t seed) {
    const auto &[library, norm] = GetParam();
    Trial trial(library, norm, seed);
    SCOPED_TRACE(trial.description());
    Draw draw(seed);
    for (const std::string mode : {"training", "inference"}) {
      const norma_record *forward = find_record(library, norm, mode);
      if (!forward) continue;
      const bool training = mode == "training";
      Arrays written = check(trial, mode, trial.inputs, draw, [&] {
        return expected(norm, training, with_first_values(trial, *forward, trial.inputs), {}, trial.settings);
      });
      const norma_record *backward = find_record(library, norm, training ? "vjp" : "inference_vjp");
      if (!backward || (written.empty() && !trial.has_no_elements())) continue;
      Arrays given = trial.inputs;
      for (auto &[name, array] : written) given.try_emplace(name, array);
      for (auto &[name, array] : trial.cotangents) given["d" + name] = array;
      check(trial, training ? "vjp" : "inference_vjp", given, draw, [&] {
        Arrays cotangents;
        for (auto &[name, array] : trial.cotangents) cotangents[name] = given["d" + name];
        Arrays inputs;
        for (auto &[name, array] : trial.inputs) inputs[name] = given[name];
        return expected(norm, training, with_first_values(trial, *forward, inputs), cotangents, trial.settings);
      });
    }
  }
};

TEST_P(Random, ShapesAndLayoutsGiveTheReferencesValues) {
  for (std::uint64_t seed = options().seed; seed < options().seed + options().trials; ++seed) {
    run(seed);
    if (!HasFailure()) continue;
    const testing::TestInfo &info = *testing::UnitTest::GetInstance()->current_test_info();
    FAIL() << "run this trial alone: norma_laws_tests --gtest_filter=" << info.test_suite_name() << "." << info.name()
           << " --seed=" << seed << " --trials=1";
  }
}

std::vector<std::pair<std::string, std::string>> everything() {
  std::vector<std::pair<std::string, std::string>> all;
  for (const char *library : {"laws_f32", "laws_f64"})
    for (const std::string &norm : norms_of(library)) all.emplace_back(library, norm);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Random, testing::ValuesIn(everything()),
                         [](const auto &info) { return info.param.second + info.param.first.substr(4); });

} // namespace
} // namespace norma::laws
