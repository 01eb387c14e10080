//===- record_order.cpp - which record is tried when ----------------------===//
//
// See record_order.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/record_order.h"

#include "norma/record.h"

#include <algorithm>
#include <set>

namespace norma::compiler::driver {
namespace {

/// What the target's code needs of the machine that it runs on, which may be another than this.
void guard(emit::RecordDescription &record, const cpu::CpuTarget &target) {
  if (target.needed_features == 0) return;
  const std::string reason = "this processor lacks instructions of " + target.processor;
  for (emit::RecordVariant &variant : record.variants)
    variant.guards.insert(variant.guards.begin(), {NORMA_GUARD_CPU, 0, 0, target.needed_features, reason});
}

/// Whether two records that take any strides take the same tensors.
bool accepts_the_same(const emit::RecordDescription &one, const emit::RecordDescription &other) {
  const auto same_type = [](const emit::RecordArgument &a, const emit::RecordArgument &b) {
    return a.type_code == b.type_code && a.type_bits == b.type_bits;
  };
  return one.form == other.form && std::equal(one.arguments.begin(), one.arguments.end(), other.arguments.begin(),
                                              other.arguments.end(), same_type);
}

} // namespace

std::vector<emit::RecordDescription> ordered_records(std::vector<emit::RecordDescription> records,
                                                     const cpu::CpuTarget &target,
                                                     const std::vector<Combination> &combinations) {
  for (emit::RecordDescription &record : records) guard(record, target);
  std::set<std::string> layouts;
  for (const Combination &combination : combinations) layouts.insert(combination.layout.letters);
  if (layouts.size() < 2) return records;
  std::vector<emit::RecordDescription> fast, any;
  for (emit::RecordDescription &record : records) {
    if (record.variants.size() < 2) {
      any.push_back(std::move(record));
      continue;
    }
    emit::RecordDescription rest = record;
    rest.symbol += "_any";
    rest.variants.erase(rest.variants.begin(), rest.variants.end() - 1);
    record.variants.pop_back();
    fast.push_back(std::move(record));
    if (std::none_of(any.begin(), any.end(), [&](auto &other) { return accepts_the_same(other, rest); }))
      any.push_back(std::move(rest));
  }
  for (emit::RecordDescription &record : any) fast.push_back(std::move(record));
  return fast;
}

} // namespace norma::compiler::driver
