//===- areas.cpp - which elements share statistics -----------------------------------------===//

#include "tests/laws/areas.h"

#include <gtest/gtest.h>

namespace norma::laws {

const std::vector<Standardizing> &standardizing() {
  static const std::vector<Standardizing> all = {
      {"layer_norm", {{{"C", 77}}, {5, 3}}, {"C"}},
      {"layer_norm_2d", {{{"N", 3}, {"C", 12}}, {5, 7}}, {"C"}},
      {"group_norm", {{{"N", 3}, {"K", 2}}, {5, 7}}, {"K", "..."}},
      {"instance_norm", {{{"N", 3}, {"C", 12}}, {5, 7}}, {"..."}},
      {"batch_norm", {{{"N", 5}, {"C", 12}}, {5, 7}}, {"N", "..."}},
  };
  return all;
}

std::vector<std::vector<std::size_t>> areas_of(const norma_record &record, const Standardizing &entry) {
  std::map<Shape, std::vector<std::size_t>> areas;
  const std::vector<int> axes = axes_of(record, record.arguments[0]);
  Shape index(axes.size(), 0);
  const std::int64_t size = size_of(shape_of(record, record.arguments[0], entry.extents));
  for (std::int64_t i = 0; i < size; ++i) {
    Shape own;
    for (std::size_t a = 0; a < axes.size(); ++a)
      if (!entry.over.contains(is_pack(record, axes[a]) ? "..." : record.axes[axes[a]].name)) own.push_back(index[a]);
    areas[own].push_back(static_cast<std::size_t>(i));
    for (std::size_t a = axes.size(); a-- > 0 && ++index[a] == entry.extents.of(record, axes[a]);) index[a] = 0;
  }
  std::vector<std::vector<std::size_t>> list;
  for (auto &[own, places] : areas) list.push_back(std::move(places));
  return list;
}

Arrays results_of(const norma_record &record, const Extents &extents, const Arrays &given, const Settings &settings,
                  const Manner &manner) {
  Called called = call(record, extents, given, settings, manner);
  EXPECT_EQ(called.message, "") << record.declaration << " " << record.form_name;
  EXPECT_EQ(called.damage, "") << record.declaration << " " << record.form_name;
  return called.written;
}

Arrays gradients_of(const std::string &library, const std::string &norm, const Extents &extents, const Arrays &inputs,
                    const Array &cotangent, const Settings &settings) {
  Arrays given = inputs;
  given.merge(results_of(*find_record(library, norm, "training"), extents, inputs, settings));
  given["dy"] = cotangent;
  return results_of(*find_record(library, norm, "vjp"), extents, given, settings);
}

} // namespace norma::laws
