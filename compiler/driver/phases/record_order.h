//===- record_order.h - which record is tried when ------------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

/// The records of a target in the order in which a call tries them, with guards for its instruction set. Where there
/// are several layouts, all fast variants come before the ones that take any strides, which would accept everything.
std::vector<emit::RecordDescription> ordered_records(std::vector<emit::RecordDescription> records,
                                                     const cpu::CpuTarget &target,
                                                     const std::vector<Combination> &combinations);

} // namespace norma::compiler::driver
