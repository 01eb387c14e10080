//===- oracle_case.h - a folder of tests/oracle/data as a call of the command ------===//
#pragma once

#include "tests/entries/run_command.h"

namespace norma::testing_entries {

/// The call that the case is about, in f64 on the CPU in the declared layout.
RunRequest read_case(const std::filesystem::path &folder);

/// The cases, by the names of their folders.
std::vector<std::string> oracle_cases();

} // namespace norma::testing_entries
