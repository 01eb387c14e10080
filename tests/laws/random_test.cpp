//===- random_test.cpp - random shapes and layouts against a naive computation --------------===//
//
// Every entry with dynamic extents: any extents, strides, alignment, number of threads, order of tasks and threshold of
// streaming stores give what the reference computes in double, and the same bits among themselves.
//
//===----------------------------------------------------------------------===//

#include "tests/laws/compare.h"
#include "tests/laws/expected.h"
#include "tests/laws/options.h"
#include "tests/laws/trial.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace norma::laws {
namespace {

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
    const bool forward = record.form == NORMA_FORM_TRAINING || record.form == NORMA_FORM_INFERENCE;
    const bool may_change = argument.role == NORMA_ROLE_COTANGENT || (argument.role == NORMA_ROLE_PARAMETER && forward);
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
        if (trial.has_no_elements())
          check_empty(record, given, first.written);
        else if (reference)
          check_values(trial, record, first.written, reference());
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

  /// What a derivative reads beside what the forward read and wrote. What was left out does not move.
  static void add_directions(const Trial &trial, const norma_record &record, Arrays &given, Draw &draw) {
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      const bool moves = argument.role == NORMA_ROLE_TANGENT && given.contains(argument.name + 1);
      if (argument.role == NORMA_ROLE_COTANGENT || moves)
        given[argument.name] = array_of(shape_of(record, argument, trial.extents), [&] { return draw.real(-1, 1); });
    }
  }

  /// The reference's question to a form.
  static Point point_of(const Arrays &inputs, const norma_record &record, const Arrays &given) {
    Point point;
    for (const auto &[name, array] : inputs) point.inputs[name] = given.at(name);
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      const std::string name = argument.name;
      if (argument.role == NORMA_ROLE_COTANGENT) point.cotangents[name.substr(1)] = given.at(name);
      if (argument.role == NORMA_ROLE_TANGENT && given.contains(name)) point.tangents[name.substr(1)] = given.at(name);
    }
    return point;
  }

  void run(std::uint64_t seed) {
    const auto &[library, norm] = GetParam();
    Trial trial(library, norm, seed);
    SCOPED_TRACE(trial.description());
    Draw draw(seed);
    for (const std::string mode : {"training", "inference"}) {
      const norma_record *forward = find_record(library, norm, mode);
      if (!forward) continue;
      Arrays inputs = trial.inputs_of(*forward);
      auto reference = [&](const norma_record &record, const Arrays &given) {
        return expected(norm, mode == "training", point_of(inputs, record, given), trial.settings);
      };
      const Arrays written = check(trial, mode, inputs, draw, [&] { return reference(*forward, inputs); });
      if (written.empty() && !trial.has_no_elements()) continue;
      for (const std::string kind : {"vjp", "jvp", "vjp2"}) {
        const std::string form = mode == "training" ? kind : mode + "_" + kind;
        const norma_record *record = find_record(library, norm, form);
        if (!record) continue;
        Arrays given = inputs;
        given.insert(written.begin(), written.end());
        add_directions(trial, *record, given, draw);
        // The reference has no second derivatives; there the manners agree with one another.
        std::function<Arrays()> values;
        if (kind != "vjp2") values = [&] { return reference(*record, given); };
        check(trial, form, given, draw, values);
      }
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
