//===- oracle_case.cpp - a folder of tests/oracle/data as a call of the command ----===//

#include "tests/entries/oracle_case.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace norma::testing_entries {

namespace fs = std::filesystem;

RunRequest read_case(const fs::path &folder) {
  std::ifstream stream(folder / "case.json");
  const nlohmann::json description = nlohmann::json::parse(stream);
  RunRequest request;
  request.declaration = description["definition"];
  request.mode = description["mode"];
  request.settings = description["settings"].get<std::map<std::string, double>>();
  request.inputs = read_folder(folder / "in");
  request.cotangents = read_folder(folder / "cotangent");
  return request;
}

std::vector<std::string> oracle_cases() {
  std::vector<std::string> folders;
  for (const fs::directory_entry &entry : fs::directory_iterator(NORMA_ORACLE_DATA))
    folders.push_back(entry.path().filename().string());
  std::sort(folders.begin(), folders.end());
  return folders;
}

} // namespace norma::testing_entries
